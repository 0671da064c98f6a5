"""What templates ask is answered with summaries and recorded; an answer tells when it has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from plugins.cache.dependencies import QUERIES, RecordedQueries, SiteQueries
from plugins.model.downloads import Download
from plugins.model.lifecycle import State
from plugins.model.page import PageKey, PageSummary
from plugins.model.site import Site
from tests.plugins.check.samples import source
from tests.plugins.samples import day, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.model.page import Page

HOME = page("ja", "pages", "index", "")
NEWS = page("ja", "pages", "news", "news/", template="news")
OLD = page("ja", "news", "old", "news/old/", date=day(1))
NEW = page("ja", "news", "new", "news/new/", date=day(2), source=source("文", "ja/news/new.md"))
EN_NEW = page("en", "news", "new", "en/news/new/", date=day(2))
HALL = page("ja", "pages", "hall", "hall/", office="hall")
PAGES = (HOME, NEWS, OLD, NEW, EN_NEW, HALL)


def site(*pages: Page) -> Site:
    found = {each.key: each for each in (*PAGES, *pages)}
    lists = {NEWS.key: [found[NEW.key], found[OLD.key]]}
    return Site(
        tuple(found.values()),
        ("ja", "en"),
        ("news", "pages"),
        "pages",
        lists,
        {NEWS.key: [found[NEWS.key]]},
        downloads={"ja/files/a.pdf": Download("files/a.pdf", 230_000, "ja")},
    )


def recorded(*pages: Page) -> Any:
    return RecordedQueries(SiteQueries(site(*pages)))


ASKED: dict[str, Callable[[Any], object]] = {
    "home": lambda site: site.home("ja").title,
    "named": lambda site: site.named("ja", "new", "news").title,
    "at": lambda site: site.at("ja", "news/").title,
    "address": lambda site: site.address("ja/news/new.md"),
    "office_page": lambda site: site.office_page("ja", "hall").title,
    "listed": lambda site: [item.title for item in site.listed("ja", "news")],
    "items": lambda site: [item.title for item in site.items(NEWS)],
    "parts": lambda site: [part.url for part in site.parts(NEWS)],
    "download": lambda site: site.download("ja/files/a.pdf"),
    "neighbours": lambda site: [item and item.title for item in site.neighbours(OLD)],
    "above": lambda site: [item.title for item in site.above(OLD)],
    "versions": lambda site: [item.url for item in site.versions(NEW)],
    "editions_of": lambda site: [item.url for item in site.editions_of(NEW)],
    "newer_original": lambda site: site.newer_original(NEW),
    "latest": lambda site: [item.title for item in site.latest("ja", 1)],
    "public": lambda site: len(site.public()),
    "sections": lambda site: site.sections(NEW.page_summary),
}
EXPECTED: dict[str, object] = {
    "home": "index",
    "named": "new",
    "at": "news",
    "address": "news/new/",
    "office_page": "hall",
    "listed": ["new", "old"],
    "items": ["new", "old"],
    "parts": ["news/"],
    "download": Download("files/a.pdf", 230_000, "ja"),
    "neighbours": ["new", None],
    "above": ["index", "news"],
    "versions": ["news/new/", "en/news/new/"],
    "editions_of": [],
    "newer_original": None,
    "latest": ["new"],
    "public": 6,
    "sections": ("<p>文</p>",),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_query_is_answered_and_recorded(name: str) -> None:
    asked = recorded()
    assert ASKED[name](asked) == EXPECTED[name]
    assert [query[0] for query in asked.recorded] == [name]


def test_every_query_is_tried_here() -> None:
    assert QUERIES == ASKED.keys() == EXPECTED.keys()


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        (replace(HOME, title="another"), {"home", "above", "public"}),
        (replace(NEWS, title="another"), {"at", "above", "public"}),
        (
            replace(NEW, title="another"),
            {"named", "listed", "items", "neighbours", "versions", "latest", "public", "sections"},
        ),
        (replace(OLD, title="another"), {"listed", "items", "public"}),
        (replace(EN_NEW, url="en/news/newer/"), {"versions", "public"}),
        (replace(HALL, title="another"), {"office_page", "public"}),
        (replace(OLD, state=State.ENDED), {"listed", "items", "neighbours", "public"}),
        (
            replace(NEW, source=source("別の文", "ja/news/new.md")),
            set(),
        ),  # without a digest, nothing is known
        (replace(NEW, order=9), {"listed", "neighbours"}),
    ],
)
def test_an_answer_changes_with_what_it_tells_and_with_nothing_else(changed: Page, names: set[str]) -> None:
    before = recorded()
    for ask in ASKED.values():
        ask(before)
    one, other = SiteQueries(site()), SiteQueries(site(changed))
    found = {str(query[0]) for query in before.recorded if one.digest(query) != other.digest(query)}
    assert found == names


def test_a_pdf_of_another_size_changes_one_answer() -> None:
    one = Download("files/a.pdf", 230_000, "ja")
    sites = [replace(site(), downloads={"ja/files/a.pdf": pdf}) for pdf in (one, one._replace(size=230_001))]
    digests = [SiteQueries(found).digest(("download", "ja/files/a.pdf")) for found in sites]
    assert digests[0] != digests[1]
    assert SiteQueries(sites[0]).digest(("download", "ja/files/a.pdf")) == digests[0]


LONG = [page("ja", "pages", f"news/{number}", f"news/{number}/", number=number) for number in range(1, 251)]


def test_a_page_of_a_long_list_depends_only_on_what_it_shows_of_the_others() -> None:
    def ways(pages: list[Page]) -> list[str]:
        found = Site(tuple(pages), ("ja",), ("news",), "pages", {}, {each.key: pages for each in pages})
        queries = SiteQueries(found)
        return [queries.digest(("parts", each.key)) for each in pages]

    before = ways(LONG)
    renamed = [replace(LONG[0], title="another", modified=day(9)), *LONG[1:]]
    assert ways(renamed) == before
    longer = ways([*LONG, page("ja", "pages", "news/251", "news/251/", number=251)])
    assert {number for number, digest in enumerate(before, start=1) if digest == longer[number - 1]} == set()


def test_a_text_is_compared_by_what_it_was_read_from() -> None:
    query = ("sections", NEW.key)
    digests = set()
    for digest in ("one", "other"):
        text = replace(source("文", "ja/news/new.md"), digest=digest)
        digests.add(SiteQueries(site(replace(NEW, source=text))).digest(query))
    assert len(digests) == 2


@pytest.mark.parametrize(
    "query", [("nothing",), ("home", "de"), ("items", ("ja", "news", "gone")), ("home",), ("pages",)]
)
def test_a_query_that_cannot_be_answered_any_more_has_its_own_digest(query: tuple[Any, ...]) -> None:
    found = SiteQueries(site())
    assert found.digest(query) not in {found.digest(("home", "ja")), found.digest(("at", "ja", "gone"))}


def test_no_template_sees_more_of_another_page_than_its_summary() -> None:
    asked = recorded()
    assert isinstance(asked.named("ja", "new", "news"), PageSummary)
    assert not hasattr(asked.named("ja", "new", "news"), "source")
    assert asked.home("ja").key == PageKey("ja", "pages", "index")


def test_what_cannot_be_asked_is_undefined() -> None:
    with pytest.raises(AttributeError):
        recorded().pages  # noqa: B018 - as a template would
