"""What builds depend on besides content: the code, the packages that it uses, and the settings."""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

CODE = Path(__file__).parent
NO_CODE = {"__pycache__"}
LARGEST = 50_000_000  # bytes: nothing that a site is made from comes near, and it would all be in memory
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


def files(
    folder: Path, without: Collection[str] = NO_CODE, *, follows: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield path below a folder, with slashes, and path of each file there, in no order.

    `without` are the names of folders that are left out; `follows` tells whether links lead into folders.
    What is removed meanwhile is not there.
    """
    root = os.fspath(folder)
    waiting, seen = [root] if folder.is_dir() else [], {os.path.realpath(root)}
    while waiting:
        try:
            entries = os.scandir(waiting.pop())
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in without:
                        waiting.append(entry.path)
                elif follows and entry.is_dir():
                    if (place := os.path.realpath(entry.path)) not in seen:  # a link may lead around
                        seen.add(place)
                        waiting.append(entry.path)
                else:
                    yield entry.path[len(root) + 1 :].replace(os.sep, "/"), entry.path


def published(folder: Path, ignored: Collection[str]) -> list[str]:
    """Return the paths below a folder of all files that could be meant for the site.

    `ignored` are patterns of names, also of folders, as in Pelican's `IGNORE_FILES`.
    """
    is_ignored = cache(lambda name: any(fnmatchcase(name, pattern) for pattern in ignored))
    names = (name for name, _ in files(folder, without=()))
    return sorted(name for name in names if not any(map(is_ignored, name.split("/"))))


def content(path: str) -> bytes:
    """Return what is in a file; raise OSError, also for what is none: a pipe would be waited for."""
    # For ten thousand, Path takes twice as long.
    with open(path, "rb", buffering=0, opener=_without_waiting) as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
        if about.st_size > LARGEST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
        return file.read()


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes (FIPS 180-4), in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: str) -> str:
    """Return the SHA-256 of what is in a file, "" where it cannot be read: a link to nowhere, or a pipe."""
    try:
        return digest(content(path))
    except OSError:
        return ""


def tree(folder: Path, *, follows: bool = False) -> dict[str, str]:
    """Return path below a folder → `digest_of` for all files of ours there, by path."""
    return {name: digest_of(path) for name, path in sorted(files(folder, follows=follows))}


def site(folder: Path, threads: int, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the same for every file of a finished site; those whose digests are `known` are not read.

    Reading and hashing leave Python to other threads.
    """
    digests = dict(known or {})
    found = dict(sorted(files(folder, without=())))
    new = [(name, path) for name, path in found.items() if name not in digests]
    with ThreadPoolExecutor(threads) as pool:
        for share in pool.map(_digests, (new[number::threads] for number in range(threads))):
            digests.update(share)
    return {name: digests[name] for name in found}


def _digests(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, digest_of(path)) for name, path in found]


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
    return digest(repr((tree(CODE, follows=True), sys.version, packages)).encode())


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
