"""On A4 paper: the site's name, the text, its address and how to reach both offices, no way around."""

from __future__ import annotations

import copy
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import phonenumbers
import pypdfium2

from tests.browser.checks.layout import TAKE_AWAY
from tests.browser.visits import probe
from tests.site import sources
from tests.site.checks.contacts import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

    from tests.browser.visits import Finding, Visit
    from tests.site.sources import Sources

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)  # ISO 216, in points
SLACK = 0.5  # points: browsers round to pixels
CONTACT_PAGES = "main.page-contact, main.page-office"
IN_FULL = f"{CONTACT_PAGES}, main.page-leaflet, main.page-large-print"  # every number and address
# What fits on one sheet: as many characters as there is room for, wide ones counted twice. Whoever writes
# more on a contact page needs a further sheet.
ROOM = {
    "main.page-contact": 1500,
    ".unspaced main.page-office": 2400,
    "html:not(.unspaced) main.page-office": 2800,  # in two languages, in smaller letters
    ".sheet": math.inf,
}
FAX = "main.page-fax"  # has no number but the one that it is sent to, so that nobody takes the wrong one
# What leads somewhere or is to be filled in is of no use on paper. What is only read aloud is
# not printed, nor what is there for a script, or in place of one.
LEFT_OUT = (
    "nav, .beside, .screen-only, .contact-box a:not(.phone), .visually-hidden, .page-address, form,"
    "[hidden], noscript"
)
WHOLE = "h1, h2, h3, :has(> wbr)"  # each is one text, however many places it may break at
NO_READINGS = "rt { display: none !important }"
SITE_NAME = ".header-name"  # says whose sheet it is
BOTH_NUMBERS = ".footer > ul"  # on pages that do not give them in their text
MARKERS = re.compile(r"[\d.•]*")  # the numbers and dots of lists
HYPHENS = re.compile("[-\\x02\ufffe]")  # PDFium tells one at the end of a line in its own way
TAKEN = "\0"

if TYPE_CHECKING:
    Problems = Iterator[tuple[str, str, str]]


@dataclass(frozen=True)
class Paper:
    """What was printed: the size of each sheet in points, and all text in the order of printing."""

    sizes: list[tuple[float, float]]
    text: str


async def check(page: BeautifulSoup, address: str, visit: Visit, of: Sources, sheets: bytes) -> list[Finding]:
    """Return what is wrong with the page as it was printed; `address` is where it is published."""
    paper = read(sheets)
    if not page.select("rt"):
        return [visit.found(*problem) for problem in problems(page, address, paper, of)]
    # A PDF has readings in the midst of the words below: the words are looked at without them.
    await visit.page.evaluate(probe("add-styles"), NO_READINGS)
    plain = read(await printed(visit))
    await visit.page.evaluate(TAKE_AWAY)
    words = Paper(paper.sizes, plain.text)
    found = [*problems(_without_readings(page), address, words, of), *_readings(page, paper, plain)]
    return [visit.found(*problem) for problem in found]


async def printed(visit: Visit) -> bytes:
    """Return a page as PDF, the way a browser prints that is not told anything else."""
    return await visit.page.pdf(format="A4", prefer_css_page_size=True)


