"""Check the files below content/: their place, name, type and size."""

from __future__ import annotations

import math
import os
import re
import stat
from typing import TYPE_CHECKING

import imagesize

from plugins.check import svg
from plugins.check.folders import DATA, folders, misplaced
from plugins.model.fields import LONGEST_ADDRESS
from plugins.model.links import PAGE, PICTURES
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from plugins.check.folders import Layout

LONGEST = 25_000  # bytes: more Japanese text than one round trip carries, and than a tired reader can take
MOST_PIXELS = 100_000  # on each side
LARGEST_PICTURE = 300_000  # bytes: some ten seconds on a slow telephone line
# What a picture in SVG has where it gives no width and height (SVG 2, 8.6).
VIEW_BOX = re.compile(
    rb"""<svg\b[^>]*\sviewBox=["']\s*(?:[\d.+-]+[\s,]+){2}(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s*["']"""
)
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def wrong(
    content: Path,
    paths: Iterable[str],
    layout: Layout,
    size_of: Callable[[Path], tuple[int, int] | None],
) -> Iterator[Problem]:
    """Yield every file that cannot be published as it is; no more is read than pictures of a usual size.

    `size_of` reads a picture's width and height.
    """
    known, root = folders(layout), str(content)
    for name in paths:
        shown = f"{content.name}/{name}"
        folder = next((folder for folder in known if name.startswith(folder.path)), None)
        stem = name.removeprefix(folder.path).rpartition(".")[0] if folder else ""
        if folder is None or not name.endswith(folder.types):
            yield Problem(shown, 1, *misplaced(name, folder, layout, content.name))
        elif stat.S_ISLNK((about := os.lstat(f"{root}/{name}")).st_mode):
            yield Problem(shown, 1, "symbolic-link")
        elif not stat.S_ISREG(about.st_mode):
            yield Problem(shown, 1, "not-a-file")
        elif folder.path != DATA and not is_name(stem, may_be_number=folder.may_be_number):
            yield Problem(shown, 1, "bad-source-name", {"name": name.rpartition("/")[2]})
        elif folder.path == PICTURES and about.st_size > LARGEST_PICTURE:
            details = {"size": f"{math.ceil(about.st_size / 1000):,}", "limit": f"{LARGEST_PICTURE // 1000}"}
            yield Problem(shown, 1, "large-image", details)
        elif folder.path == PICTURES:
            yield from _picture(content / name, shown, size_of)
        elif folder.types == (PAGE,) and (size := about.st_size) > LONGEST:
            yield Problem(shown, 1, "too-much-text", {"size": f"{size:,}", "limit": f"{LONGEST:,}"})


def is_name(name: str, *, may_be_number: bool = False) -> bool:
    """Tell whether a page may be called so: words of small letters and digits, in folders or not.

    A number alone is the address of a further page of a list: /news/2/.
    """
    *folders, last = name.split("/")
    is_short = len(name) <= LONGEST_ADDRESS
    return is_short and all(map(NAME.fullmatch, (*folders, last))) and (may_be_number or not last.isdecimal())


def _picture(path: Path, shown: str, size_of: Callable[[Path], tuple[int, int] | None]) -> Iterator[Problem]:
    found = list(svg.wrong(path.read_bytes(), shown)) if path.suffix == ".svg" else []
    yield from found
    if not found and size_of(path) is None:
        yield Problem(shown, 1, "bad-image")


def picture_size(path: Path) -> tuple[int, int] | None:
    """Return a picture's width and height in pixels, or None where it is none."""
    try:
        width, height = imagesize.get(path, exif_rotation=True)
        if width <= 0 and path.suffix == ".svg" and (found := VIEW_BOX.search(path.read_bytes())):
            width, height = float(found[1]), float(found[2])
    except (OSError, ValueError):
        return None
    are_usual = 0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS
    return (round(width), round(height)) if are_usual else None
