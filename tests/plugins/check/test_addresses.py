"""All pages together: their addresses, old addresses, offices, titles, and those that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.check import addresses
from plugins.check.addresses import Made
from plugins.report.problems import in_order
from tests.plugins.check.samples import LANGUAGES, TODAY, source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.model.source import Source
    from plugins.report.problems import Problem

Told = tuple[str, int, str, dict[str, str]]


def told(problems: Iterable[Problem]) -> list[Told]:
    return [(p.path, p.line, p.code, p.details) for p in problems]


def page(path: str, **entries: str) -> Source:
    return source("", path, "".join(f"{key}: {value}\n" for key, value in {"Title": path, **entries}.items()))


MADE = Made({"topics/work/index.html": "content/data/topics.toml"}, {"list/": "content/ja/pages/list.md"})


@pytest.mark.parametrize(
    ("path", "url", "other"),
    [
        ("ja/pages/topics/work.md", "topics/work/", "content/data/topics.toml"),
        ("ja/pages/list/2.md", "list/2/", "content/ja/pages/list.md"),
        ("ja/pages/list/31/index.md", "list/31/", "content/ja/pages/list.md"),
    ],
)
def test_a_page_is_not_where_a_topic_is_or_a_list_may_go_on_some_day(path: str, url: str, other: str) -> None:
    details = {"url": url, "other": other}
    assert told(addresses.same_addresses([page(path)], MADE)) == [
        (f"content/{path}", 1, "same-address", details)
    ]
    assert told(addresses.aliases([page("ja/news/a.md", Aliases=url)], LANGUAGES, MADE)) == [
        ("content/ja/news/a.md", 3, "alias-is-page", details)
    ]


@pytest.mark.parametrize("url", ["list/", "list/a/", "list/2/a/", "other/2/", "2/"])
def test_other_addresses_below_a_list_are_free(url: str) -> None:
    assert MADE.at(url) == ""


def test_an_address_belongs_to_one_page() -> None:
    pages = [
        page("en/pages/guide/steps.md"),
        page("ja/guide/steps.md"),
        page("ja/pages/guide/steps.md"),
        page("ja/pages/x.md", Save_as="guide/steps/index.html"),
        page("ja/pages/404.md", Save_as="404.html"),
    ]
    other = "content/ja/guide/steps.md"
    assert told(addresses.same_addresses(pages, MADE)) == [
        ("content/ja/pages/guide/steps.md", 1, "same-address", {"url": "guide/steps/", "other": other}),
        ("content/ja/pages/x.md", 3, "same-address", {"url": "guide/steps/index.html", "other": other}),
    ]


def test_an_office_has_one_page_of_each_kind_in_each_language() -> None:
    pages = [
        page("ja/pages/a.md", Office="hall"),
        page("ja/pages/b.md", Office="mill"),
        page("en/pages/b.md", Office="hall"),
        page("ja/pages/c.md", Template="office", Office="hall"),
        page("ja/pages/d.md"),
        page("ja/news/e.md", Office="hall"),
    ]
    details = {"id": "hall", "other": "content/ja/pages/a.md"}
    assert told(addresses.same_offices(pages)) == [("content/ja/pages/c.md", 4, "office-twice", details)]


@pytest.mark.parametrize(
    ("path", "entries", "expected"),
    [
        ("ja/news/b.md", {"Title": "一"}, [(2, "Title")]),
        ("ja/pages/b.md", {"Title": "{一|いち}"}, [(2, "Title")]),
        ("ja/news/b.md", {"Title": "二", "Description": "文"}, [(3, "Description")]),
        ("ja/news/b.md", {"Title": "二"}, []),
        ("en/news/b.md", {"Title": "一", "Description": "文"}, []),
        ("ja/news/b.md", {"Title": "一", "Status": "draft"}, []),
        ("ja/news/b.md", {"Title": "一", "Status": "withdrawn"}, []),
        ("ja/news/b.md", {"Title": "一", "Expires": "2026-03-09"}, []),
        ("ja/news/b.md", {"Title": "一", "Date": "2026-03-20"}, [(2, "Title")]),
    ],
)
def test_titles_and_descriptions_of_public_pages_tell_them_apart(
    path: str, entries: dict[str, str], expected: list[tuple[int, str]]
) -> None:
    old = page("ja/news/a.md", Title="一", Description="文")
    found = told(addresses.same_texts([old, page(path, **entries)], TODAY))
    assert found == [
        told_twice
        for line, key in expected
        for told_twice in (
            (f"content/{path}", line, "text-twice", {"key": key, "other": "content/ja/news/a.md"}),
            ("content/ja/news/a.md", old.line(key), "text-twice", {"key": key, "other": f"content/{path}"}),
        )
    ]


@pytest.mark.parametrize(
    ("a", "b", "newer"),
    [
        ({"Date": "2026-03-02"}, {"Date": "2026-03-01"}, "a"),
        ({"Date": "2026-03-01"}, {"Date": "2026-03-02"}, "b"),
        ({"Date": "2026-03-01"}, {"Date": "2026-03-01"}, "b"),
        (
            {"Date": "2026-03-01", "Modified": "2026-03-03"},
            {"Date": "2026-03-01", "Modified": "2026-03-02"},
            "a",
        ),
        ({"Modified": "2026-03-03"}, {"Date": "2026-03-01"}, "a"),
    ],
)
def test_of_two_pages_alike_both_are_told_and_the_newer_one_first(
    a: dict[str, str], b: dict[str, str], newer: str
) -> None:
    pages = [page(f"ja/news/{name}.md", **{**days, "Title": "一"}) for name, days in (("a", a), ("b", b))]
    found = in_order(addresses.same_texts(pages, TODAY))
    assert [problem.path.removeprefix("content/ja/news/") for problem in found] == [
        f"{name}.md" for name in (newer, "ab".replace(newer, ""))
    ]


@pytest.mark.parametrize(
    ("path", "aliases", "code", "details"),
    [
        ("ja/news/b.md", "old/", None, {}),
        ("ja/news/b.md", "english/, news/b.html", None, {}),
        ("en/news/b.md", "news/a/", None, {}),
        ("ja/news/b.md", "en/old/", "bad-alias", {"key": "Aliases", "value": "en/old/"}),
        ("ja/news/b.md", "news/a/", "alias-is-page", {"url": "news/a/", "other": "content/ja/news/a.md"}),
        (
            "ja/news/b.md",
            "/news/a/index.html",
            "alias-is-page",
            {"url": "news/a/index.html", "other": "content/ja/news/a.md"},
        ),
        ("ja/news/b.md", "news/b/", "alias-is-page", {"url": "news/b/", "other": "content/ja/news/b.md"}),
        (
            "ja/news/b.md",
            "topics/work/",
            "alias-is-page",
            {"url": "topics/work/", "other": "content/data/topics.toml"},
        ),
        ("ja/news/b.md", "was/", "alias-twice", {"url": "was/", "other": "content/ja/news/a.md"}),
        (
            "ja/news/b.md",
            "was/index.html",
            "alias-twice",
            {"url": "was/index.html", "other": "content/ja/news/a.md"},
        ),
        ("en/news/b.md", "was/", None, {}),
        ("en/news/b.md", "x/, x/", "alias-twice", {"url": "en/x/", "other": "content/en/news/b.md"}),
    ],
)
def test_an_old_address_is_nobody_else_s(
    path: str, aliases: str, code: str | None, details: dict[str, str]
) -> None:
    pages = [page("ja/news/a.md", Aliases="was/"), page(path, Aliases=aliases)]
    found = told(addresses.aliases(pages, LANGUAGES, MADE))
    assert found == ([(f"content/{path}", 3, code, details)] if code else [])


PATHS = {name: {code: f"{code}/pages/{name}.md" for code in LANGUAGES} for name in ("index", "about", "404")}


def test_offices_and_needed_pages_that_are_missing_are_named_with_their_languages() -> None:
    public = [
        page("ja/pages/index.md"),
        page("en/pages/index.md"),
        page("ja/pages/about.md"),
        page("ja/pages/hall.md", Office="hall"),
        page("ja/news/mill.md", Office="mill"),  # which is no contact page
    ]
    found = addresses.missing(public, {}, LANGUAGES, {"hall": "pages", "mill": "pages"}, PATHS)
    assert list(found) == [
        ("office-without-page", "hall", ["en"]),
        ("office-without-page", "mill", ["ja", "en"]),
        ("missing-page", "about", ["en"]),
        ("missing-page", "404", ["ja", "en"]),
    ]


def test_a_page_that_could_not_be_read_is_not_missing() -> None:
    public = [page("ja/pages/index.md")]
    found = addresses.missing(public, {"en/pages/index.md"}, LANGUAGES, {"hall": "pages"}, PATHS)
    both = ["ja", "en"]
    assert list(found) == [("missing-page", "about", both), ("missing-page", "404", both)]


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ({}, {}, ["text-twice"] * 2),
        ({"Expires": "2027-01-05"}, {"Date": "2027-01-06"}, []),
        ({"Expires": "2027-01-05"}, {"Date": "2027-01-05"}, ["text-twice"] * 2),
        ({"Date": "2027-12-01"}, {"Expires": "2027-01-05"}, []),
        ({}, {"Status": "draft"}, []),
        ({}, {"Status": "withdrawn"}, []),
    ],
)
def test_pages_may_share_a_title_when_they_are_never_public_together(
    one: dict[str, str], other: dict[str, str], codes: list[str]
) -> None:
    pages = [
        page("ja/news/a.md", **{"Title": "休業", **one}),
        page("ja/news/b.md", **{"Title": "休業", **other}),
    ]
    assert [code for _, _, code, _ in told(addresses.same_texts(pages, TODAY))] == codes
