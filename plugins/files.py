"""List and read files safely: neither symbolic links nor pipes may hold up a build."""

from __future__ import annotations

import errno
import os
import stat
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

COMPILED = {"__pycache__"}
LARGEST = 50_000_000  # bytes: nothing that a site is made from comes near, and it would all be in memory


def walk(
    folder: Path, without: Collection[str] = COMPILED, *, follows: bool = False
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
    names = (name for name, _ in walk(folder, without=()))
    return sorted(name for name in names if not any(map(is_ignored, name.split("/"))))


def read(path: str) -> bytes:
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
