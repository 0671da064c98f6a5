"""Without scripts, styles, colours of its own or movement: every text and every link is still there."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4.element import NavigableString, RubyTextString, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    from bs4 import BeautifulSoup
    from bs4.element import PageElement

    from tests.browser.visits import Finding, Visit

# What bs4 makes of texts that readers see; scripts, comments and parentheses of readings have other types.
SHOWN = {NavigableString, RubyTextString}
# The only differences that the theme may make, and where:
PAPER_ONLY = ".page-address"  # on a screen the browser shows it
RESULTS = ".found [hidden]"  # of the search, where nothing has been looked for
WITH_SCRIPTS, WITHOUT_SCRIPTS = f"noscript, {RESULTS}", f"form[hidden], {RESULTS}"  # what is left out then
BY_WIDTH = [  # (from this width on, and below this one, in CSS pixels; what is left out)
    (0, 480, ".breadcrumbs [aria-current]"),  # the heading right below says it again
    (0, 480, ".language-switch .below-title"),  # the link below the title leads there, too
    (0, 768, ".save-contact .screen-wide"),  # tells of the QR code, which no phone reads from its own screen
    (0, 1152, ".beside"),  # the contents and the contact box say it, too
    (1152, math.inf, ".page-article .toc"),  # what stands beside the text says it
]


async def check(page: BeautifulSoup, visit: Visit) -> list[Finding]:
    """Return what moves, what is missing compared with the HTML, and what forced colours make invisible."""
    written = Written.on(page, [*_left_out(visit), WITH_SCRIPTS])
    await visit.page.emulate_media(
        color_scheme="dark" if visit.view.scheme == "dark" else "light",
        reduced_motion="no-preference",
        forced_colors="none",
    )
    found = await _compared(visit, written, "as it comes") + await visit.findings_of("motion")
    await visit.page.emulate_media(reduced_motion="reduce")
    found += await _compared(visit, written, "reduced motion") + await visit.findings_of("motion")
    await visit.page.emulate_media(reduced_motion="no-preference", forced_colors="active")
    await visit.page.keyboard.press("Tab")  # who uses the keyboard sees where the focus is
    found += await _compared(visit, written, "forced colours") + await visit.findings_of("forced-colours")
    await visit.probe("remove-styles")
    return found + await _compared(visit, Written.on(page, [WITH_SCRIPTS]), "no styles")


async def check_without_scripts(page: BeautifulSoup, visit: Visit) -> list[Finding]:
    """Return what is missing in a window that runs no scripts."""
    return await _compared(visit, Written.on(page, [*_left_out(visit), WITHOUT_SCRIPTS]), "no scripts")


def _left_out(visit: Visit) -> list[str]:
    width = visit.view.width
    return [PAPER_ONLY, *(what for least, below, what in BY_WIDTH if least <= width < below)]


@dataclass(frozen=True)
class Written:
    """The pieces of text between the tags of a page's body, and the addresses of its links."""

    texts: Counter[str]
    links: Counter[str]

    @classmethod
    def on(cls, page: BeautifulSoup, left_out: list[str]) -> Self:
        """Return what stands in HTML, some elements left out."""
        without = {id(part) for selector in left_out for tag in page.select(selector) for part in _parts(tag)}
        [body] = page.find_all("body")
        parts = [part for part in _parts(body) if id(part) not in without]
        return cls(
            _counted(str(part) for part in parts if type(part) in SHOWN),
            Counter(str(part["href"]) for part in parts if isinstance(part, Tag) and part.get("href")),
        )


def _parts(tag: Tag) -> Iterator[PageElement]:
    yield tag
    yield from tag.descendants


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(filter(None, (" ".join(text.split()) for text in texts)))


async def _compared(visit: Visit, written: Written, mode: str) -> list[Finding]:
    seen = await visit.probe("seen")
    found = []
    for rule, wanted, there in (
        ("text", written.texts, _counted(seen["texts"])),
        ("link", written.links, Counter(seen["links"])),
    ):
        found += [visit.found(rule, repr(text), f"is missing ({mode})") for text in wanted - there]
        found += [visit.found(rule, repr(text), f"does not belong here ({mode})") for text in there - wanted]
    return found
