"""Look at pictures, unless that was done before: what is known of each is cached by its content."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from plugins import files, hashing
from plugins.cache.database import PICTURES
from plugins.read import pictures
from plugins.read.pictures import Facts
from plugins.report.progress import progress
from plugins.workers import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.cache.database import Database

WORTH_SHARING = 1_000_000  # bytes of pictures, which take some 50 ms
LOOKING = "画像を調べています / Looking at pictures"


def digests(content: Path, paths: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return path below content/ → digest of each file, "" where it cannot be read.

    `known` are digests that have been taken just now.
    """
    return {path: known.get(path) or hashing.digest_of(f"{content}/{path}") for path in paths}


def processes(files: Sequence[str], jobs: int) -> int:
    """Return how many processes to share pictures among: to begin one takes a while, too."""
    return jobs if sum(map(os.path.getsize, files)) > WORTH_SHARING else 1


def facts(
    database: Database | None, content: Path, digests: Mapping[str, str], jobs: int
) -> dict[str, Facts]:
    """Return path → what is known of each picture; `digests` maps paths below content/ to digests."""
    version = hashing.pillow(pictures.__file__)
    keys = {path: hashing.digest(f"{version}\0{digest}".encode()) for path, digest in digests.items()}
    cached = database.all(PICTURES) if database and keys else {}
    loaded = {path: _loaded(cached.get(key)) for path, key in keys.items()}
    found = {path: known for path, known in loaded.items() if known}
    new = [f"{content}/{path}" for path in keys if path not in found]
    for file, known in progress(shared(_examined, new, processes(new, jobs), batch=1), len(new), LOOKING):
        found[file.removeprefix(f"{content}/")] = known
    if database and keys:
        values = {key: json.dumps(found[path]).encode() for path, key in keys.items() if not loaded[path]}
        database.save({PICTURES: values}, keys.values())
    return found


def _loaded(value: bytes | None) -> Facts | None:
    try:
        return Facts(*json.loads(value)) if value else None
    except (ValueError, TypeError):
        return None


def _examined(paths: Sequence[str]) -> Iterator[tuple[str, Facts]]:
    for path in paths:
        try:
            content = files.read(path)
        except OSError:
            content = b""  # which is no picture
        yield path, pictures.examine(content)
