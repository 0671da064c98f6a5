"""What builds depend on besides content: the code, the packages that it uses, and the settings."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CODE = Path(__file__).parent
NO_CODE = {"__pycache__"}
# Where things go, and how: none of it changes what is in a page.
WHERE = {"PUBLIC_PATH", "COMPILED_PATH", "AGAINST", "CACHE_PATH", "CHECK_ONLY", "JOBS", "OUTPUT_PATH", "RELEASE_PATH", "SILENT", "USE_CACHE"}


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield path below a folder, with slashes, and path of each file there, in no order; follow no links."""
    root = os.fspath(folder)
    waiting = [root]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in NO_CODE:
                        waiting.append(entry.path)
                else:
                    yield entry.path[len(root) + 1 :].replace(os.sep, "/"), entry.path


def content(path: str | Path) -> bytes:
    """Return what is in a file, or nothing where it cannot be read: as a link to nowhere."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - for ten thousand, Path takes twice as long
            return file.read()
    except OSError:
        return b""


def digest_of(folder: Path) -> str:
    """Return what changes with any name and any byte of the files below a folder."""
    found = hashlib.sha256()
    for name, path in sorted(files(folder)):
        data = content(path)
        found.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        found.update(data)
    return found.hexdigest()


@cache
def code() -> str:
    """Return what changes with our code, Python, and the version of any package that is installed."""
    packages = sorted(
        name
        for folder in {*map(os.path.realpath, sys.path)}
        if os.path.isdir(folder)  # noqa: PTH112 - a list of strings
        for name in os.listdir(folder)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    )
    return hashlib.sha256(repr((digest_of(CODE), sys.version, packages)).encode()).hexdigest()


def settings(file: Path, overrides: Mapping[str, Any]) -> str:
    """Return what changes with any setting of a settings file that changes what is in a page."""
    spec = importlib.util.spec_from_file_location("settings_to_compare", file)
    if spec is None or spec.loader is None:
        return ""
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = {name: value for name, value in vars(module).items() if name.isupper()} | dict(overrides)
    return repr(sorted((name, value) for name, value in found.items() if name not in WHERE))


def plain(settings: Mapping[str, Any], *without: str) -> list[tuple[str, Any]]:
    """Return all settings that change what is in a page."""
    return sorted((name, value) for name, value in settings.items() if name not in {*WHERE, *without})
