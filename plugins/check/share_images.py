"""Hint at pictures for shared links that are not of the size that previews want."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.read.pictures import Facts
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.types import Key

SIZE = (1200, 630)  # pixels: what Facebook and LINE ask for, and X cuts least of (1.91:1)


def hints(
    data: Data | None,
    places: Mapping[Key, tuple[str, int]],
    facts: Mapping[str, Facts],
) -> Iterator[Problem]:
    """Yield where each such picture is named; `facts` has each picture by its path below content/."""
    told = set[str]()
    for language, path in data.site.share_image.items() if data else ():
        known = facts.get(path, Facts())
        size = known.width, known.height
        if all(size) and size != SIZE and path not in told:
            told.add(path)
            key: Key = ("site", "share_image", language)
            file, line = next(places[key[:depth]] for depth in (3, 2, 1) if key[:depth] in places)
            found, wanted = (f"{width}×{height}" for width, height in (size, SIZE))
            yield Problem(file, line, "share-image-size", {"value": path, "size": found, "wanted": wanted})
