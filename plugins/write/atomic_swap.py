"""Prepare a folder beside the old one, and let it take its place in one step: an atomic swap."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from plugins.signals import IGNORED, answering

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

_AT_FDCWD = -100  # linux/fcntl.h: paths are relative to the working directory
_RENAME_EXCHANGE = 2  # linux/fs.h: swap two names atomically


def staging_path(target: Path) -> Path:
    """Return where this process prepares the new `target`: beside it, so that a rename is enough."""
    return target.with_name(f".{target.name}.{os.getpid()}")


def prepare(target: Path, previous: Path | None = None, wanted: Collection[str] = ()) -> Path:
    """Create a staging folder, and remove those that killed builds have left; raise OSError.

    It is empty, or holds what lies in `previous`, the folder of an earlier build, at the `wanted` paths: of a
    large site, most files need not be written again.
    """
    staging = staging_path(target)
    for left in target.parent.glob(f".{target.name}.*"):
        number = left.name.rpartition(".")[2]
        if left == staging or (number.isdigit() and not _is_running(int(number))):
            discard(left)
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(str(target))
    if previous is None or not _take(previous, staging, wanted):
        staging.mkdir(parents=True)
    return staging


def _take(previous: Path, staging: Path, wanted: Collection[str]) -> bool:
    """Let a folder become the staging folder, if it is one; return whether it is."""
    if previous.is_symlink() or not previous.is_dir():
        with suppress(OSError):
            previous.unlink()
        return False
    try:
        previous.rename(staging)  # one build at a time gets it
    except OSError:
        return False
    try:
        _reduce(os.fspath(staging), len(os.fspath(staging)) + 1, wanted)
    except OSError:  # there is something in it that is not ours
        staging.rename(previous)
        return False
    return True


def replace(prepared: Mapping[Path, Path], previous: Mapping[Path, Path] | None = None) -> None:
    """Put each prepared folder in the place of the one that it maps to: all of them or none; raise OSError.

    A folder is never visible half-written. What was there before is removed, or goes to
    where `previous` maps the prepared folder.
    """
    swapped: list[tuple[Path, Path]] = []
    with answering(IGNORED, signal.SIGINT, signal.SIGTERM):
        try:
            for staging, target in prepared.items():
                staging.stat()  # raises where nothing has been prepared
                _swap(staging, target)
                swapped.append((staging, target))
        except OSError:
            for staging, target in reversed(swapped):
                _swap(staging, target)
            raise
        for staging in prepared:
            if staging in (previous or {}):
                put_aside(staging, previous[staging])  # type: ignore[index]
            else:
                discard(staging)  # should the old one resist, the new one is in place all the same


def _swap(one: Path, other: Path) -> None:
    """Let two folders change places; one of them may not be there."""
    if not other.exists():
        one.rename(other)
    elif not one.exists():
        other.rename(one)
    elif not _exchange(one, other):  # no such call here: two renames, as close together as can be
        aside = one.with_name(f"{one.name}.old")
        other.rename(aside)
        try:
            one.rename(other)
        except OSError:
            aside.rename(other)
            raise
        aside.rename(one)


def put_aside(staging: Path, previous: Path) -> None:
    """Move the old site to where the next build reuses it; discard it if another one lies there."""
    try:
        previous.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(previous)
    except OSError:
        discard(staging)


def _reduce(folder: str, start: int, wanted: Collection[str]) -> bool:
    """Remove all but plain files at the wanted paths, and folders that are empty then; return if it is empty.

    Paths below the first folder begin at `start`.
    """
    is_empty = True
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if _reduce(entry.path, start, wanted):
                    os.rmdir(entry.path)  # noqa: PTH106 - for ten thousand, Path takes twice as long
                    continue
            elif not entry.is_file(follow_symlinks=False) or entry.path[start:] not in wanted:
                os.unlink(entry.path)  # noqa: PTH108
                continue
            is_empty = False
    return is_empty


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove files below a folder, and the folders that are empty then."""
    for path in paths:
        file = folder / path
        file.unlink(missing_ok=True)
        for above in file.parents:
            if above == folder or (above.exists() and any(above.iterdir())):
                break
            with suppress(FileNotFoundError):
                above.rmdir()


def discard(staging: Path) -> None:
    """Remove a staging folder that is not wanted any more."""
    with answering(IGNORED, signal.SIGINT, signal.SIGTERM):
        shutil.rmtree(staging, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders by renameat2(2); return False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return rename is not None and rename(*arguments) == 0


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it runs, as somebody else
        return True
    return True
