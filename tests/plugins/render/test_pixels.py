"""Whatever a picture holds besides its pixels is gone, and has been heeded before."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from plugins.render.pixels import on_white, pixels
from tests.plugins import pictures
from tests.plugins.pictures import BLUE, GREEN, RED, WHITE

UPRIGHT = [RED, GREEN, BLUE, WHITE]
# How a camera was held (CIPA DC-008, 4.6.2) → what is at the top left, top right, bottom left, bottom right.
HELD = {
    1: [RED, GREEN, BLUE, WHITE],
    2: [GREEN, RED, WHITE, BLUE],
    3: [WHITE, BLUE, GREEN, RED],
    4: [BLUE, WHITE, RED, GREEN],
    5: [RED, BLUE, GREEN, WHITE],
    6: [BLUE, RED, WHITE, GREEN],
    7: [WHITE, GREEN, BLUE, RED],
    8: [GREEN, WHITE, RED, BLUE],
}


def seen(content: bytes, width: int = 1200) -> tuple[tuple[int, int], list[tuple[int, ...]]]:
    """Return a picture's size, and the colours of its quarters."""
    image, _ = pixels(content, width)
    return image.size, pictures.corners(pictures.encoded(image, "PNG"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", HELD)
def test_a_picture_stands_upright_however_the_camera_was_held(kind: str, orientation: int) -> None:
    content = pictures.encoded(pictures.quarters(), kind, quality=95, exif=pictures.exif(orientation))
    size, colours = seen(content)
    assert size == ((48, 64) if orientation > 4 else (64, 48))
    assert pictures.are_alike(colours, [*HELD[orientation]], 16)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_a_value_that_says_nothing_turns_nothing(orientation: int) -> None:
    assert seen(pictures.encoded(pictures.quarters(), "PNG", exif=pictures.exif(orientation))) == (
        (64, 48),
        UPRIGHT,
    )


@pytest.mark.parametrize("notes", [b"Exif\0\0damaged", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0"])
def test_notes_that_cannot_be_read_are_passed_over(notes: bytes) -> None:
    content = pictures.encoded(pictures.quarters(), "JPEG", quality=95, exif=notes)
    assert pictures.are_alike(seen(content)[1], [*UPRIGHT])


@pytest.mark.parametrize(
    ("size", "orientation", "width", "expected"),
    [
        ((640, 480), 1, 320, (320, 240)),
        ((640, 480), 6, 240, (240, 320)),
        ((640, 480), 1, 1200, (640, 480)),
        ((30_000, 3), 1, 1200, (1200, 1)),
        ((10, 20_000), 1, 1200, (5, 10_000)),
    ],
)
def test_a_picture_is_as_wide_as_wanted_and_never_wider_than_it_was(
    size: tuple[int, int], orientation: int, width: int, expected: tuple[int, int]
) -> None:
    content = pictures.encoded(pictures.quarters(*size), "PNG", exif=pictures.exif(orientation))
    assert seen(content, width)[0] == expected


def test_colours_of_another_profile_become_those_of_srgb() -> None:
    # By the matrices of CSS Color 4 (10.2 and 10.3), cut off where sRGB ends.
    expected = [(220, 0, 0), (0, 164, 35), (6, 58, 209), (240, 240, 240)]
    content = pictures.encoded(pictures.quarters(), "PNG", icc_profile=pictures.display_p3())
    assert pictures.are_alike(seen(content)[1], [*expected], 3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_profile_changes_no_colours(kind: str) -> None:
    content = pictures.encoded(pictures.quarters(), kind, quality=95, icc_profile=b"none")
    assert pictures.are_alike(seen(content)[1], [*UPRIGHT], 16)


def test_a_profile_of_another_kind_of_colours_is_passed_over() -> None:
    grey = pictures.encoded(pictures.quarters(mode="L"), "JPEG", icc_profile=pictures.display_p3())
    [first, *_] = seen(grey)[1]
    assert pictures.are_alike([first], [(81, 81, 81)])


def test_inks_become_light() -> None:
    content = pictures.encoded(pictures.quarters(mode="CMYK"), "JPEG", quality=95)
    assert pictures.are_alike(seen(content)[1], [*UPRIGHT])


def test_grey_of_sixteen_bits_keeps_its_tones() -> None:
    deep = Image.frombytes(
        "I;16", (4, 4), b"".join(number.to_bytes(2, "little") for number in range(0, 65536, 4096))
    )
    image, _ = pixels(pictures.encoded(deep, "PNG"), 1200)
    assert [*image.convert("L").tobytes()] == [*range(0, 256, 16)]


def test_colours_of_sixteen_bits_are_read() -> None:
    assert seen(pictures.png_of_sixteen_bits(32, 24, (200, 30, 130)))[1] == [(200, 30, 130)] * 4


@pytest.mark.parametrize("mode", ["L", "P", "1", "LA"])
def test_other_ways_to_store_colours_come_to_the_same(mode: str) -> None:
    image = pictures.quarters().convert("L").convert(mode)
    plain, _ = pixels(pictures.encoded(image, "PNG"), 1200)
    difference = ImageChops.difference(plain, image.convert("RGB"))
    assert (plain.mode, difference.getbbox()) == ("RGB", None)


def transparent_palette() -> bytes:
    palette = Image.new("P", (4, 4), 1)
    palette.putpalette([0, 0, 0, 200, 30, 30])
    palette.paste(0, (0, 0, 2, 4))
    return pictures.encoded(palette, "PNG", transparency=0)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pictures.encoded(pictures.drawing(), "PNG"), "RGBA"),
        (pictures.encoded(pictures.drawing(), "WEBP"), "RGBA"),
        (pictures.encoded(pictures.drawing(), "AVIF"), "RGBA"),
        (pictures.encoded(pictures.drawing(), "GIF"), "RGBA"),
        (pictures.encoded(pictures.drawing().convert("LA"), "PNG"), "RGBA"),
        (transparent_palette(), "RGBA"),
        (pictures.encoded(Image.new("RGB", (4, 4), RED), "PNG", transparency=RED), "RGBA"),
        (pictures.encoded(Image.new("RGB", (4, 4), RED), "PNG", transparency=BLUE), "RGB"),
        (pictures.encoded(pictures.quarters(mode="RGBA"), "PNG"), "RGB"),
        (pictures.encoded(pictures.quarters(mode="RGBA"), "WEBP"), "RGB"),
        (pictures.encoded(pictures.quarters(), "GIF"), "RGB"),
    ],
)
def test_a_picture_is_clear_where_something_can_be_seen_through_it(content: bytes, expected: str) -> None:
    image, _ = pixels(content, 1200)
    assert image.mode == expected


def test_colours_with_a_profile_stay_clear() -> None:
    content = pictures.encoded(pictures.drawing(), "PNG", icc_profile=pictures.display_p3())
    image, _ = pixels(content, 1200)
    assert (image.getpixel((0, 0))[3], image.getpixel((30, 20))[3]) == (0, 255)  # type: ignore[index]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pictures.encoded(pictures.quarters(), "PNG"), True),
        (pictures.encoded(pictures.drawing(), "GIF"), True),
        (pictures.encoded(pictures.quarters(), "JPEG"), False),
        (pictures.encoded(pictures.noise(80, 80), "PNG"), False),
    ],
)
def test_a_drawing_has_few_colours(content: bytes, expected: bool) -> None:  # noqa: FBT001 - a table
    assert pixels(content, 1200)[1] is expected


def test_nothing_else_that_a_picture_holds_is_left() -> None:
    image, _ = pixels(pictures.photo(), 1200)
    assert (image.info, dict(image.getexif())) == ({}, {})


def test_a_clear_picture_gets_a_white_ground() -> None:
    ground = on_white(pictures.drawing())
    assert (ground.mode, ground.getpixel((0, 0)), ground.getpixel((30, 20))) == (
        "RGB",
        (255, 255, 255),
        (20, 40, 40),
    )
    opaque = pictures.quarters()
    assert on_white(opaque) is opaque
