"""Notice saves: below the folders that a build reads, and of single files beside them."""

from __future__ import annotations

import asyncio
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchfiles import Change, awatch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

FOLDERS = ("content", "theme", "plugins")
FILES = ("pelicanconf.py",)
CODE = ("plugins", "pelicanconf.py")  # what a process imports, and keeps
# What editors, systems and Python leave beside files; Vim makes a file `4913` to see whether it may write.
LEFTOVERS = (".*", "*~", "#*#", "4913", "*.tmp", "*.pyc", "__pycache__")
STEP = 20  # milliseconds without another change after which one is told: a save is written in fewer
SETTLED = 0.3  # seconds after which a folder that took another's place is watched


def matters(name: str) -> bool:
    """Tell whether a build reads a file of this name, relative to the project."""
    parts = Path(name).parts
    ours = parts[:1] and (parts[0] in FOLDERS or name in FILES)
    return bool(ours) and not any(fnmatch(part, pattern) for part in parts for pattern in LEFTOVERS)


def is_code(name: str) -> bool:
    """Tell whether a process that has begun before this file was saved is of no use any more."""
    return Path(name).parts[0] in CODE


async def watch(root: Path, saved: Callable[[set[str]], None]) -> None:
    """Call `saved` with the names, relative to the project, of what was saved, for ever."""
    replaced = asyncio.Event()

    async def watch_folders() -> None:
        while True:
            folders = [root / name for name in FOLDERS if (root / name).is_dir()]
            async for names in _changes(root, *folders, stop_event=replaced):
                saved(names)
            replaced.clear()

    # A file or a folder that takes another's place is a new one: only what lies above it tells of it.
    async def watch_root() -> None:
        async for names in _changes(root, root, recursive=False):
            if names & {*FOLDERS}:
                replaced.set()
                await asyncio.sleep(SETTLED)
            saved(names)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(watch_folders())
        tasks.create_task(watch_root())


async def _changes(root: Path, *paths: Path, **options: Any) -> AsyncIterator[set[str]]:
    """Yield what matters of the changes; by polling, where the system allows no more watching."""
    try:
        async for names in _named(root, *paths, **options):
            yield names
    except (OSError, RuntimeError):  # too many files are watched, or too many programs watch
        async for names in _named(root, *paths, **options, force_polling=True):
            yield names


async def _named(root: Path, *paths: Path, **options: Any) -> AsyncIterator[set[str]]:
    async for changes in awatch(*paths, watch_filter=None, step=STEP, **options):
        if names := _names(root, changes):
            yield names


def _names(root: Path, changes: set[tuple[Change, str]]) -> set[str]:
    # A folder is modified by each new file in it, which is told itself.
    files = (path for kind, path in changes if kind != Change.modified or not Path(path).is_dir())
    return {name for path in files if matters(name := Path(path).relative_to(root).as_posix())}
