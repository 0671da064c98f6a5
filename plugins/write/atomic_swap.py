"""Prepare a folder beside the old one, and let it take its place in one step: an atomic swap."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.signals import IGNORED, answering

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

_AT_FDCWD = -100  # linux/fcntl.h: paths are relative to the working directory
_RENAME_EXCHANGE = 2  # linux/fs.h: swap two names atomically


@dataclass(frozen=True)
class Folder:
    """A folder that a build makes anew, prepared in `staging` until it takes the place of `target`.

    What it replaces is removed, or goes to `previous`, from where the next build takes over its files.
    """

    target: Path
    previous: Path | None = None

    @property
    def staging(self) -> Path:
        """Return where this process prepares it: beside the target, so that a rename is enough."""
        return self.target.with_name(f".{self.target.name}.{os.getpid()}")

    def prepare(self, wanted: Collection[str] = ()) -> None:
        """Create the staging folder, and remove those that killed builds have left; raise OSError.

        It is empty, or holds the `wanted` files of the previous build: of a large site, most need not be
        written again.
        """
        for left in self.target.parent.glob(f".{self.target.name}.*"):
            number = left.name.rpartition(".")[2]
            if left == self.staging or (number.isdigit() and not _is_running(int(number))):
                _remove(left)
        if self.target.exists() and not self.target.is_dir():
            raise NotADirectoryError(str(self.target))
        if not self._take_over(wanted):
            self.staging.mkdir(parents=True)

    def _take_over(self, wanted: Collection[str]) -> bool:
        """Let the previous build become the staging folder, if there is one; return whether it has."""
        previous, staging = self.previous, self.staging
        if previous is None:
            return False
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

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files of the staging folder, and the folders that are empty then."""
        for path in paths:
            file = self.staging / path
            file.unlink(missing_ok=True)
            for above in file.parents:
                if above == self.staging or (above.exists() and any(above.iterdir())):
                    break
                with suppress(FileNotFoundError):
                    above.rmdir()

    def discard(self) -> None:
        """Remove the staging folder, or leave it to the next build; another one may have done so already."""
        try:
            if self.previous is None:
                raise FileNotFoundError
            self.previous.parent.mkdir(parents=True, exist_ok=True)
            self.staging.rename(self.previous)
        except OSError:
            _remove(self.staging)


def swap(folders: Sequence[Folder]) -> None:
    """Let prepared folders take the place of their targets: all of them or none; raise OSError.

    A folder is never visible half-written.
    """
    swapped: list[Folder] = []
    with answering(IGNORED, signal.SIGINT, signal.SIGTERM):
        try:
            for folder in folders:
                folder.staging.stat()  # raises where nothing has been prepared
                _swap(folder.staging, folder.target)
                swapped.append(folder)
        except OSError:
            for folder in reversed(swapped):
                _swap(folder.staging, folder.target)
            raise
        for folder in folders:
            folder.discard()  # the old one: should it resist, the new one is in place all the same


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


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders by renameat2(2); return False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # noqa: PLC0415 - not for a check, which moves nothing

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return rename is not None and rename(*arguments) == 0


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


def _remove(folder: Path) -> None:
    with answering(IGNORED, signal.SIGINT, signal.SIGTERM):
        shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it runs, as somebody else
        return True
    return True
