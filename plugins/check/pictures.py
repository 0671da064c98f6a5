"""Check pictures: what cannot be published is told with what its editor can do."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from plugins import files
from plugins.check import svg
from plugins.read.pictures import DRAWING, ENDINGS, MOST_PIXELS, drawing_size
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.read.pictures import Facts

    Look = Callable[[Sequence[str]], Mapping[str, Facts]]

MEGA, KILO = 1_000_000, 1_000
LARGEST = 20 * MEGA  # bytes of an original: more than telephones make
LARGEST_DRAWING = 300 * KILO  # bytes: a drawing is published as it is


def wrong(content: Path, paths: Sequence[str], look: Look) -> Iterator[Problem]:
    """Yield what is wrong with the pictures at these paths below content/, and which of them tell a place.

    `look` returns what is known of each path; it is not asked of what is too large to be read.
    """
    photos: list[str] = []
    for path in paths:
        place, shown = content / path, f"{content.name}/{path}"
        size, is_drawing = place.lstat().st_size, path.endswith(DRAWING)
        if is_drawing and size > LARGEST_DRAWING:
            details = {"size": f"{math.ceil(size / KILO):,}", "limit": f"{LARGEST_DRAWING // KILO}"}
            yield Problem(shown, 1, "large-drawing", details)
        elif is_drawing:
            yield from _drawing(place, shown)
        elif size > LARGEST:
            details = {"size": f"{math.ceil(size / MEGA):,}", "limit": f"{LARGEST // MEGA}"}
            yield Problem(shown, 1, "large-image", details)
        else:
            photos.append(path)
    for path, facts in sorted(look(photos).items()):
        for code, details in _photo(path, facts):
            yield Problem(f"{content.name}/{path}", 1, code, details)


def _drawing(place: Path, shown: str) -> Iterator[Problem]:
    try:
        content = files.read(str(place))
    except OSError:
        content = b""
    found = list(svg.wrong(content, shown))
    yield from found
    if not found and drawing_size(content) is None:
        yield Problem(shown, 1, "bad-drawing-size")


def _photo(path: str, facts: Facts) -> Iterator[tuple[str, dict[str, str]]]:
    if facts.problem:
        yield facts.problem, {"limit": f"{MOST_PIXELS // MEGA}"} if facts.problem == "too-many-pixels" else {}
    elif not path.endswith(endings := ENDINGS[facts.type]):
        yield "other-image-type", {"type": facts.type, "ending": endings[0]}
    if facts.has_place:
        yield "image-with-place", {}