def read(pdf: bytes) -> Paper:
    """Return what a PDF holds."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return Paper(
            [sheet.get_size() for sheet in document],
            "\n".join(sheet.get_textpage().get_text_range() for sheet in document),
        )
    finally:
        document.close()


def problems(page: BeautifulSoup, address: str, paper: Paper, of: Sources) -> Problems:
    """Yield (rule, element, message) for what a sheet lacks, or has too much."""
    for number, (width, height) in enumerate(paper.sizes, 1):
        if abs(width - A4[0]) > SLACK or abs(height - A4[1]) > SLACK:
            yield "size", f"sheet {number}", f"{width:.0f}×{height:.0f}pt, not A4"
    for selector, room in ROOM.items():
        if page.select(selector) and len(paper.sizes) > 1 and _width(_squeezed(paper.text)) <= room:
            yield "sheets", "main", f"{len(paper.sizes)} sheets, not one"
    if _squeezed(address) not in _squeezed(paper.text):
        yield "address", ".page-address", f"{address} is missing"
    yield from _texts(page, paper, address)
    yield from _contacts(page, address, paper, of)


def _without_readings(page: BeautifulSoup) -> BeautifulSoup:
    found = copy.copy(page)
    for tag in found.select("rt, rp"):
        tag.decompose()
    for tag in found.select("ruby"):
        tag.unwrap()
    found.smooth()
    return found


def _readings(page: BeautifulSoup, paper: Paper, plain: Paper) -> Problems:
    """Compare what readings add to a sheet with those of the page, character by character, in any order."""
    added = Counter(_squeezed(paper.text))
    added.subtract(_squeezed(plain.text))
    left_out = {id(part) for tag in page.select(LEFT_OUT) for part in tag.descendants}
    tags = [tag for tag in page.select(f"main rt, {SITE_NAME} rt") if id(tag) not in left_out]
    needed = Counter("".join(_squeezed(tag.get_text()) for tag in tags))
    also = Counter("".join(_squeezed(tag.get_text()) for tag in page.select(f"{BOTH_NUMBERS} rt")))
    if missing := needed - added:
        yield "text", repr("".join(missing.elements())), "is missing above words"
    if left := added - needed - also:
        yield "too-much", repr("".join(left.elements())), "has no use on paper"


def _texts(page: BeautifulSoup, paper: Paper, address: str) -> Problems:
    """Take each piece of text away from the sheet, long ones first; nothing else may be left.

    The address comes last on the first sheet, although it is seen on its top: a paragraph may go on after it.
    """
    left_out = {id(part) for tag in page.select(LEFT_OUT) for part in tag.descendants}
    whole = [tag for tag in page.select("main")[0].select(WHOLE) if id(tag) not in left_out]
    inside = {id(part) for tag in whole for part in tag.descendants}
    texts = (text for tag in page.select("main") for text in tag.find_all(string=True))
    pieces: list[str] = [text for text in texts if id(text) not in left_out | inside]
    pieces += [tag.get_text() for tag in whole if id(tag) not in inside]
    pieces += [tag.get_text() for tag in page.select(SITE_NAME)]
    rest = _squeezed(paper.text).replace(_squeezed(address), "", 1)
    for piece in sorted(filter(None, map(_squeezed, pieces)), key=len, reverse=True):
        if piece not in rest:
            yield "text", repr(piece), "is missing"
        rest = rest.replace(piece, TAKEN, 1)
    numbers = [_squeezed(text) for tag in page.select(BOTH_NUMBERS) for text in tag.find_all(string=True)]
    for piece in sorted(filter(None, numbers), key=len, reverse=True):
        rest = rest.replace(piece, TAKEN, 1)
    for left in filter(None, rest.split(TAKEN)):
        if not MARKERS.fullmatch(left):
            yield "too-much", repr(left), "has no use on paper"


def _contacts(page: BeautifulSoup, address: str, paper: Paper, of: Sources) -> Problems:
    matches = phonenumbers.PhoneNumberMatcher(paper.text.replace("\r\n", " "), COUNTRY)
    numbers = {phonenumbers.format_number(match.number, 0) for match in matches}
    language = str(page.select("html")[0]["lang"])
    for office in [] if page.select(FAX) else of.offices:
        if sources.international(office["phone"]) not in numbers:
            yield "phone", office["id"], f"{office['phone']} is missing"
    for office in shown_in_full(page, address, of):
        if sources.international(office["fax"]) not in numbers:
            yield "fax", office["id"], f"{office['fax']} is missing"
        place = office["address"]
        for part in (
            place["postal_code"],
            *(sources.in_words(place[key], language) for key in ("region", "locality", "street")),
        ):
            if _squeezed(part) not in _squeezed(paper.text):
                yield "place", office["id"], f"{part} is missing"


def shown_in_full(page: BeautifulSoup, address: str, of: Sources) -> list[dict[str, Any]]:
    """Return the offices of which a page gives everything: on its own page one, on the overview all."""
    if not page.select(IN_FULL):
        return []
    offices = of.office_pages(str(page.select("html")[0]["lang"]))
    own = [
        office
        for office in of.offices
        if address.endswith(f"/{offices.get(office['id'], 'none').removesuffix('index.html')}")
    ]
    return own or of.offices


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "FW" else 1 for character in text)


def _squeezed(text: str) -> str:
    """Return text without white space and hyphens, with characters in place of radicals that look alike."""
    return HYPHENS.sub("", "".join(unicodedata.normalize("NFKC", text).split()))
