"""Write, move and remove several files at once: all of them, or none."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

UNFINISHED = ".{}.new"  # hidden names are never published


def replace(folder: Path, contents: Mapping[str, bytes], moves: Mapping[str, str]) -> None:
    """Write files, and remove those that are moved; paths lie below `folder`.

    `contents` maps paths to what the files hold then, `moves` former paths to those of new files among them.
    All is written beside the files before one of them is replaced. Raises `BadValueError` where that fails;
    then, and where it is interrupted, all is as it was before.
    """
    former = {new: old for old, new in moves.items()}
    before = {path: (folder / path).read_bytes() for path in {*contents, *moves} - {*former}}
    made: list[Path] = []
    try:
        for path, content in contents.items():
            file, like = folder / path, folder / former.get(path, path)
            _make_folders(file.parent, made)
            unfinished = file.with_name(UNFINISHED.format(file.name))
            made.append(unfinished)
            unfinished.write_bytes(content)
            shutil.copymode(like, unfinished)
        for path in contents:
            file = folder / path
            if path in former:
                made.append(file)
            file.with_name(UNFINISHED.format(file.name)).replace(file)
        for path in moves:
            (folder / path).unlink()
    except BaseException as error:
        _undo(folder, before, made)
        if isinstance(error, OSError):
            raise BadValueError("file-not-written", what=str(error)) from error
        raise
    _remove_empty(folder, moves)


def _make_folders(path: Path, made: list[Path]) -> None:
    missing = [parent for parent in (path, *path.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir()
        made.append(parent)


def _undo(folder: Path, before: Mapping[str, bytes], made: Collection[Path]) -> None:
    for path, content in before.items():
        with suppress(OSError):
            file = folder / path
            if not file.exists() or file.read_bytes() != content:
                file.write_bytes(content)
    for new in reversed([*made]):
        with suppress(OSError):
            new.rmdir() if new.is_dir() else new.unlink(missing_ok=True)


def _remove_empty(folder: Path, moves: Collection[str]) -> None:
    """Remove the folders that are empty now."""
    for path in moves:
        for parent in (folder / path).parents:
            if parent == folder or any(parent.iterdir()):
                break
            with suppress(OSError):  # somebody has put something there just now
                parent.rmdir()
