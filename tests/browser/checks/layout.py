"""Layout: everything fits, nothing is cut off or covered, lines are short, targets are large."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.visits import Finding, Visit

# WCAG 2.2, 1.4.12: what a reader may set without losing anything.
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
TEXT_SIZE = {"standard": 32, "fixed": 26}  # 200 % of what browsers begin with, in pixels (WCAG 2.2, 1.4.4)
ENLARGED = {"sideways", "clipped", "overlapping"}  # what must hold there too
OPEN = "for (const details of document.querySelectorAll('details')) details.open = true"


async def check(visit: Visit) -> list[Finding]:
    """Return what is wrong with the layout as it comes, with spaced text, and with text of twice the size."""
    await visit.page.evaluate(OPEN)
    found = await visit.findings_of("layout")
    found += await _enlarged(visit, "text twice as large", larger=True)
    found += await _enlarged(visit, "text spaced")
    return found


async def _enlarged(visit: Visit, how: str, *, larger: bool = False) -> list[Finding]:
    if larger:
        session = await visit.page.context.new_cdp_session(visit.page)
        await session.send("Page.setFontSizes", {"fontSizes": TEXT_SIZE})
        found = await visit.findings_of("layout")
        await session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        await session.detach()
    else:
        await visit.probe("add-styles", TEXT_SPACING)
        found = await visit.findings_of("layout")
    return [
        visit.found(item.rule, item.element, f"{item.message} ({how})")
        for item in found
        if item.rule in ENLARGED
    ]
