"""Links that begin a page: where they lead, and with which text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from plugins.model.project import Project
from plugins.model.site import Site
from plugins.read.front_matter import parse
from plugins.render.writing import begin
from plugins.render.writing.new_page import next_order
from tests.plugins.check import samples
from tests.plugins.samples import DATA, EASY, EN, JA, day, page

if TYPE_CHECKING:
    from pathlib import Path

KINDS: dict[str, Any] = {
    "news": {"templates": {"news-item": []}, "requires": ["Title", "Date"], "allows": ["Topics", "Status"]},
    "guide": {
        "templates": {"article": ["Topics", "Order"], "page": []},
        "requires": ["Title", "Modified"],
        "allows": ["Topics", "Order", "Status"],
    },
}
HOST = "https://code.example/we/site"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content" / "ja-simple" / "guide").mkdir(parents=True)
    settings = {"KINDS": KINDS, "CODE_HOST": HOST, "CODE_HOST_BACKEND": {"branch": "main"}}
    languages = {"ja": JA, "en": EN, "ja-simple": EASY}
    return Project(tmp_path / "content", tmp_path, settings, languages, day(1).date())


SITE = Site((), ("ja", "en"), (*KINDS,), "pages")


def links(project: Project) -> dict[str, str]:
    """Return folder → text of each link."""
    found = {}
    for beginning in begin.beginnings(project, DATA, SITE):
        parts = urlsplit(beginning.address)
        assert f"{parts.scheme}://{parts.netloc}{parts.path}".startswith(f"{HOST}/new/main/content/")
        query = parse_qs(parts.query, strict_parsing=True)
        assert query["filename"] == ["NAME.md"]
        [text] = query["value"]
        found[unquote(parts.path).partition("/content/")[2]] = text
    return found


def test_each_kind_begins_in_each_language_and_in_editions_that_have_it(project: Project) -> None:
    assert [*links(project)] == ["ja/news", "en/news", "ja/guide", "en/guide", "ja-simple/guide"]


def test_a_link_brings_the_entries_that_its_kind_needs(project: Project) -> None:
    found = links(project)
    style = DATA.house_styles[0]
    assert found["ja/news"] == f"---\nTitle: \nDate: 2026-01-01\nStatus: draft\n---\n\n{style.new_text}\n"
    assert "Topics: work\nOrder: 1\nStatus: draft\n" in found["en/guide"]
    assert "Template: page\n" in found["ja-simple/guide"]


def links_of_translations(project: Project, site: Site) -> dict[str, tuple[str, str, str]]:
    """Return folder → title of the original, name and text of each link that begins a translation."""
    found = {}
    for beginning in begin.translations(project, DATA, site):
        parts = urlsplit(beginning.address)
        query = parse_qs(parts.query, strict_parsing=True)
        folder = unquote(parts.path).partition("/content/")[2]
        found[folder] = (beginning.title, query["filename"][0], query["value"][0])
    return found


def test_a_link_for_a_translation_records_what_it_is_made_from_and_has_what_is_shared(
    project: Project,
) -> None:
    head = "Title: 題\nModified: 2026-01-01\nTopics: work, play\nOrder: 7\nAliases: old/\n"
    original = samples.source("本文です。\n", "ja/guide/deep/x.md", head)
    found = page("ja", "guide", "x", "x/", source=original)
    style = DATA.house_styles[1]
    text = (
        "---\nTitle: \nModified: 2026-01-01\nTopics: work, play\nOrder: 7\nStatus: draft\n"
        f"Translated_from: ja {original.fingerprint}\n---\n\n{style.new_text}\n"
    )
    assert links_of_translations(project, replace(SITE, pages=(found,))) == {
        "en/guide/deep": ("題", "x.md", text)
    }


def test_a_page_that_is_there_in_all_languages_has_no_such_link(project: Project) -> None:
    both = [
        page(code, "guide", "x", "x/", source=samples.source("a\n", f"{code}/guide/x.md"))
        for code in ("ja", "en")
    ]
    assert links_of_translations(project, replace(SITE, pages=tuple(both))) == {}


def test_a_title_and_a_name_that_nobody_has_written_are_told(project: Project) -> None:
    _, problems = parse(links(project)["ja/news"], "x.md")
    assert [problem.code for problem in problems] == ["empty-value"]


def test_a_new_page_comes_after_all_others() -> None:
    sources = [samples.source("", head=f"Title: T\nOrder: {order}\n") for order in (4, 2)]
    assert next_order(sources) == 5
