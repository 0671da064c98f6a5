"""Which page somebody means, and whether one can be moved to another name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf
from editing.names import Named, check_target, page_of
from plugins.report.problems import BadValueError
from tests.plugins import builds

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run

SETTINGS: dict[str, Any] = {
    "KINDS": pelicanconf.KINDS,
    "MENU": {"header": ["about"]},
    "MENU_KIND": "pages",
    "REQUIRED_PAGES": ["index"],
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("ja/guide/old.md", "en/guide/other.md", "ja/news/deep/a.md"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True)
        path.write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return builds.run(tmp_path, **SETTINGS)


@pytest.mark.parametrize(
    ("text", "folder", "expected"),
    [
        ("content/ja/guide/old.md", ".", Named("ja", "guide", "old")),
        ("./content/../content/en/guide/a/b.md", ".", Named("en", "guide", "a/b")),
        ("ja/guide/old.md", "content", Named("ja", "guide", "old")),
        ("old.md", "content/ja/guide", Named("ja", "guide", "old")),
        ("../news/new.md", "content/ja/guide", Named("ja", "news", "new")),
        ("guide/old", ".", Named("", "guide", "old")),
        ("guide/old.md", ".", Named("", "guide", "old")),
        ("ja/guide/old", ".", Named("ja", "guide", "old")),
        ("content/ja/guide/old.md", "..", Named("ja", "guide", "old")),
        ("content/ja", ".", Named("ja", "", "")),
        ("elsewhere.md", ".", Named("", "elsewhere.md", "")),
        ("", ".", Named("", "", "")),
    ],
)
def test_a_page_is_named_by_its_file_or_by_kind_and_name(
    text: str, folder: str, expected: Named, site: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert page_of(text, site) == expected


@pytest.mark.parametrize(
    ("old", "new", "code", "details"),
    [
        ("guide/old", "guide/old", "file-exists", {"name": "content/ja/guide/old.md"}),
        ("guide/old", "guide/other", "file-exists", {"name": "content/en/guide/other.md"}),
        ("guide/old", "blog/new", "unknown-kind", {"value": "blog", "known": "guide, news, pages, paper"}),
        ("guide/old", "docs.md", "target-is-folder", {"value": "docs.md", "example": "old.md"}),
        ("guide/a/b", "guide/new/", "target-is-folder", {"value": "guide/new/", "example": "b.md"}),
        (
            "guide/old",
            "content/ja/news/deep",
            "target-is-folder",
            {"value": "content/ja/news/deep", "example": "old.md"},
        ),
        ("guide/old", "guide/New", "bad-page-name", {"value": "New"}),
        ("guide/old", "guide/../../x", "bad-page-name", {"value": "../../x"}),
        ("guide/old", "guide/new.txt", "bad-page-name", {"value": "new.txt"}),
        ("guide/old", "news/2", "bad-page-name", {"value": "2"}),
        (
            "content/ja/guide/old.md",
            "content/en/guide/new.md",
            "move-to-other-language",
            {"language": "ja", "other": "en"},
        ),
        ("pages/about", "pages/us", "page-in-settings", {"value": "about"}),
        ("pages/index", "pages/home", "page-in-settings", {"value": "index"}),
    ],
)
def test_a_name_that_a_page_cannot_have_is_told(
    old: str, new: str, code: str, details: dict[str, str], site: Run
) -> None:
    with pytest.raises(BadValueError) as error:
        check_target(page_of(old, site), page_of(new, site), new, site)
    assert (error.value.code, error.value.details) == (code, details)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("content/ja/guide/old.md", "content/ja/guide/deep/new-2.md"),
        ("content/ja/guide/old.md", "news/new"),
        ("guide/old", "content/en/guide/new.md"),
        ("guide/about", "guide/us"),
        ("pages/terms", "pages/2"),
        ("guide/old", "news/deep"),
    ],
)
def test_a_name_that_a_page_can_have_is_not_told(old: str, new: str, site: Run) -> None:
    before = sorted(site.build.project.content.rglob("*"))
    check_target(page_of(old, site), page_of(new, site), new, site)
    assert sorted(site.build.project.content.rglob("*")) == before
