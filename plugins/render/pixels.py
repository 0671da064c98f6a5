"""Read the pixels of a picture: upright, in sRGB, no wider than wanted, and nothing else that it holds."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from plugins.read.pictures import opened, type_of

if TYPE_CHECKING:
    from PIL.Image import Image

HIGHEST = 10_000  # pixels; WebP ends at 16,383
MOST_COLOURS = 4096  # of a drawing
DRAWN = {"PNG", "GIF"}  # the types in which programs save drawings
OPAQUE = 255  # 8 bits
ORIENTATION = 0x0112  # CIPA DC-008, 4.6.2: how a camera was held
# Its values → what turns a picture upright, by Pillow's names.
TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
LYING = {5, 6, 7, 8}  # where width and height change places


def pixels(content: bytes, width: int) -> tuple[Image, bool]:
    """Return a picture in RGB, or in RGBA if something can be seen through it, and whether it is a drawing.

    It is at most `width` pixels wide. Raise whatever Pillow raises.
    """
    with opened(content, type_of(content)) as original:
        turn = _orientation(original)
        upright = original.size[::-1] if turn in LYING else original.size
        size = reduced(upright, width)
        size = size[::-1] if turn in LYING else size
        original.draft(None, (2 * size[0], 2 * size[1]))  # only of JPEG, which can be decoded smaller
        original.load()
        profile = original.info.get("icc_profile")
        image = _plain(original)
        is_drawing = original.format in DRAWN and image.getcolors(MOST_COLOURS) is not None
    image = _in_srgb(resized(image, size), profile)
    if turn in TURNS:
        from PIL.Image import Transpose  # noqa: PLC0415 - as in plugins/read/pictures.py: it takes 20 ms

        image = image.transpose(Transpose[TURNS[turn]])
    image.info = {}  # Pillow would write profiles and comments from here into new files
    return image, is_drawing


def reduced(size: tuple[int, int], width: int) -> tuple[int, int]:
    """Return the size of a picture that is at most so wide, and not endlessly high."""
    ratio = min(1, width / size[0], HIGHEST / size[1])
    return max(1, round(size[0] * ratio)), max(1, round(size[1] * ratio))


def resized(image: Image, size: tuple[int, int]) -> Image:
    """Return a picture in another size."""
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    return image if image.size == size else image.resize(size, Resampling.LANCZOS)


def on_white(image: Image) -> Image:
    """Return a picture through which nothing can be seen."""
    if image.mode != "RGBA":
        return image
    from PIL import Image as images  # noqa: N813, PLC0415 - as above

    ground = images.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _orientation(image: Image) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - whatever Pillow makes of damaged EXIF, which browsers pass over too
        return 1


def _plain(image: Image) -> Image:
    """Return a picture with 8 bits of each colour, with transparency only if it is used."""
    if image.mode.startswith(("I", "F")):  # Pillow would cut grey of 16 bits off, instead of dividing it
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        clear = image if image.mode == "RGBA" else image.convert("RGBA")  # convert copies it
        return clear if clear.getchannel("A").getextrema()[0] != OPAQUE else clear.convert("RGB")
    return image if image.mode in {"CMYK", "L", "RGB"} else image.convert("RGB")


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """Return a picture in sRGB, which browsers take any picture without a profile for (CSS Color 4, 10.2)."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        from PIL import ImageCms  # noqa: PLC0415 - as above

        try:
            own, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            if found := ImageCms.profileToProfile(image, own, srgb, outputMode=mode):
                return found
        except (ImageCms.PyCMSError, OSError):  # it is damaged, or for pictures of another kind
            pass
    return image.convert(mode)
