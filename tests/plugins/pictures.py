"""Pictures for tests as telephones and programs make them: with places, notes and profiles."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

TYPES = {"avif": "AVIF", "gif": "GIF", "jpeg": "JPEG", "jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F  # CIPA DC-008
CAMERA, COMMENT, THUMBNAIL = b"ACME-CAMERA", b"a secret comment", b"thumbnail-of-a-home"
NOTES = (CAMERA, COMMENT, THUMBNAIL, b"GPSLatitude", b"xpacket", b"Exif\0\0", b"Display P3")
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 200), (240, 240, 240)
XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="35,0.5N" exif:GPSLongitude="137,0.1E"/>'
    b'</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(16)
# The primaries of Display P3, seen in the light of ICC profiles (D50), red, green and blue.
P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))


def quarters(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Return a picture in four colours: red and green above blue and white."""
    image = Image.new("RGB", (width, height), WHITE)
    half = width // 2, height // 2
    for colour, (x, y) in ((RED, (0, 0)), (GREEN, (half[0], 0)), (BLUE, (0, half[1]))):
        image.paste(colour, (x, y, x + half[0], y + half[1]))
    return image.convert(mode)


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture of which no file is small."""
    return Image.merge("RGB", [Image.effect_noise((width, height), 90) for _ in "RGB"]).convert(mode)


def corners(content: bytes) -> list[tuple[int, ...]]:
    """Return the colours in the middle of the four quarters of a picture, row by row."""
    with Image.open(io.BytesIO(content)) as image:
        rgb = image.convert("RGB")
    places = [(rgb.width * x // 4, rgb.height * y // 4) for y in (1, 3) for x in (1, 3)]
    return [rgb.getpixel(place) for place in places]  # type: ignore[misc]  # three numbers


def are_alike(one: list[tuple[int, ...]], other: list[tuple[int, ...]], most: int = 12) -> bool:
    """Tell whether colours differ by no more than what lossy files make of them."""
    pairs = [pair for left, right in zip(one, other, strict=True) for pair in zip(left, right, strict=True)]
    return all(abs(a - b) <= most for a, b in pairs)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return a picture as a file of one of Pillow's types."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a camera notes, a place too."""
    found = Image.Exif()
    found[ORIENTATION], found[MAKER] = orientation, CAMERA.decode()
    found.get_ifd(GPS).update({1: "N", 2: (35.0, 0.0, 21.0), 3: "E", 4: (137.0, 0.0, 12.0)})
    return found


def photo(image: Image.Image | None = None, orientation: int = 1) -> bytes:
    """Return a photo as a telephone makes it: a place in EXIF and XMP, a comment, a thumbnail, a profile."""
    notes = exif(orientation).tobytes() + THUMBNAIL + encoded(quarters(8, 6), "JPEG")
    options = {"exif": notes, "xmp": XMP, "comment": COMMENT, "icc_profile": display_p3()}
    return encoded(image or quarters(), "JPEG", quality=95, **options)


def drawing() -> Image.Image:
    """Return a dark line on a ground that can be seen through."""
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    image.paste((20, 40, 40, 255), (10, 18, 50, 22))
    return image


def animation(kind: str) -> bytes:
    """Return a picture that moves."""
    return encoded(quarters(), kind, save_all=True, append_images=[quarters().rotate(180)], duration=100)


def png_head(width: int, height: int) -> bytes:
    """Return a picture in PNG of any size that has hardly any pixels."""
    return _png(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), bytes(99))


def _png(head: bytes, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def display_p3() -> bytes:
    """Return a profile of the colours of telephones, with a plain gamma of 2.2 (ICC.1, 7.2 and 9.2)."""

    def numbers(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    name = b"Display P3\0"
    text = b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(78)
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256))
    white = numbers(0.9642, 1, 0.8249)
    tags = {b"desc": text, b"cprt": b"text" + bytes(5), b"wtpt": b"XYZ " + bytes(4) + white}
    for letter, primary in zip(b"rgb", P3, strict=True):
        tags[bytes([letter]) + b"XYZ"] = b"XYZ " + bytes(4) + numbers(*primary)
        tags[bytes([letter]) + b"TRC"] = curve
    table, data = struct.pack(">I", len(tags)), b""
    for tag, value in tags.items():
        table += tag + struct.pack(">II", 128 + 4 + 12 * len(tags) + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    size = struct.pack(">I", 128 + len(table) + len(data))
    head = size + bytes(4) + b"\x02\x10\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    return head + white + bytes(128 - len(head) - 12) + table + data


def png_of_sixteen_bits(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """Return a picture of one colour in PNG with 16 bits for each of its parts (PNG, 11.2)."""
    row = b"\0" + b"".join(bytes([part, 0x80]) for part in colour) * width
    return _png(struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0), row * height)


# What the mistakes of faults/*.toml are made of.
RECIPES: dict[str, Callable[[], bytes]] = {
    "HEIC": lambda: HEIC,
    "JPEG": lambda: encoded(quarters(), "JPEG"),
    "JPEG cut off": lambda: encoded(quarters(), "JPEG")[:-100],
    "GIF that moves": lambda: animation("GIF"),
    "photo": photo,
    "3,600 megapixels": lambda: png_head(60_000, 60_000),
}
