"""What a picture is, by its content and not by its name."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plugins.read.pictures import Facts, drawing_size, examine, type_of
from tests.plugins import pictures

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" '
# A picture of 16,384 × 16,384 pixels in WebP that has none of them (RFC 9649, 2.7).
WEBP_HEAD = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pictures.encoded(pictures.quarters(), "JPEG"), "JPEG"),
        (pictures.encoded(pictures.quarters(), "PNG"), "PNG"),
        (pictures.encoded(pictures.quarters(), "WEBP"), "WebP"),
        (pictures.encoded(pictures.quarters(), "AVIF"), "AVIF"),
        (pictures.encoded(pictures.quarters(), "GIF"), "GIF"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "AVIF"),
        (pictures.HEIC, "HEIC"),
        (b"\0\0\0\x14ftypheix\0\0\0\0mif1", "HEIC"),
        (b"\0\0\0\x14ftypmif1\0\0\0\0heic", "HEIC"),
        (b"\0\0\0\x10ftypmif1\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp42isom", ""),  # a film
        (b"BM", ""),
        (SVG, ""),
        (b"", ""),
    ],
)
def test_the_type_of_a_picture_is_known_by_how_it_begins(content: bytes, expected: str) -> None:
    assert type_of(content) == expected


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_picture_that_can_be_decoded_has_no_problem(kind: str) -> None:
    found = examine(pictures.encoded(pictures.quarters(), kind))
    assert (found.type.upper(), *found[1:]) == (kind, "", False, 64, 48)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"not a picture", Facts("", "bad-image")),
        (pictures.HEIC, Facts("HEIC", "heic-image")),
        (b"\xff\xd8\xff", Facts("JPEG", "damaged-image")),
        (pictures.photo()[:-200], Facts("JPEG", "damaged-image")),
        (pictures.encoded(pictures.quarters(), "PNG")[:-60], Facts("PNG", "damaged-image")),
        (pictures.encoded(pictures.quarters(), "WEBP")[:-20], Facts("WebP", "damaged-image")),
        (pictures.encoded(pictures.quarters(), "AVIF")[:-20], Facts("AVIF", "damaged-image")),
        (pictures.encoded(pictures.quarters(), "GIF")[:-60], Facts("GIF", "damaged-image")),
        (pictures.png_head(0, 3), Facts("PNG", "damaged-image")),
        (pictures.png_head(9000, 5555), Facts("PNG", "damaged-image")),
        (pictures.png_head(50_000_001, 1), Facts("PNG", "too-many-pixels")),
        (pictures.png_head(60_000, 60_000), Facts("PNG", "too-many-pixels")),
        (WEBP_HEAD, Facts("WebP", "too-many-pixels")),
        (pictures.animation("GIF"), Facts("GIF", "animated-image")),
        (pictures.animation("PNG"), Facts("PNG", "animated-image")),
        (pictures.animation("WEBP"), Facts("WebP", "animated-image")),
        (pictures.animation("AVIF"), Facts("AVIF", "animated-image")),
    ],
)
def test_what_keeps_a_picture_from_being_published_is_known(content: bytes, expected: Facts) -> None:
    assert examine(content) == expected


def test_a_photo_that_holds_a_second_one_does_not_move() -> None:
    options = {"save_all": True, "append_images": [pictures.quarters()]}
    found = examine(pictures.encoded(pictures.quarters(), "MPO", **options))
    assert found == Facts("JPEG", width=64, height=48)


@pytest.mark.parametrize("content", [pictures.png_head(60_000, 60_000), WEBP_HEAD], ids=["PNG", "WebP"])
def test_what_claims_to_have_thousands_of_megapixels_takes_no_memory(content: bytes) -> None:
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000,) * 2); "
        "from plugins.read.pictures import examine; print(examine(bytes.fromhex(sys.argv[1])).problem)"
    )
    done = subprocess.run(  # noqa: S603 - the program above
        [sys.executable, "-c", program, content.hex()], capture_output=True, check=True
    )
    assert done.stdout == b"too-many-pixels\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pictures.encoded(pictures.quarters(), "JPEG", exif=pictures.exif()), True),
        (pictures.encoded(pictures.quarters(), "PNG", exif=pictures.exif()), True),
        (pictures.encoded(pictures.quarters(), "WEBP", exif=pictures.exif()), True),
        (pictures.encoded(pictures.quarters(), "JPEG", xmp=pictures.XMP), True),
        (pictures.encoded(pictures.quarters(), "WEBP", xmp=pictures.XMP), True),
        (pictures.encoded(pictures.quarters(), "JPEG", comment=b"GPS"), False),
        (pictures.encoded(pictures.quarters(), "JPEG", exif=b"Exif\0\0damaged"), False),
    ],
)
def test_a_place_is_known_wherever_it_is_noted(content: bytes, expected: bool) -> None:  # noqa: FBT001 - a table
    assert examine(content)[:3] == (type_of(content), "", expected)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (SVG + b'width="2" height="3"/>', (2, 3)),
        (SVG + b'width="2.4px" height="1in"/>', (2, 96)),
        (SVG + b'width="0.2" height=".3"/>', (1, 1)),
        (SVG + b'width="10mm" height="1cm"/>', (38, 38)),
        (b'<?xml version="1.0"?>\n<!-- x -->\n' + SVG + b'viewBox="0 0 2 3.4"/>', (2, 3)),
        (SVG + b"viewBox='-1,0,2,3'><rect width='9' height='9'/></svg>", (2, 3)),
        (SVG + b'width="100%" height="5em" viewBox="0 0 30 40"/>', (30, 40)),
        (SVG + b'width="100%"/>', None),
        (SVG + b'viewBox="0 0 0 3"/>', None),
        (SVG + b'viewBox="0 0 %s 3"/>' % (b"9" * 400), None),
        (SVG + b'width="%spx" height="3"/>' % (b"9" * 400), None),
        (b"<svg", None),
        (b"", None),
    ],
)
def test_a_drawing_has_the_size_that_it_gives_itself(
    content: bytes, expected: tuple[int, int] | None
) -> None:
    assert drawing_size(content) == expected
