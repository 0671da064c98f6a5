"""Modes and times of published files: the same on every machine, and times that tell of a change.

Web servers make an ETag of a file's time and size, and rsync compares just these two. A telephone number with
another digit has the same size, and builds that are to be reproducible cannot use the time at which they
run. So a file's time is made from its content: the same content has the same time, and two contents of one
size share a time in one of 500 million cases.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from plugins.release.manifest import file, files

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.release.manifest import File

FILE, FOLDER = 0o644, 0o755  # readable for a web server, whatever the umask of whoever builds
BEGINNING = 946_684_800  # 2000-01-01 in seconds since 1970: every file system can keep such times
SPAN = 2**29  # seconds, up to 2017: the past, even on a machine with a wrong clock


def time_of(content: bytes) -> int:
    """Return a time in seconds since 1970 that stands for a file's content."""
    return BEGINNING + int.from_bytes(hashlib.sha256(content).digest()[:8]) % SPAN


def settle(folder: Path) -> dict[str, File]:
    """Give everything below a folder, and the folder itself, its mode and its time; raise OSError.

    Return what the manifest says of each file, by its path from there: so each is read once.
    A compressed copy has a time of its own, so that its ETag is never that of another copy of the same size.
    """
    known: dict[str, File] = {}
    for name, path in files(folder):
        content = path.read_bytes()
        _set(path, FILE, time_of(content))
        known[name] = file(content)
    for path in [*folder.rglob("*"), folder]:
        if path.is_dir():
            _set(path, FOLDER, BEGINNING)
    return known


def _set(path: Path, mode: int, time: int) -> None:
    path.chmod(mode)
    os.utime(path, (time, time))
