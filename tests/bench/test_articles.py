"""Articles for measuring are the same each time, like real ones, and no two are alike."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bench.pictures import drawing
from plugins.model.fingerprint import fingerprint
from plugins.model.links import link
from plugins.read.front_matter import parse
from tests.bench.samples import some

if TYPE_CHECKING:
    from bench.articles import Article
    from plugins.model.document import Document

MANY = some(60)


def document(text: str) -> Document:
    found, problems = parse(text, "")
    assert problems == []
    return found


def test_articles_are_the_same_each_time_and_however_many_are_wanted() -> None:
    assert some(60) == MANY
    assert some(7) == MANY[:7]


def test_an_article_has_its_activity_and_its_day_in_its_name() -> None:
    assert [article.name for article in MANY[:2]] == ["tea-2026-10-31", "cooking-2026-10-30"]
    assert len({article.name for article in MANY}) == 60


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("key", ["Title", "Description"])
def test_no_two_articles_are_called_alike(language: str, key: str) -> None:
    assert len({document(article.texts[language]).value(key) for article in MANY}) == 60


def test_titles_tell_the_day_as_each_language_does() -> None:
    titles = [document(text).value("Title") for text in MANY[0].texts.values()]
    assert titles == ["2026年10月31日の茶話会のようす", "The tea gathering of 31 October 2026"]


@pytest.mark.parametrize("article", MANY[:5], ids=lambda article: article.name)
def test_a_translation_says_which_text_it_was_made_from(article: Article) -> None:
    original, translation = (document(article.texts[code]) for code in ("ja", "en"))
    assert translation.value("Translated_from") == ("ja", fingerprint(original))
    assert original.value("Translated_from") is None


def form(text: str) -> Counter[str]:
    """Return how often a text has what Markdown can do."""
    marks = {
        "h2": r"^## .+\{#[a-z]+\}$",
        "h3": r"^### .+\{#[a-z]+-\d\}$",
        "item": "^- ",
        "row": r"^\|",
        "picture": r"^!\[.+\]\(",
        "link": r"(?<!!)\[[^\]]+\]\(",
    }
    return Counter({name: len(re.findall(mark, text, re.MULTILINE)) for name, mark in marks.items()})


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_article_has_all_that_real_ones_have(language: str) -> None:
    assert form(MANY[30].texts[language]) == {"h2": 6, "h3": 2, "item": 9, "row": 7, "picture": 1, "link": 5}


def test_both_languages_have_the_same_parts_in_the_same_order() -> None:
    ids = [re.findall(r"\{#([a-z0-9-]+)\}", text) for text in MANY[9].texts.values()]
    assert (
        ids[0]
        == ids[1]
        == [
            "story",
            "list",
            "schedule",
            "place",
            "before",
            "before-1",
            "before-2",
            "links",
        ]
    )


def test_an_article_takes_as_long_to_read_as_a_real_one_in_either_language() -> None:
    bodies = {
        code: [re.sub(r"\]\([^)]+\)|[\s#|*{}-]", "", document(a.texts[code]).body) for a in MANY]
        for code in ("ja", "en")
    }
    assert 1400 < statistics.mean(map(len, bodies["ja"])) < 1700  # characters
    words = [len(document(article.texts["en"]).body.split()) for article in MANY]
    assert 550 < statistics.mean(words) < 750


@pytest.mark.parametrize("language", ["ja", "en"])
def test_links_lead_to_articles_that_there_are_and_to_pages_of_the_menu(language: str) -> None:
    written = {f"{language}/news/{article.name}.md" for article in MANY}
    pages = {f"{language}/pages/{name}.md" for name in ("guide", "contact")}
    for article in MANY:
        source = f"{language}/news/{article.name}.md"
        targets = re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", article.texts[language])
        found = {link(source, target).path for target in targets}
        assert found - {source} == found
        assert found <= written | pages
        assert found & pages == pages


def test_a_drawing_is_the_same_each_time_and_another_for_each_activity() -> None:
    assert drawing("tea") == drawing("tea")
    assert drawing("tea") != drawing("walk")
    assert drawing("tea").startswith('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"')
