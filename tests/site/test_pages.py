"""Elements are found as Beautiful Soup finds them by itself."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from tests.site import built
from tests.site.pages import Page

if TYPE_CHECKING:
    from tests.site.built import Built

SELECTORS = [
    built.FURIGANA,
    built.MOVED,
    "*",
    ":root",
    "#main",
    "a",
    "A[HREF]",
    "a.phone, h1, [lang]",
    "a[href]:not(.phone)",
    "main > * p",
    "p:first-child",
    "li:has(> a)",
    "small + *, h2 ~ p",
    ":is(head, body) :is([id], [class])",
    "[class~=phone][href]",
    "nothing",
]


@pytest.mark.parametrize("selector", SELECTORS)
def test_elements_are_those_that_a_selector_fits_in_their_order(at_root: Built, selector: str) -> None:
    for path in ("index.html", "furigana/index.html", "404.html"):
        content = at_root.files[path]
        page, plain = Page(content), BeautifulSoup(content, "html.parser")
        expected = [(tag.sourceline, tag.sourcepos, tag.name) for tag in plain.select(selector)]
        for _ in range(2):
            assert [(tag.sourceline, tag.sourcepos, tag.name) for tag in page.select(selector)] == expected


def test_the_selectors_of_this_test_find_something(at_root: Built) -> None:
    pages = [at_root.page("index.html"), at_root.page("furigana/index.html")]
    found = [selector for selector in SELECTORS if any(page.select(selector) for page in pages)]
    assert [selector for selector in SELECTORS if selector not in found] == [built.MOVED, "nothing"]


def test_a_page_knows_its_ids() -> None:
    assert Page(b'<p id="a"><b id="b">x</b></p><i>y</i>').ids == {"a", "b"}


def test_a_copy_can_be_changed_and_the_page_stays() -> None:
    page = Page(b"<p>a</p><i>b</i>")
    changed = copy(page)
    changed.select("i")[0].decompose()
    assert (str(changed), str(page)) == ("<p>a</p>", "<p>a</p><i>b</i>")
