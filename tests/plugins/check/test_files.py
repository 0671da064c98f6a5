"""The files below content/."""

from __future__ import annotations

import os
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
    return list(files.wrong(content, paths, LAYOUT))


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
        ("images/a.png", b"x"),
        ("images/deep/1.jpg", b"x"),
        ("images/a.jpeg", b"x"),
        ("images/a.svg", b"x" * 25_001),
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
        ("images/IMG_0001.HEIC", b"x", "heic-image", {}),
        ("images/IMG_0001.jpg", b"x", "bad-source-name", {"name": "IMG_0001.jpg"}),
        ("ja/guide/a.md", b"x" * 25_001, "too-much-text", {"size": "25,001", "limit": "25,000"}),
    ],
)
def test_other_files_are_told(
    content: Path, name: str, data: bytes, code: str, details: dict[str, str]
) -> None:
    write(content, name, data)
    found = told(content)
    assert [(p.path, p.line, p.code, p.details) for p in found] == [(f"content/{name}", 1, code, details)]


@pytest.mark.parametrize(("name", "target"), [("ja/guide/b.md", "a.md"), ("images/b.png", "gone.png")])
def test_a_symbolic_link_is_refused(content: Path, name: str, target: str) -> None:
    write(content, "ja/guide/a.md")
    write(content, "images/a.png")
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
