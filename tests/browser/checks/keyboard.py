"""Keyboard: the Tab key reaches everything, in order, visibly, and leaves again; the skip link skips."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.visits import Finding, Visit


async def check(visit: Visit) -> list[Finding]:
    """Return what is wrong on the way of the Tab key through the whole page."""
    count = await visit.probe("watch-focus")
    for _ in range(count + 1):
        await visit.page.keyboard.press("Tab")
    found = await visit.findings_of("stops")
    return found or await _skip(visit)


async def _skip(visit: Visit) -> list[Finding]:
    """Follow the skip link, which a reload gives the first stop again."""
    await visit.page.reload()
    await visit.page.keyboard.press("Tab")
    await visit.page.keyboard.press("Enter")
    await visit.page.keyboard.press("Tab")
    is_inside = "document.activeElement.closest('main') !== null"
    if await visit.page.evaluate(is_inside):
        return []
    return [visit.found("skip-link", ".skip-link", "does not lead into the text")]
