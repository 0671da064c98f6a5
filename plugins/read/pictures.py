"""What a picture is by its content alone: its type, what is wrong with it, and whether it tells a place."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.ImageFile import ImageFile

MOST_PIXELS = 50_000_000  # more than telephones make: 100 MB of memory as JPEG, 300 as PNG, 800 as WebP
# Type → how names of its files end, the usual ending first.
ENDINGS = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
    "GIF": (".gif",),
}
RASTER = tuple(sorted(ending for endings in ENDINGS.values() for ending in endings))
DRAWING = ".svg"
# Type → Pillow's module and class for it.
READERS = {
    "JPEG": ("PIL.JpegImagePlugin", "JpegImageFile"),
    "PNG": ("PIL.PngImagePlugin", "PngImageFile"),
    "WebP": ("PIL.WebPImagePlugin", "WebPImageFile"),
    "AVIF": ("PIL.AvifImagePlugin", "AvifImageFile"),
    "GIF": ("PIL.GifImagePlugin", "GifImageFile"),
}
HEIC = "HEIC"  # which no browser but Safari shows
SIGNATURES = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "WebP"),
)
# Brands of files in boxes (ISO/IEC 14496-12, 4.3). mif1 and msf1 say nothing of how a picture is coded.
AVIF_BRANDS = frozenset({b"avif", b"avis"})
HEIC_BRANDS = frozenset(
    {*(b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), b"mif1", b"msf1"}
)
GPS = 0x8825  # EXIF's pointer to the table of a place (CIPA DC-008, 4.6.3)
PLACES = (2, 4, 20, 22)  # latitude and longitude there, of the camera and of what it looked at
PLACE_IN_XMP = pattern(rb"GPSL(?:at|ong)itude")
SMALLER = 8  # how many times JPEG can be decoded at a smaller size: every byte is looked at all the same
# What a drawing has where it gives no width and height (SVG 2, 8.6), and its units (CSS Values 4, 6.2).
BETWEEN = pattern(r"[\s,]+")
LENGTH = pattern(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(px|in|cm|mm|pt|pc|)\s*")
PIXELS = {"": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16.0}
MOST_UNITS = 100_000  # of a drawing on each side


class Facts(NamedTuple):
    """What is known of a picture: its type, the code of a problem or "", if it tells a place, its pixels."""

    type: str = ""
    problem: str = ""
    has_place: bool = False
    width: int = 0
    height: int = 0


def type_of(content: bytes) -> str:
    """Return the type of a picture by how its content begins, "" for anything else."""
    if found := next((name for sign, name in SIGNATURES if sign.match(content)), ""):
        return found
    if content[4:8] != b"ftyp":
        return ""
    end = min(int.from_bytes(content[:4], "big"), 256)
    brands = {content[8:12], *(content[at : at + 4] for at in range(16, end, 4))}
    if brands & AVIF_BRANDS:
        return "AVIF"
    return HEIC if brands & HEIC_BRANDS else ""


@contextmanager
def opened(content: bytes, name: str) -> Iterator[ImageFile]:
    """Open a picture of a type by Pillow, which has read only its head then; raise whatever Pillow raises.

    The class is asked for by its name: `Image.open` would load those of other types, and take photos that
    hold a second picture for an animation.
    """
    # Here: it takes 20 ms, and most builds see no new picture.
    module, reader = READERS[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is odd in a picture and can be read all the same
        with getattr(import_module(module), reader)(io.BytesIO(content)) as image:
            yield image


def examine(content: bytes) -> Facts:
    """Look at a picture, decoding all of it unless it is too large."""
    name = type_of(content)
    if name not in ENDINGS:
        return Facts(name, "heic-image" if name == HEIC else "bad-image")
    try:
        with opened(content, name) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return Facts(name, "too-many-pixels")
            if getattr(image, "is_animated", False):
                return Facts(name, "animated-image")
            image.draft(None, (max(1, width // SMALLER), max(1, height // SMALLER)))  # only of JPEG
            image.load()
            if not (width and height):
                return Facts(name, "damaged-image")
            return Facts(name, "", _has_place(content, image), width, height)
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001 - whatever a library makes of anything
        is_bomb = type(error).__name__ == "DecompressionBombError"
        return Facts(name, "too-many-pixels" if is_bomb else "damaged-image")


def _has_place(content: bytes, image: ImageFile) -> bool:
    """Tell whether a picture holds coordinates, in EXIF or XMP."""
    try:
        place = image.getexif().get_ifd(GPS)
    except Exception:  # noqa: BLE001 - EXIF that cannot be read tells nobody anything
        place = {}
    xmp = image.info.get("xmp", b"")
    packed = xmp.encode() if isinstance(xmp, str) else xmp
    return any(place.get(tag) for tag in PLACES) or bool(
        PLACE_IN_XMP.search(content) or PLACE_IN_XMP.search(packed)
    )


def drawing_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a drawing in SVG, in CSS pixels, or None where it has none."""
    root: dict[str, str] = {}
    parser = expat.ParserCreate()

    def begin(_name: str, attributes: dict[str, str]) -> None:
        root.update(attributes)
        parser.StartElementHandler = None

    parser.StartElementHandler = begin
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own way to say that nothing follows
    except expat.ExpatError:
        return None
    sides = [_pixels(root.get(name, "")) for name in ("width", "height")]
    if None in sides:
        box = BETWEEN.split(root.get("viewBox", "").strip())
        sides = [_pixels(side) for side in box[2:]] if len(box) == 4 else []  # noqa: PLR2004 - x, y, width, height
    usual = [round(side) for side in sides if side and 0 < side <= MOST_UNITS]
    return (max(usual[0], 1), max(usual[1], 1)) if len(usual) == 2 else None  # noqa: PLR2004 - both


def _pixels(length: str) -> float | None:
    found = LENGTH.fullmatch(length)
    return float(found[1]) * PIXELS[found[2]] if found else None
