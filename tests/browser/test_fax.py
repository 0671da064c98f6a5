"""A sheet that is sent by fax: what arrives can be read, and says where it was sent to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.browser import visits
from tests.browser.checks import fax
from tests.browser.visits import Fault, View
from tests.site import sources

if TYPE_CHECKING:
    from tests.browser.conftest import Pages
    from tests.browser.visits import Finding, Visit

VIEW = View(1280, "dark")
PATH = "en/paper/fax/mill/"
WHOLE = sources.LANGUAGES.keys() - sources.EDITIONS.keys()  # editions have no sheets
PATIENCE = 120.0  # seconds


async def check(pages: Pages, visit: Visit) -> list[Finding]:
    return await fax.check(pages.html(visit.path), visit)


def sheets(pages: Pages) -> list[str]:
    """Return the addresses below the root of all sheets for a fax."""
    return [path.removesuffix("index.html") for path, page in pages.site.pages() if page.select(fax.SHEET)]


def unread(pages: Pages) -> list[str]:
    paths, found = sheets(pages), {"fax": partial(check, pages)}
    findings = pages.chromium.run(visits.walk(pages.chromium, pages.base, paths, [(VIEW, found)]), PATIENCE)
    return [*map(str, findings["fax"])]


def test_every_sheet_can_be_read_after_a_fax(pages: Pages) -> None:
    assert unread(pages) == []


def test_every_invented_sheet_can_be_read_after_a_fax(invented: Pages) -> None:
    assert len(sheets(invented)) == len(WHOLE) * len(invented.of.offices)
    assert unread(invented) == []


@pytest.mark.parametrize("path", ["paper/fax/mill/", PATH])
def test_a_sheet_gives_the_number_that_it_is_sent_to(invented: Pages, path: str) -> None:
    mill = next(office for office in invented.of.offices if office["id"] == "mill")
    (number,) = invented.html(path).select(fax.NUMBER)
    digits = "".join(filter(str.isdecimal, number.get_text()))
    assert sources.international(mill["fax"]) in {f"+{digits}", sources.international(digits)}


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (f"{fax.NUMBER} {{ font-size: 4pt !important }}", "number: .fax-number: +81 3-1234-0002 is read as"),
        (f"{fax.NUMBER} {{ opacity: 0.2 }}", "number: .fax-number: +81 3-1234-0002 is read as ????"),
        (f"{fax.NUMBER} {{ display: none }}", "number: .fax-number: +81 3-1234-0002 is read as nothing"),
        (f"{fax.NUMBER} {{ inline-size: 2em }}", "number: .fax-number: +81 3-1234-0002 is read as nothing"),
        (f"{fax.NUMBER} {{ filter: blur(3mm) }}", "number: .fax-number: +81 3-1234-0002 is read as"),
        (f"{fax.BOXES}::before {{ border-color: #aaa !important }}", "boxes: .check-list li: 0 of 5"),
        (f"{fax.BOXES}:first-child::before {{ display: none }}", "boxes: .check-list li: 3 of 5"),
        (f"{fax.BOXES}::before {{ border-style: dotted }}", "boxes: .check-list li: 0 of 5"),
        (f"{fax.BOXES}::before {{ border-width: 7px }}", "boxes: .check-list li: 0 of 5"),
        ("h2 { color: #063 !important }", "colour: main: not all of it is black"),
        ("h2 { color: #555 !important }", "ink: <h2#ask>"),
        (".check-list { font-size: 11pt }", "size: <span> Opening days and hou: 11.0pt"),
    ],
)
def test_a_sheet_that_a_fax_would_spoil_is_found(invented: Pages, css: str, found: str) -> None:
    fault = Fault(css=f"@media print {{ {css} }}")
    findings = invented.examine_faulty(PATH, VIEW, partial(check, invented), fault)
    assert [item for item in findings if str(item).startswith(f"{PATH} {VIEW}: {found}")], [
        *map(str, findings)
    ]
