"""A copy of the site that edits are made in: all that they can change is files below one folder."""

from __future__ import annotations

import datetime
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pelicanconf
from bench.articles import TEXTS, write
from bench.readings import cover
from tests.incremental import notices
from tests.site import built

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAMES = ("content", "theme", "pelicanconf.py")  # plugins are those of the repository
# Where a build leaves what it makes, as pelicanconf.py and publishconf.py say.
OUTPUT, CACHE, RELEASE = "output", ".build_cache", "release"
ARTICLES = 3
OVERRIDES = "overrides.json"  # settings that are given to the build, beside those of pelicanconf.py
DAY = "TODAY"
# Lists go on over several pages, and feeds leave something out, with few articles.
FIRST = {
    "SITEURL": "https://guide.example",
    DAY: "2026-11-26",
    "LISTS": {**pelicanconf.LISTS, "news": {"kind": "news", "per_page": 3}},
    "FEED_ITEMS": 12,
}


@dataclass(frozen=True)
class File:
    """What a file holds, and when it was changed last, in nanoseconds."""

    content: bytes
    time: int


Snapshot = dict[str, File]  # by path


def make(folder: Path) -> Path:
    """Make a copy with more news: translated and not, with and without pictures, to come and soon ended."""
    folder.mkdir(parents=True)
    built.copy(folder, NAMES)
    content = folder / "content"
    write(content, ARTICLES)
    written = (*Path(__file__).parent.rglob("*.py"), TEXTS)  # all that edits may write
    cover(content, (path.read_text(encoding="utf-8") for path in written))
    write_overrides(folder, FIRST)
    notices.write_first(content, today(folder))
    return folder


def read_overrides(folder: Path) -> dict[str, Any]:
    """Return the settings that are given to the build, as they are written down."""
    found: dict[str, Any] = json.loads((folder / OVERRIDES).read_text(encoding="utf-8"))
    return found


def write_overrides(folder: Path, values: Mapping[str, Any]) -> None:
    """Write down what is given to the build."""
    (folder / OVERRIDES).write_text(json.dumps(values, indent=1), encoding="utf-8")


def today(folder: Path) -> datetime.date:
    """Return the day that the build is for."""
    return datetime.date.fromisoformat(read_overrides(folder)[DAY])


def overrides(folder: Path) -> dict[str, Any]:
    """Return the settings that are given to the build, as it takes them."""
    return {**read_overrides(folder), DAY: today(folder)}


def snapshot(folder: Path) -> Snapshot:
    """Return all that edits can change, but not what builds have made."""
    return {
        path.removeprefix(f"{folder}/"): File(Path(path).read_bytes(), Path(path).stat().st_mtime_ns)
        for path in sorted(_files(folder))
    }


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files that edits can change; `rglob` takes several times as long."""
    for top in (f"{folder}/{name}" for name in (*NAMES, OVERRIDES)):
        inner = (f"{inner}/{name}" for inner, _, names in os.walk(top) for name in names)
        yield from filter(os.path.isfile, (top, *inner))


def restore(folder: Path, before: Snapshot, *, with_times: bool) -> None:
    """Bring all files back to what they were; those that differ get a new time, or their old one."""
    now = snapshot(folder)
    for name in now.keys() - before.keys():
        (folder / name).unlink()
    for name, file in before.items():
        if now.get(name) != file:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
            if with_times:
                os.utime(path, ns=(file.time, file.time))
