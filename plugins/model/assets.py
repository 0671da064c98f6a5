"""Pictures and the theme's own files as they are published."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

DIGITS = 10  # of the fingerprint: 40 bits, one chance in a million million that two versions share a name


class Asset(NamedTuple):
    """A file's address below SITEURL and, of a picture, its width and height in pixels.

    `versions` are addresses of the same picture in WebP, each with its width, from the smallest on.
    `is_clear` tells whether something behind the picture can be seen through it.
    """

    address: str
    width: int = 0
    height: int = 0
    versions: tuple[tuple[str, int], ...] = ()
    is_clear: bool = False


def fingerprinted(path: str, digest: str) -> str:
    """Return a path with the first digits of a digest before its ending: "a.svg" → "a.3f2a9c1b07.svg"."""
    place = PurePosixPath(path)
    return str(place.with_name(f"{place.stem}.{digest[:DIGITS]}{place.suffix}"))
