"""What is said of a file that may not lie where it does: what it is good for, and where it belongs."""

from __future__ import annotations

import re

import pytest

from plugins.check.folders import CODES, DETAILS, OTHER, Folder, Layout, folders, misplaced
from plugins.report.problems import messages
from tests.plugins.check.samples import LANGUAGES

KINDS = {"guide": {"allows": []}, "pages": {"allows": ["Save_as"]}}
LAYOUT = Layout(LANGUAGES, KINDS, "files")
FOLDERS = "content/ja/files/, content/en/files/"


def told(path: str, layout: Layout = LAYOUT) -> tuple[str, dict[str, str]]:
    folder = next((folder for folder in folders(layout) if path.startswith(folder.path)), None)
    return misplaced(path, folder, layout, "content")


def test_each_language_has_a_folder_for_each_kind_of_page_and_one_for_pdfs() -> None:
    assert folders(LAYOUT) == [
        Folder("ja/guide/", (".md",), may_be_number=False),
        Folder("ja/pages/", (".md",)),
        Folder("en/guide/", (".md",), may_be_number=False),
        Folder("en/pages/", (".md",)),
        Folder("ja/files/", (".pdf",)),
        Folder("en/files/", (".pdf",)),
        Folder("images/", (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")),
        Folder("data/", (".toml",)),
    ]


@pytest.mark.parametrize(
    ("path", "code", "details"),
    [
        ("steps.md", "unknown-folder", {"languages": "ja, en"}),
        ("ja/steps.md", "unknown-folder", {"languages": "ja, en"}),
        ("ja/files/steps.md", "unknown-folder", {"languages": "ja, en"}),
        ("images/steps.md", "unknown-folder", {"languages": "ja, en"}),
        ("data/Steps.MD", "unknown-folder", {"languages": "ja, en"}),
        ("ja/guide/steps.MD", "capital-ending", {"name": "steps.md"}),
        ("ja/guide/First Steps.Md", "capital-ending", {"name": "first-steps.md"}),
        ("images/IMG_0001.JPG", "capital-ending", {"name": "img-0001.jpg"}),
        ("images/写真.PNG", "capital-ending", {"name": "summer-holidays.png"}),
        ("ja/files/FLYER.PDF", "capital-ending", {"name": "flyer.pdf"}),
        ("data/offices.TOML", "capital-ending", {"name": "offices.toml"}),
        ("ja/guide/steps.markdown", "not-markdown", {"name": "steps.md"}),
        ("images/note.txt", "not-markdown", {"name": "note.md"}),
        ("Notes.TXT", "not-markdown", {"name": "notes.md"}),
        ("ja/guide/steps", "not-markdown", {"name": "steps.md"}),
        ("ja/guide/予定", "not-markdown", {"name": "summer-holidays.md"}),
        ("ja/files/flyer", "foreign-file", {}),
        ("images/map", "foreign-file", {}),
        ("CNAME", "foreign-file", {}),
        ("ja/guide/map.png", "misplaced-image", {"folder": "content/images/", "name": "map.png"}),
        ("ja/files/Map 2.JPEG", "misplaced-image", {"folder": "content/images/", "name": "map-2.jpeg"}),
        ("share.svg", "misplaced-image", {"folder": "content/images/", "name": "share.svg"}),
        ("images/IMG_0001.HEIC", "heic-image", {}),
        ("ja/news/photo.heif", "heic-image", {}),
        ("ja/news/Scan 2.TIFF", "wrong-file-type", {"ending": ".tiff", "folder": "content/images/"}),
        ("images/a.bmp", "wrong-file-type", {"ending": ".bmp", "folder": "content/images/"}),
        ("ja/offices.toml", "misplaced-data", {"folder": "content/data/"}),
        ("ja/guide/plan.docx", "office-document", {"ending": ".docx", "folders": FOLDERS}),
        ("data/Members.XLSX", "office-document", {"ending": ".xlsx", "folders": FOLDERS}),
        ("ja/files/~$plan.docx", "office-document", {"ending": ".docx", "folders": FOLDERS}),
        ("images/Thumbs.db", "system-file", {}),
        ("ja/guide/desktop.ini", "system-file", {}),
        ("ja/Desktop.ini", "system-file", {}),
        (".DS_Store", "system-file", {}),
        ("ja/guide/.hidden", "not-markdown", {"name": "hidden.md"}),
        ("ja/guide/steps.md.bak", "foreign-file", {}),
        ("data/a.yaml", "foreign-file", {}),
        ("ja/guide/film.mp4", "foreign-file", {}),
        ("ja/guide/page.html", "foreign-file", {}),
        ("ja/guide/flyer.pdf.", "foreign-file", {}),
        ("ja/flyer.pdf", "misplaced-pdf", {"folder": "content/ja/files/", "link": "../files/flyer.pdf"}),
        ("en/guide/A4.PDF", "misplaced-pdf", {"folder": "content/en/files/", "link": "../files/a4.pdf"}),
        ("images/flyer.pdf", "pdf-without-language", {"folders": FOLDERS, "link": "../files/flyer.pdf"}),
        ("チラシ.pdf", "pdf-without-language", {"folders": FOLDERS, "link": "../files/summer-holidays.pdf"}),
        ("fr/files/a.pdf", "pdf-without-language", {"folders": FOLDERS, "link": "../files/a.pdf"}),
    ],
)
def test_a_file_is_told_by_its_place_and_ending(path: str, code: str, details: dict[str, str]) -> None:
    assert told(path) == (code, details)


def test_the_folder_of_pdfs_is_called_as_the_settings_say() -> None:
    layout = Layout(["xx"], KINDS, "pdf")
    details = {"folder": "content/xx/pdf/", "link": "../pdf/a.pdf"}
    assert told("xx/a.pdf", layout) == ("misplaced-pdf", details)


@pytest.mark.parametrize("code", sorted({*CODES.values(), *DETAILS, OTHER, "system-file"}))
def test_each_message_has_all_that_it_needs(code: str) -> None:
    for text in messages()[code].texts.values():
        assert {*re.findall(r"\{(\w+)\}", text)} == {*DETAILS.get(code, ())}
