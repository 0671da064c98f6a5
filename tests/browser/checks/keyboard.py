"""Keyboard: the Tab key reaches everything, in order, visibly, and leaves again; the skip link skips."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

    from tests.browser.visits import Finding, Visit

TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
FOCUS_SKIP_LINK = "document.querySelector('.skip-link').focus()"
IS_IN_TEXT = "document.activeElement.closest('main') !== null"


async def check(visit: Visit) -> list[Finding]:
    """Return what is wrong on the way of the Tab key through the whole page."""
    count = await visit.probe("watch-focus")
    session = await visit.page.context.new_cdp_session(visit.page)
    await _press_tab(session, count + 1)
    found = await visit.findings_of("stops")
    if any(finding.rule == "skip-link" for finding in found):
        return found
    await visit.page.evaluate(FOCUS_SKIP_LINK)
    await visit.page.keyboard.press("Enter")
    await _press_tab(session, 1)
    if not await visit.page.evaluate(IS_IN_TEXT):
        found.append(visit.found("skip-link", ".skip-link", "does not lead into the text"))
    return found


async def _press_tab(session: CDPSession, times: int) -> None:
    """Press the key without waiting for each answer: the browser keeps the order."""
    strokes = ("rawKeyDown", "keyUp") * times
    await asyncio.gather(*(session.send("Input.dispatchKeyEvent", {"type": kind, **TAB}) for kind in strokes))
