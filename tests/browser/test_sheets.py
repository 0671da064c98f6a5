"""Sheets to print: each fills one side of paper, with its codes legible and its numbers whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser import visits
from tests.browser.checks import codes, fax, paper
from tests.browser.test_qr_code import fields
from tests.browser.visits import Fault, View
from tests.site import sources

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

SHEET = "main .sheet"
CODE, ADDRESS = ".sheet .qr", ".page-address svg"
VIEW = View(1280, "dark")
PATIENCE = 60.0  # seconds
NUMBER = re.compile(r"\+?\d[\d -]{8,}\d")
LEAFLET = "en/paper/leaflet/"
LANGUAGES = [code for code in sources.LANGUAGES if code not in sources.EDITIONS]  # an edition needs none


def sheets(pages: Pages, *, with_furigana: bool = False) -> list[str]:
    """Return the addresses below the root of all sheets, with furigana those that stand there once more."""
    found = pages.site.all_pages() if with_furigana else pages.site.pages()
    return [path.removesuffix("index.html") for path, page in found if page.select(SHEET)]


def printed(pages: Pages, path: str, css: str = "") -> bytes:
    async def work() -> bytes:
        fault = Fault(css=f"@media print {{ {css} }}")
        async with visits.visit(pages.chromium, pages.base, path, VIEW, fault=fault) as visit:
            return await paper.printed(visit)

    return pages.chromium.run(work(), PATIENCE)


def codes_of(sheet: bytes) -> tuple[list[str], list[str]]:
    """Return what a camera reads from a sheet that comes out of a printer, and out of a fax, in order."""
    received = [text for image in fax.faxed(sheet) for text in codes.decoded(image)]
    return sorted(codes.printed(sheet)), sorted(received)


def broken_numbers(pages: Pages, path: str, sheet: bytes) -> list[str]:
    """Return the numbers that a page shows and that do not stand in one line of its sheet."""
    text = paper.read(sheet).text
    parts = pages.html(path).select(f"{SHEET} a.phone, {SHEET} {fax.NUMBER}, {SHEET} dd, {SHEET} small")
    numbers = {number for part in parts for number in NUMBER.findall(part.get_text())}
    return sorted(number for number in numbers if number not in text)


def test_there_are_sheets_in_every_language(pages: Pages) -> None:
    found = {str(pages.html(path).select("html")[0]["lang"]) for path in sheets(pages)}
    assert found == {*LANGUAGES}


@pytest.mark.slow
def test_every_sheet_of_the_site_fits_on_one_side(pages: Pages) -> None:
    """Not asked of a change of content alone: a new telephone number must not wait for a shorter text."""
    paths = sheets(pages, with_furigana=True)
    sides = {path: len(paper.read(printed(pages, path)).sizes) for path in paths}
    assert sides == dict.fromkeys(sides, 1)


def test_every_sheet_of_the_site_can_be_read(pages: Pages) -> None:
    for path in sheets(pages):
        sheet = printed(pages, path)
        assert broken_numbers(pages, path, sheet) == []
        printer, received = codes_of(sheet)
        assert len(printer) == len(pages.html(path).select(f"{CODE}, {ADDRESS}"))
        assert received == printer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_leaflet_has_the_contacts_and_the_site_as_codes(invented: Pages, language: str) -> None:
    prefix = sources.LANGUAGES[language]
    printer, received = codes_of(printed(invented, f"{prefix}paper/leaflet/"))
    contacts = {fields(code)["TEL"][0] for code in received if code.startswith("MECARD:")}
    assert contacts == {*invented.of.phones}
    assert invented.site.address(prefix) in received
    assert (len(received), received) == (len(invented.of.offices) + 1, printer)


@pytest.mark.parametrize(
    "css",
    [
        f"{CODE} svg {{ inline-size: 8mm !important }}",
        f"{CODE} svg path {{ stroke: #ccc }}",
        f"{CODE} svg {{ clip-path: inset(0 40% 0 0) }}",
    ],
)
def test_a_code_that_is_lost_in_a_fax_is_found(invented: Pages, css: str) -> None:
    assert codes_of(printed(invented, LEAFLET, css))[1] == []


def test_a_number_that_is_broken_is_found(invented: Pages) -> None:
    css = ".phone { inline-size: 3em; word-break: break-all; overflow-wrap: anywhere }"
    assert broken_numbers(invented, LEAFLET, printed(invented, LEAFLET)) == []
    found = broken_numbers(invented, LEAFLET, printed(invented, LEAFLET, css))
    assert "+81 3-1234-0001" in found
