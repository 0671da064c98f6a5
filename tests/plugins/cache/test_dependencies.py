"""What templates ask is answered with cards and remembered; an answer tells when it has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from plugins.cache.dependencies import Answers, Questions
from plugins.model.lifecycle import State
from plugins.model.page import Card, Key
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
    return Site(tuple(found.values()), ("ja", "en"), ("news", "pages"), lists, {NEWS.key: [found[NEWS.key]]})


def questions(*pages: Page) -> Any:
    return Questions(Answers(site(*pages)), ("ja", "en"))


ASKED: dict[str, Callable[[Any], object]] = {
    "home": lambda site: site.home("ja").title,
    "named": lambda site: site.named("ja", "new", "news").title,
    "at": lambda site: site.at("ja", "news/").title,
    "address": lambda site: site.address("ja/news/new.md"),
    "office_page": lambda site: site.office_page("ja", "hall").title,
    "listed": lambda site: [item.title for item in site.listed("ja", "news")],
    "items": lambda site: [item.title for item in site.items(NEWS)],
    "parts": lambda site: [item.title for item in site.parts(NEWS)],
    "neighbours": lambda site: [item and item.title for item in site.neighbours(OLD)],
    "above": lambda site: [item.title for item in site.above(OLD)],
    "versions": lambda site: [item.url for item in site.versions(NEW)],
    "newer_original": lambda site: site.newer_original(NEW),
    "latest": lambda site: [item.title for item in site.latest("ja", 1)],
    "public": lambda site: len(site.public()),
    "sections": lambda site: site.sections(NEW.card),
}
EXPECTED: dict[str, object] = {
    "home": "index",
    "named": "new",
    "at": "news",
    "address": "news/new/",
    "office_page": "hall",
    "listed": ["new", "old"],
    "items": ["new", "old"],
    "parts": ["news"],
    "neighbours": ["new", None],
    "above": ["index", "news"],
    "versions": ["news/new/", "en/news/new/"],
    "newer_original": None,
    "latest": ["new"],
    "public": 6,
    "sections": ("<p>文</p>",),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_is_answered_and_remembered(name: str) -> None:
    asked = questions()
    assert ASKED[name](asked) == EXPECTED[name]
    assert [question[0] for question in asked.asked] == [name]


def test_every_question_is_tried_here() -> None:
    names = {name for name in vars(Answers) if not name.startswith("_")}
    assert names - {"digest"} == ASKED.keys() == EXPECTED.keys()


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        (replace(HOME, title="another"), {"home", "above", "public"}),
        (replace(NEWS, title="another"), {"at", "parts", "above", "public"}),
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
    before = questions()
    for ask in ASKED.values():
        ask(before)
    one, other = Answers(site()), Answers(site(changed))
    found = {str(question[0]) for question in before.asked if one.digest(question) != other.digest(question)}
    assert found == names


def test_a_text_is_compared_by_what_it_was_read_from() -> None:
    question = ("sections", *NEW.key)
    digests = set()
    for digest in ("one", "other"):
        text = replace(source("文", "ja/news/new.md"), digest=digest)
        digests.add(Answers(site(replace(NEW, source=text))).digest(question))
    assert len(digests) == 2


@pytest.mark.parametrize(
    "question", [("nothing",), ("home", "de"), ("items", "ja", "news", "gone"), ("home",)]
)
def test_a_question_that_cannot_be_asked_any_more_has_another_answer(question: tuple[str, ...]) -> None:
    found = Answers(site())
    assert found.digest(question) not in {found.digest(("home", "ja")), found.digest(("at", "ja", "gone"))}


def test_no_template_sees_more_of_another_page_than_its_card() -> None:
    asked = questions()
    assert isinstance(asked.named("ja", "new", "news"), Card)
    assert not hasattr(asked.named("ja", "new", "news"), "source")
    assert asked.home("ja").key == Key("ja", "pages", "index")


def test_what_cannot_be_asked_is_undefined() -> None:
    with pytest.raises(AttributeError):
        questions().pages  # noqa: B018 - as a template would
