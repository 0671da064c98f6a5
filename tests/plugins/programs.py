"""Run a build as users do, as a program of its own in a copy of the project."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from tests import warm

if TYPE_CHECKING:
    from pathlib import Path

BUILD = "from pathlib import Path; from plugins.run import build; raise SystemExit({})"
OURS = ("-c", BUILD.format("build(Path('pelicanconf.py').resolve())"))
CHECK = BUILD.format("build(Path('pelicanconf.py').resolve(), CHECK_ONLY=True)")
# What a program begins with to run where a module is missing: ours may have been imported with it.
MISSING = (
    "import sys; sys.modules[{!r}] = None; "
    "[sys.modules.pop(name) for name in [*sys.modules] if name.partition('.')[0] == 'plugins']; "
)
READ_AT_START = {"PYTHONHASHSEED", "PYTHONUTF8", "LC_ALL", "FORCE_COLOR", "NO_COLOR", "TERM"}
# Before a release, where nobody looks at how small its compressed copies are: that takes most of the time.
QUICKLY = """
import brotli
pack = brotli.compress
brotli.compress = lambda content, quality: pack(content, quality=1)
"""
PLAIN = ("-m", "pelican", "content")


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python there; its warnings are errors."""
    variables = {name: value for name, value in os.environ.items() if name != "SITEURL"}
    variables |= {"PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200", **environment}
    if len(arguments) == 2 and arguments[0] == "-c" and not environment.keys() & READ_AT_START:
        return warm.run(arguments[1], project, variables)
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-W", "error", *arguments],
        cwd=project,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=warm.PATIENCE,
        check=False,
    )


def build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a site whose code is ours, which is there already and not imported from the copy."""
    variables = {name: value for name, value in os.environ.items() if name != "SITEURL"}
    _ours().begin(OURS[1], project, {**variables, "COLUMNS": "200", **environment})
    ended = _ours().end()
    return subprocess.CompletedProcess(OURS, ended.status, ended.output, ended.errors)


@cache
def _ours() -> warm.Interpreter:
    interpreter = warm.Interpreter(import_module("plugins").MODULES, warm.PROJECT)
    atexit.register(interpreter.close)
    return interpreter


def snapshot(project: Path) -> dict[str, bytes | int]:
    """Return every file of the output, and what else lies there under its name with which inode."""
    folder = project / "output"
    files = {f"output/{p.relative_to(folder)}": p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {**files, **{path.name: path.stat().st_ino for path in project.glob("*output*")}}


def site(project: Path) -> dict[str, bytes]:
    """Return the files of the site by their paths below its folder."""
    folder = project / "output"
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
