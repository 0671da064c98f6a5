"""What templates ask about all pages."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.listing.collections import batches
from plugins.model.lifecycle import State
from plugins.model.site import Site
from tests.plugins.check.samples import source
from tests.plugins.samples import day, page

JA_HOME = page("ja", "pages", "index", "")
EN_HOME = page("en", "pages", "index", "en/")
GUIDE = page("ja", "pages", "guide", "guide/")
FIRST = page("ja", "guide", "start", "guide/start/", order=1, topics=("work",))
SECOND = page("ja", "guide", "second", "guide/second/", order=2, topics=("work", "rest"))
EN_SECOND = page("en", "guide", "second", "en/guide/second/", order=2, topics=("work",))
OLD = page("ja", "news", "aged", "news/aged/", date=day(1), topics=("work",))
NEW = page("ja", "news", "new", "news/new/", date=day(9), modified=day(9))
HALL = page("en", "pages", "contact/hall", "en/contact/hall/", office="hall")
NOT_FOUND = page("ja", "pages", "404", "404.html")
OVER = page("ja", "news", "over", "news/over/", date=day(3), topics=("work",), state=State.ENDED)
EN_OVER = page("en", "news", "over", "en/news/over/", date=day(3), topics=("work",))
PAGES = (EN_SECOND, NEW, OLD, SECOND, FIRST, GUIDE, HALL, NOT_FOUND, OVER, EN_HOME, JA_HOME)
SITE = Site(PAGES, ("ja", "en"), ("guide", "news", "pages"), "pages")


def test_a_page_is_found_by_its_address() -> None:
    assert SITE.at("ja", "guide/") is GUIDE
    assert SITE.at("en", "guide/") is None


def test_a_page_is_found_by_the_name_of_its_file() -> None:
    assert SITE.named("ja", "guide") is GUIDE
    assert SITE.named("ja", "start", "guide") is FIRST
    assert SITE.named("en", "guide") is None
    assert SITE.named("ja", "start") is None


def test_the_home_page_is_the_one_with_the_shortest_address() -> None:
    assert SITE.home("ja") is JA_HOME
    assert SITE.home("en") is EN_HOME


@pytest.mark.parametrize(
    ("language", "kind", "expected"),
    [
        ("ja", "guide", [FIRST, SECOND]),
        ("en", "guide", [FIRST, EN_SECOND]),
        ("ja", "news", [NEW, OLD]),
        ("en", "news", [NEW, OLD]),
        ("en", "poems", []),
    ],
)
def test_a_listing_is_in_order_and_shows_what_is_not_translated(
    language: str, kind: str, expected: list[Any]
) -> None:
    assert SITE.listed(language, kind) == expected


@pytest.mark.parametrize(
    ("language", "topic", "expected"),
    [
        ("ja", "work", [FIRST, SECOND, OLD]),
        ("en", "work", [FIRST, EN_SECOND, OLD]),
        ("ja", "rest", [SECOND]),
        ("ja", "play", []),
    ],
)
def test_a_topic_lists_its_pages_kind_by_kind(language: str, topic: str, expected: list[Any]) -> None:
    assert SITE.with_topic(language, topic) == expected


def test_an_office_has_the_page_that_names_it() -> None:
    assert SITE.office_page("en", "hall") is HALL
    assert SITE.office_page("ja", "hall") is None


def test_an_office_has_a_page_of_each_kind() -> None:
    sheet = page("en", "paper", "fax/hall", "en/paper/fax/hall/", office="hall")
    site = Site((sheet, HALL, EN_HOME), ("en",), ("pages", "paper"), "pages")
    assert site.office_page("en", "hall") is HALL
    assert site.office_page("en", "hall", "paper") is sheet
    assert SITE.office_page("en", "hall", "paper") is None


def test_a_page_about_an_office_that_was_taken_down_is_not_led_to() -> None:
    sheet = page("en", "paper", "fax/hall", "en/paper/fax/hall/", office="hall", state=State.WITHDRAWN)
    assert Site((sheet, EN_HOME), ("en",), ("paper",), "pages").office_page("en", "hall", "paper") is None


@pytest.mark.parametrize(
    ("here", "before", "after"),
    [(FIRST, None, SECOND), (SECOND, FIRST, None), (EN_SECOND, FIRST, None), (NEW, None, OLD)],
)
def test_neighbours_are_those_of_the_listing(here: Any, before: Any, after: Any) -> None:
    assert SITE.neighbours(here.key) == (before, after)


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        (FIRST, [JA_HOME, GUIDE]),
        (GUIDE, [JA_HOME]),
        (EN_SECOND, [EN_HOME]),
        (HALL, [EN_HOME]),
        (NOT_FOUND, [JA_HOME]),
        (JA_HOME, []),
        (EN_HOME, []),
    ],
)
def test_above_a_page_lie_the_pages_on_the_way_to_it(here: Any, expected: list[Any]) -> None:
    assert SITE.above(here.key) == expected


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        (SECOND, [SECOND, EN_SECOND]),
        (EN_SECOND, [SECOND, EN_SECOND]),
        (FIRST, [FIRST]),
        (OVER, [OVER]),
    ],
)
def test_versions_stand_in_the_order_of_the_languages(here: Any, expected: list[Any]) -> None:
    assert SITE.versions(here.key) == expected


@pytest.mark.parametrize("state", [State.ENDED, State.WITHDRAWN])
def test_a_page_that_is_over_is_on_no_way_and_no_newer_original(state: State) -> None:
    over = page("ja", "pages", "club", "club/", state=state)
    below = page("ja", "pages", "club/day", "club/day/")
    translation = page("en", "pages", "club", "en/club/")
    newer = {translation.key: over.key}
    site = Site((*PAGES, over, below, translation), ("ja", "en"), (), "pages", newer_originals=newer)
    assert over not in site.above(below.key)
    assert site.newer_original(translation.key) is None
    assert site.at("ja", "club/") is over


def test_a_translation_stays_when_its_original_has_ended() -> None:
    assert Site((*PAGES, EN_OVER), ("ja", "en"), (), "pages").versions(EN_OVER.key) == [EN_OVER]


def test_a_page_is_found_by_the_file_that_holds_it() -> None:
    written = source("文", "ja/guide/x.md")
    held = page("ja", "guide", "x", "guide/x/", source=written)
    site = Site((*PAGES, held), ("ja", "en"), (), "pages")
    assert site.address("ja/guide/x.md") == "guide/x/"
    with pytest.raises(KeyError):
        site.address("ja/guide/y.md")


def test_the_latest_of_a_language_are_its_dated_pages_the_latest_change_first() -> None:
    assert SITE.latest("ja") == [NEW, OLD]
    assert SITE.latest("de") == []


def test_a_page_that_is_a_file_or_has_ended_is_not_for_search_engines() -> None:
    assert set(map(id, PAGES)) - {id(page) for page, _ in SITE.public()} == {id(NOT_FOUND), id(OVER)}


def test_a_page_that_has_ended_is_found_and_not_listed() -> None:
    assert SITE.at("ja", "news/over/") is OVER
    assert OVER not in SITE.listed("ja", "news") + SITE.with_topic("ja", "work")
    assert SITE.neighbours(OVER.key) == (None, None)


@pytest.mark.parametrize(
    ("items", "size", "expected"),
    [
        ("abcde", 2, ["ab", "cd", "e"]),
        ("abcd", 2, ["ab", "cd"]),
        ("ab", 20, ["ab"]),
        ("", 2, [""]),
    ],
)
def test_a_list_is_cut_into_batches_of_one_size(items: str, size: int, expected: list[str]) -> None:
    assert batches(items, size) == expected
