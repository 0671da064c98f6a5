"""The files below content/."""

from __future__ import annotations

import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from plugins.check import files
from plugins.check.folders import Layout
from plugins.files import published
from tests.plugins.check import samples

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.report.problems import Problem

KINDS = {"guide": {"allows": []}, "news": {"allows": []}, "pages": {"allows": ["Save_as"]}}
PDF = {"folder": "content/ja/files/", "link": "../files/flyer.pdf"}
LAYOUT = Layout(samples.LANGUAGES, KINDS, "files")
IGNORED = [".*", "~*", "*~", "#*", "README.*"]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" '


def png(width: int, height: int) -> bytes:
    """Return a picture in black (PNG, 11.2)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0\0\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x11\x08\x00\x03\x00\x02\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9"
)
WEBP = b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x02\x00\x00"
GIF = b"GIF89a\x02\x00\x03\x00\x00\x00\x00;"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def write(content: Path, name: str, data: bytes = b"x") -> Path:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def told(content: Path) -> list[Problem]:
    paths = published(content, IGNORED)
    return list(files.wrong(content, paths, LAYOUT, files.picture_size))


@pytest.mark.parametrize(
    "name",
    [
        "ja/guide/.steps.md",
        "ja/guide/.DS_Store",
        "ja/.git/steps.md",
        "ja/guide/steps.md~",
        "ja/guide/#steps.md#",
        "ja/guide/~$steps.docx",
        "README.md",
        "ja/guide/README.md",
        "images/README.ja.md",
    ],
)
def test_what_editors_and_systems_leave_beside_files_is_passed_over(content: Path, name: str) -> None:
    write(content, name)
    assert published(content, IGNORED) == []


def test_found_are_all_other_files_in_folders_too(content: Path) -> None:
    names = ["images/a.png", "ja/guide/a.md", "ja/news/2026/a.md", "notes.txt"]
    for name in reversed(names):
        write(content, name)
    (content / "ja" / "guide" / "a-folder.md").mkdir()
    assert published(content, IGNORED) == names


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ja/guide/steps.md", b""),
        ("en/news/2026/summer-holidays-2.md", b"x"),
        ("ja/pages/404.md", b"x"),
        ("ja/guide/long.md", b"x" * 25_000),
        ("data/Any_Name.toml", b"x" * 25_001),
        ("ja/files/flyer.pdf", b""),  # what is in it is looked at elsewhere
        ("en/files/2027/1.pdf", b"x" * 25_001),
        ("images/a.png", png(2, 3)),
        ("images/deep/1.jpg", JPEG),
        ("images/a.jpeg", JPEG),
        ("images/a.webp", WEBP),
        ("images/a.gif", GIF),
        ("images/wrong-ending.png", JPEG),  # browsers look inside
        ("images/a.svg", SVG + b'width="2" height="3"/>'),
        ("images/a.svg", b'<?xml version="1.0"?>\n<!-- x -->\n' + SVG + b'viewBox="0 0 2 3.4"/>'),
        ("images/a.svg", SVG + b"viewBox='-1,0,2,3'><title>t</title></svg>"),
        ("images/large.png", png(2, 3).ljust(300_000, b"\0")),
    ],
)
def test_a_good_file_in_its_folder_is_right(content: Path, name: str, data: bytes) -> None:
    write(content, name, data)
    assert told(content) == []


@pytest.mark.parametrize(
    ("name", "data", "code", "details"),
    [
        ("notes.md", b"x", "unknown-folder", {"languages": "ja, en"}),
        ("ja/steps.md", b"x", "unknown-folder", {"languages": "ja, en"}),
        ("ja/blog/a.md", b"x", "unknown-folder", {"languages": "ja, en"}),
        ("fr/guide/a.md", b"x", "unknown-folder", {"languages": "ja, en"}),
        ("ja/guide/お知らせ.md", b"x", "bad-source-name", {"name": "お知らせ.md"}),
        ("ja/guide/Steps.md", b"x", "bad-source-name", {"name": "Steps.md"}),
        ("ja/guide/a b.md", b"x", "bad-source-name", {"name": "a b.md"}),
        ("ja/guide/a_b.md", b"x", "bad-source-name", {"name": "a_b.md"}),
        ("ja/guide/a--b.md", b"x", "bad-source-name", {"name": "a--b.md"}),
        ("ja/guide/a.md.md", b"x", "bad-source-name", {"name": "a.md.md"}),
        ("ja/guide/Deep/a.md", b"x", "bad-source-name", {"name": "a.md"}),
        ("ja/news/2.md", b"x", "bad-source-name", {"name": "2.md"}),
        ("ja/news/2026/2.md", b"x", "bad-source-name", {"name": "2.md"}),
        ("ja/files/Flyer.pdf", b"x", "bad-source-name", {"name": "Flyer.pdf"}),
        ("ja/guide/flyer.pdf", b"x", "misplaced-pdf", PDF),
        ("images/IMG_0001.jpg", JPEG, "bad-source-name", {"name": "IMG_0001.jpg"}),
        ("ja/guide/a.md", b"x" * 25_001, "too-much-text", {"size": "25,001", "limit": "25,000"}),
        ("images/a.png", png(2, 3).ljust(300_001, b"\0"), "large-image", {"size": "301", "limit": "300"}),
        ("images/a.png", b"", "bad-image", {}),
        ("images/a.png", b"\x89PNG", "bad-image", {}),
        ("images/a.png", png(0, 3), "bad-image", {}),
        ("images/a.jpg", b"hello", "bad-image", {}),
        ("images/a.svg", b"<svg", "bad-drawing", {"what": "unclosed token"}),
        ("images/a.svg", SVG + b'width="100%"/>', "bad-image", {}),
        ("images/a.svg", SVG + b'viewBox="0 0 0 3"/>', "bad-image", {}),
        ("images/a.svg", SVG + b'viewBox="0 0 %s 3"/>' % (b"9" * 400), "bad-image", {}),
        ("images/a.svg", SVG + b'width="%spx" height="3"/>' % (b"9" * 400), "bad-image", {}),
    ],
)
def test_other_files_are_told(
    content: Path, name: str, data: bytes, code: str, details: dict[str, str]
) -> None:
    write(content, name, data)
    found = told(content)
    assert [(p.path, p.line, p.code, p.details) for p in found] == [(f"content/{name}", 1, code, details)]


def test_a_picture_in_svg_is_looked_into(content: Path) -> None:
    write(content, "images/a.svg", SVG + b'width="2"\n height="3">\n<script>x</script></svg>')
    assert samples.told(told(content)) == [(3, "not-in-drawings", {"text": "<script>"})]


@pytest.mark.parametrize(("name", "target"), [("ja/guide/b.md", "a.md"), ("images/b.png", "gone.png")])
def test_a_symbolic_link_is_refused(content: Path, name: str, target: str) -> None:
    write(content, "ja/guide/a.md")
    write(content, "images/a.png", png(2, 3))
    (content / name).symlink_to(target)
    assert [(p.path, p.code) for p in told(content)] == [(f"content/{name}", "symbolic-link")]


def test_a_name_that_is_no_text_is_told_in_signs_that_can_be_printed(content: Path) -> None:
    write(content, "ja/guide/a.md")
    os.rename(content / "ja/guide/a.md", os.fsencode(content / "ja/guide") + b"/\xff.md")  # noqa: PTH104 - bytes
    (found,) = told(content)
    assert str(found).startswith(
        "content/ja/guide/\\udcff.md:1: [bad-source-name] 「\\udcff.md」という名前は"
    )


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.png", png(2, 3), (2, 3)),
        ("a.jpg", JPEG, (2, 3)),
        ("a.webp", WEBP, (2, 3)),
        ("a.gif", GIF, (2, 3)),
        ("a.svg", SVG + b'viewBox="0 0 2.4 3"/>', (2, 3)),
        ("a.png", b"", None),
    ],
)
def test_a_picture_has_a_size(
    content: Path, name: str, data: bytes, expected: tuple[int, int] | None
) -> None:
    assert files.picture_size(write(content, name, data)) == expected


def test_a_picture_that_is_not_there_has_no_size(content: Path) -> None:
    assert files.picture_size(content / "gone.png") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a", True),
        ("a/b-2", True),
        ("2026/a", True),
        ("2026", False),
        ("", False),
        ("a/", False),
        ("../a", False),
    ],
)
def test_a_page_is_called_by_small_letters_and_digits(name: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert files.is_name(name) is expected
