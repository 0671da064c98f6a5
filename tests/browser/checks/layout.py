"""Layout: everything fits, nothing is cut off or covered, lines are short, targets are large."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.visits import Finding, Visit

FITS = ["sideways", "clipped", "overlapping"]  # what must hold however a reader sets the text
RULES = [*FITS, "targets", "lines"]
# WCAG 2.2, 1.4.12: what a reader may set without losing anything.
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
TEXT_SIZE = {"standard": 16, "fixed": 13}  # pixels: what browsers begin with
TWICE = {name: 2 * size for name, size in TEXT_SIZE.items()}  # WCAG 2.2, 1.4.4
TAKE_AWAY = "document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)"
OPEN = "for (const details of document.querySelectorAll('details')) details.open = true"


async def check(visit: Visit) -> list[Finding]:
    """Return what is wrong with the layout as it comes, with text of twice the size, and with spaced text."""
    await visit.page.evaluate(OPEN)
    found = await visit.findings_of("layout", RULES)
    session = await visit.page.context.new_cdp_session(visit.page)
    await session.send("Page.setFontSizes", {"fontSizes": TWICE})
    found += await _fits(visit, "text twice as large")
    await session.send("Page.setFontSizes", {"fontSizes": TEXT_SIZE})
    await visit.probe("add-styles", TEXT_SPACING)
    found += await _fits(visit, "text spaced")
    await visit.page.evaluate(TAKE_AWAY)
    return found


async def _fits(visit: Visit, how: str) -> list[Finding]:
    found = await visit.findings_of("layout", FITS)
    return [visit.found(item.rule, item.element, f"{item.message} ({how})") for item in found]
