"""A machine without any program, and a project without any package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit import tools

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Machine = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the PATH of a machine that has no program at all yet."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin"


@pytest.fixture
def machine(folder: Path) -> Machine:
    """Return what puts programs on the machine: names and the shell text that each runs."""

    def add(**programs: str) -> None:
        for name, text in programs.items():
            path = folder / name.replace("_", "-")
            path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
            path.chmod(0o755)

    return add


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose packages are not installed yet."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "package-lock.json").touch()
    monkeypatch.setattr(tools, "ROOT", root)
    monkeypatch.setattr(tools, "MODULES", root / "node_modules")
    return root
