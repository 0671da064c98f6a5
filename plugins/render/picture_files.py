"""Make the files that are published of a picture, each small enough for a slow telephone line."""

from __future__ import annotations

import io
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plugins.render.pixels import on_white, pixels, reduced, resized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PIL.Image import Image

    Encoded = tuple[str, bytes]  # the ending of a file's name, and its content
    Way = Callable[[Image], Encoded]

LARGEST = 150_000  # bytes: some five seconds
QUALITIES = (80, 70, 60, 50, 40)  # of JPEG and WebP, one after another until a file is small enough
NARROWER = 0.8  # of its width, which a picture keeps each time that the lowest quality was not enough
NARROWEST = 200  # pixels
APART = 0.8  # of the whole width, which a version may have to be worth a file
PALETTE = 256  # colours
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


class File(NamedTuple):
    """One file that is published of a picture: how its name ends, its width in pixels, and its content."""

    ending: str
    width: int
    content: bytes


class Files(NamedTuple):
    """What is published of a picture of a width and height in pixels.

    `whole` is a file that every browser and network can show, `versions` are for browsers since 2020.
    `is_clear` tells whether something behind the picture can be seen through it.
    """

    width: int
    height: int
    is_clear: bool
    whole: File
    versions: tuple[File, ...]


def make(content: bytes, widths: Sequence[int], *, is_shared: bool = False) -> Files:
    """Return the files of a picture in these widths, none wider than the original; raise what Pillow raises.

    The same content makes the same files. Of one that is shared with social networks there is only the whole
    file, on a white ground: some networks lay what can be seen through on black.
    """
    image, is_drawing = pixels(content, widths[-1])
    image = on_white(image) if is_shared else image
    png, jpeg = partial(_lossless, "PNG"), [partial(_lossy, "JPEG", quality) for quality in QUALITIES]
    webp = _ways(partial(_lossless, "WEBP"), [partial(_lossy, "WEBP", q) for q in QUALITIES], is_drawing)
    is_clear = image.mode == "RGBA"
    whole = _small(image, [png, _few_colours] if is_clear else _ways(png, jpeg, is_drawing))
    wanted = () if is_shared else _worthwhile(widths, image.width)
    versions = [_small(_narrowed(image, width), webp) for width in wanted]
    wider = [after for before, after in pairwise(versions) if after.width > before.width]
    return Files(*image.size, is_clear, whole, (*versions[:1], *wider))


def _worthwhile(widths: Sequence[int], whole: int) -> Iterator[int]:
    """Yield the widths of the versions of a picture: those that save enough, and its own."""
    yield from (width for width in widths if width <= APART * whole)
    yield whole


def _narrowed(image: Image, width: int) -> Image:
    return resized(image, reduced(image.size, width))


def _small(image: Image, ways: Sequence[Way]) -> File:
    """Return the first file that is small enough, made in one of these ways, or else with fewer pixels."""
    for way in ways:
        ending, content = way(image)
        if len(content) <= LARGEST or (way is ways[-1] and image.width <= NARROWEST):
            return File(ending, image.width, content)
    return _small(_narrowed(image, round(image.width * NARROWER)), ways[-1:])


def _ways(lossless: Way, lossy: Sequence[Way], is_drawing: bool) -> list[Way]:  # noqa: FBT001 - ours
    """Return the ways to encode a picture, in order; lossy ones blur the lines of a drawing."""
    if not is_drawing:
        return [*lossy]
    return [lambda image: min(lossless(image), lossy[0](image), key=lambda made: len(made[1])), *lossy[1:]]


def _lossy(kind: str, quality: int, image: Image) -> Encoded:
    return _saved(image, kind, quality=quality, optimize=True, progressive=True)


def _lossless(kind: str, image: Image) -> Encoded:
    from PIL.Image import Dither, Quantize  # noqa: PLC0415 - as in plugins/read/pictures.py

    if kind == "PNG" and image.mode == "RGB" and image.getcolors(PALETTE):  # half as large with a palette
        image = image.quantize(PALETTE, Quantize.MEDIANCUT, dither=Dither.NONE)
    return _saved(image, kind, lossless=True, optimize=True)


def _few_colours(image: Image) -> Encoded:
    from PIL.Image import Dither, Quantize  # noqa: PLC0415 - as above

    return _saved(image.quantize(PALETTE, Quantize.FASTOCTREE, dither=Dither.NONE), "PNG", optimize=True)


def _saved(image: Image, kind: str, **options: object) -> Encoded:
    # They register themselves with Pillow, which would load all that it knows otherwise.
    from PIL import JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401, PLC0415

    file = io.BytesIO()
    image.save(file, kind, **options)
    return ENDINGS[kind], file.getvalue()
