"""The files that are published of a picture are small, few, and hold nothing but its pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from plugins.render import picture_files
from plugins.render.picture_files import File, make
from tests.plugins import pictures

WIDTHS = (480, 800, 1200)
# What Pillow tells of every file of these types.
OF_A_FILE = {
    *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"),
    *("loop", "background", "timestamp", "duration", "transparency"),
}


def kinds(*files: File) -> list[tuple[str, int]]:
    return [(file.ending, file.width) for file in files]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (2000, [(".webp", 480), (".webp", 800), (".webp", 1200)]),
        (1200, [(".webp", 480), (".webp", 800), (".webp", 1200)]),
        (900, [(".webp", 480), (".webp", 900)]),
        (1000, [(".webp", 480), (".webp", 800), (".webp", 1000)]),
        (599, [(".webp", 599)]),
        (48, [(".webp", 48)]),
    ],
)
def test_there_are_versions_in_a_few_widths_and_none_is_wider_than_the_original(
    width: int, expected: list[tuple[str, int]]
) -> None:
    made = make(pictures.encoded(pictures.quarters(width, 60), "JPEG"), WIDTHS)
    assert kinds(*made.versions) == expected
    assert (made.width, made.is_clear, kinds(made.whole)) == (expected[-1][1], False, [(".jpg", made.width)])


@pytest.mark.parametrize(
    ("content", "ending", "is_clear"),
    [
        (pictures.photo(), ".jpg", False),
        (pictures.encoded(pictures.noise(90, 90), "PNG"), ".jpg", False),
        (pictures.encoded(pictures.quarters(), "PNG"), ".png", False),
        (pictures.encoded(pictures.quarters(), "GIF"), ".png", False),
        (pictures.encoded(pictures.drawing(), "PNG"), ".png", True),
        (pictures.encoded(pictures.drawing(), "WEBP"), ".png", True),
        (pictures.encoded(pictures.quarters(), "AVIF"), ".jpg", False),
    ],
)
def test_old_browsers_get_a_type_that_suits_the_picture(content: bytes, ending: str, is_clear: bool) -> None:  # noqa: FBT001
    made = make(content, WIDTHS)
    assert (made.whole.ending, made.is_clear) == (ending, is_clear)


def test_each_file_is_the_picture_in_its_width() -> None:
    made = make(pictures.photo(pictures.quarters(1600, 1200), 6), (480, 900, 1200))
    assert (made.width, made.height) == (1200, 1600)
    for file in (made.whole, *made.versions):
        with Image.open(io.BytesIO(file.content)) as image:
            assert image.size == (file.width, file.width * 4 // 3)
        expected = [(6, 58, 209), (220, 0, 0), (240, 240, 240), (0, 164, 35)]
        assert pictures.are_alike(pictures.corners(file.content), [*expected])


@pytest.mark.parametrize(
    "content",
    [
        pictures.photo(),
        pictures.encoded(pictures.quarters(), "PNG", exif=pictures.exif(), icc_profile=pictures.display_p3()),
        pictures.encoded(pictures.drawing(), "PNG", exif=pictures.exif(), icc_profile=pictures.display_p3()),
        pictures.encoded(pictures.quarters(), "WEBP", exif=pictures.exif(), xmp=pictures.XMP),
        pictures.encoded(pictures.quarters(), "AVIF", exif=pictures.exif(), xmp=pictures.XMP),
        pictures.encoded(pictures.quarters(), "GIF", comment=pictures.COMMENT),
    ],
    ids=["JPEG", "PNG", "clear PNG", "WebP", "AVIF", "GIF"],
)
def test_nothing_that_a_camera_or_a_program_notes_is_in_a_file(content: bytes) -> None:
    assert [note for note in pictures.NOTES if note in content] != []
    made = make(content, WIDTHS)
    for file in (made.whole, *made.versions):
        assert [note for note in pictures.NOTES if note in file.content] == []
        with Image.open(io.BytesIO(file.content)) as image:
            image.load()
            assert {*image.info} <= OF_A_FILE
            assert dict(image.getexif()) == {}


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_no_file_is_large(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "LARGEST", 5_000)
    monkeypatch.setattr(picture_files, "NARROWEST", 20)
    image = pictures.noise(200, 160)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    made = make(pictures.encoded(image, "PNG"), (80, 200))
    assert (made.width, made.height, made.is_clear) == (200, 160, mode == "RGBA")
    assert [len(file.content) <= 5_000 for file in (made.whole, *made.versions)] == [True] * 3
    assert 80 == made.versions[0].width < made.versions[1].width < 200


def test_quality_is_lowered_before_width(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pictures.encoded(pictures.noise(200, 160), "PNG")
    best = make(content, WIDTHS).whole
    monkeypatch.setattr(picture_files, "LARGEST", len(best.content) - 1)
    smaller = make(content, WIDTHS).whole
    assert (best.width, smaller.width, len(smaller.content) < len(best.content)) == (200, 200, True)


def test_what_can_become_no_smaller_is_published_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "LARGEST", 1)
    made = make(pictures.encoded(pictures.noise(500, 10), "PNG"), WIDTHS)
    assert (made.width, made.whole.width) == (500, 164)


def test_the_same_picture_makes_the_same_files() -> None:
    content = pictures.encoded(pictures.noise(200, 160), "JPEG", quality=95)
    assert make(content, WIDTHS) == make(content, WIDTHS)


@pytest.mark.parametrize("image", [pictures.quarters(1200, 630), pictures.drawing()])
def test_networks_get_one_whole_file_with_a_ground(image: Image.Image) -> None:
    made = make(pictures.encoded(image, "PNG"), WIDTHS, is_shared=True)
    assert (made.versions, made.is_clear, kinds(made.whole)) == ((), False, [(".png", image.width)])
    assert made.whole.content[:4] == b"\x89PNG"
    with Image.open(io.BytesIO(made.whole.content)) as found:
        assert (found.size, found.has_transparency_data) == (image.size, False)


def test_a_drawing_keeps_its_colours() -> None:
    image = pictures.quarters(300, 200)
    made = make(pictures.encoded(image, "PNG"), WIDTHS)
    [version] = made.versions
    for file in (made.whole, version):
        assert pictures.corners(file.content) == pictures.corners(pictures.encoded(image, "PNG"))
