"""What a browser's reader mode leaves of a page, as Mozilla's Readability, which is Firefox's, sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit import tools
from tests.browser.visits import Fault, View, visit
from tests.needed import needed
from tests.site import sources

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

VIEW = View(768, "light")
# Readings stand in the midst of words: those are looked for without them.
READ = """
const found = new Readability(document.cloneNode(true)).parse();
const read = new DOMParser().parseFromString(found ? found.content : "", "text/html");
read.querySelectorAll("rt, rp").forEach((reading) => reading.remove());
return read.body.textContent;
"""


@pytest.fixture(scope="module")
def readability() -> str:
    found = needed(
        lambda: tools.module("@mozilla/readability/Readability.js"), "tests/browser/test_reader_mode.py"
    )
    return found.read_text(encoding="utf-8")


def lost(pages: Pages, readability: str, path: str, fault: Fault | None = None) -> list[str]:
    """Return the contacts that a reader mode does not show of the page of an office."""

    async def read() -> str:
        # Of short pages, Readability makes HTML anew, which the page's policy forbids to its own scripts.
        opening = visit(pages.chromium, pages.base, path, VIEW, fault=fault, bypass_csp=True)
        async with opening as opened:
            text: str = await opened.page.evaluate(f"() => {{ {readability}\n{READ} }}")
            return text

    language = str(pages.html(path).select("html")[0]["lang"])
    places = pages.of.office_pages(language)
    [office] = (office for office in pages.of.offices if places.get(office["id"]) == f"{path}index.html")
    page = pages.html(path).get_text()
    place = office["address"]
    facts = [link.get_text() for link in pages.html(path).select(".office-card .phone")]
    facts += [
        *(sources.in_words(place[key], language) for key in ("street", "locality")),
        place["postal_code"],
    ]
    assert all(fact in page for fact in facts)
    text = "".join(pages.chromium.run(read(), 60).split())
    return [fact for fact in facts if "".join(fact.split()) not in text]


def offices(pages: Pages) -> list[str]:
    """Return the addresses of the pages of offices."""
    return [path for path in pages.paths if pages.html(path).select("main.page-office")]


def test_reader_mode_keeps_the_telephone_and_the_address_of_every_office(
    pages: Pages, readability: str
) -> None:
    found = {path: lost(pages, readability, path) for path in offices(pages)}
    assert len(found) >= len(pages.of.offices)
    assert [path for path, facts in found.items() if facts] == []


def test_contacts_that_reader_mode_takes_for_advertising_are_found(invented: Pages, readability: str) -> None:
    html = '<address class="text" id="office"><div class="office-facts">'
    fault = Fault(old='<address class="text office-facts" id="office">', new=html)
    assert any(lost(invented, readability, path, fault) for path in offices(invented))
