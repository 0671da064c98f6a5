"""Python packages beside the environment are installed once, and a failure is told in one line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from audit import tools

if TYPE_CHECKING:
    from pathlib import Path

WRITES = "import pathlib; pathlib.Path({!r}).open('a').write('x')"
FAILS = "import sys; sys.exit('noise\\nno such package')"


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    """Return a file of packages that were pinned a while ago."""
    path = tmp_path / "requirements-x.txt"
    path.touch()
    os.utime(path, (1_000_000, 1_000_000))
    return path


def test_what_is_pinned_is_installed_once_and_again_when_it_changes(
    pinned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, asked = tmp_path / "x", tmp_path / "asked"
    folder.mkdir()

    def times() -> int:
        tools.install_pinned(pinned, folder, [sys.executable, "-c", WRITES.format(str(asked))])
        return len(asked.read_text(encoding="utf-8"))

    assert [times(), times()] == [1, 1]
    assert capsys.readouterr() == ("", "==> pip install -r requirements-x.txt\n")
    os.utime(folder / "ready", (999_999, 999_999))
    assert times() == 2


def test_a_pip_that_fails_is_told_in_one_line_and_asked_again(
    pinned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        tools.install_pinned(pinned, tmp_path / "x", [sys.executable, "-c", FAILS])
        assert capsys.readouterr().err.splitlines() == [
            "==> pip install -r requirements-x.txt",
            "==> pipができませんでした / pip failed: no such package",
        ]
    assert not (tmp_path / "x" / "ready").exists()


def test_only_what_is_pinned_is_installed_and_nothing_is_compiled() -> None:
    assert {"--require-hashes", "--only-binary", ":all:"} <= {*tools.HOW}
