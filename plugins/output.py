"""Write the whole site beside the old one and let it take its place in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100  # linux/fcntl.h: paths are relative to the working directory
_RENAME_EXCHANGE = 2  # linux/fs.h: swap two names atomically


def staging_path(target: Path) -> Path:
    """Return where this process prepares the new `target`: beside it, so that a rename is enough."""
    return target.with_name(f".{target.name}.{os.getpid()}")


def prepare(target: Path) -> Path:
    """Make an empty staging folder and sweep away those that killed builds have left; raise OSError."""
    staging = staging_path(target)
    for left in target.parent.glob(f".{target.name}.*"):
        number = left.name.rpartition(".")[2]
        if left == staging or (number.isdigit() and not _is_running(int(number))):
            discard(left)
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(str(target))
    staging.mkdir(parents=True)
    return staging


def replace(staging: Path, target: Path) -> None:
    """Put `staging` in the place of `target`; there is never a moment with half of either."""
    if not target.exists():
        staging.rename(target)
        return
    if not _exchange(staging, target):  # no such call here: two renames, as close together as can be
        old = staging.with_name(f"{staging.name}.old")
        target.rename(old)
        try:
            staging.rename(target)
        except OSError:
            old.rename(target)
            raise
        old.rename(staging)
    discard(staging)  # should the old site resist, the new one is in place all the same


def discard(staging: Path) -> None:
    """Remove a staging folder that is not wanted any more."""
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
