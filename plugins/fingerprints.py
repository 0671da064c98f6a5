"""What builds depend on besides content: the code, the packages that it uses, and the settings."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

CODE = Path(__file__).parent
NO_CODE = {"__pycache__"}
# Where things go, and how: none of it changes what is in a page.
WHERE = {
    "PUBLIC_PATH",
    "COMPILED_PATH",
    "AGAINST",
    "CACHE_PATH",
    "INPUTS",
    "CHECK_ONLY",
    "JOBS",
    "OUTPUT_PATH",
    "RELEASE_PATH",
    "SILENT",
    "USE_CACHE",
}


def files(folder: Path, without: Collection[str] = NO_CODE) -> Iterator[tuple[str, str]]:
    """Yield path below a folder, with slashes, and path of each file there, in no order; follow no links.

    `without` are the names of folders that are left out.
    """
    root = os.fspath(folder)
    waiting = [root] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in without:
                        waiting.append(entry.path)
                else:
                    yield entry.path[len(root) + 1 :].replace(os.sep, "/"), entry.path


def content(path: str) -> bytes:
    """Return what is in a file; raise OSError."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - for ten thousand, Path takes twice as long
        return file.read()


def tree(folder: Path, threads: int = 1, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return path below a folder → SHA-256 of what is in it, for all files there, by path.

    Reading and hashing leave Python to other threads; a link stands for where it leads. Files whose digests
    are `known` are not read.
    """
    digests = dict(known or {})
    found = dict(sorted(files(folder)))
    new = [(name, path) for name, path in found.items() if name not in digests]
    shares = [new[number::threads] for number in range(threads)]
    if threads == 1:
        digests.update(*map(_hashed, shares))
    else:
        with ThreadPoolExecutor(threads) as pool:
            for share in pool.map(_hashed, shares):
                digests.update(share)
    return {name: digests[name] for name in found}


def _hashed(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, _hash(path)) for name, path in found]


def _hash(path: str) -> str:
    try:
        return hashlib.sha256(content(path)).hexdigest()
    except OSError:  # a link to nowhere, or a file that may not be read
        return ""


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
    return hashlib.sha256(repr((tree(CODE), sys.version, packages)).encode()).hexdigest()


def settings(file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a settings file holds, as Pelican would read it, without Pelican's own settings."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: value for name, value in vars(module).items() if name.isupper()} | dict(overrides)


def plain(settings: Mapping[str, Any], *without: str) -> list[tuple[str, Any]]:
    """Return all settings that change what is in a page."""
    return sorted((name, value) for name, value in settings.items() if name not in {*WHERE, *without})
