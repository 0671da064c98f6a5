"""Walks through many pages in windows of any kind, a few windows at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from tests.browser import visits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import BeautifulSoup

    from tests.browser.conftest import Pages
    from tests.browser.visits import Check, Fault, Finding, View

PATIENCE = 240.0  # seconds for every page, on a slow machine
SHORT = 60.0  # seconds for one page


def html(pages: Pages, path: str) -> BeautifulSoup:
    """Return the HTML of the page at an address below the root."""
    return pages.site.page(path if path.endswith(".html") else f"{path}index.html")


def findings(
    pages: Pages, view: View, check: Check, paths: Iterable[str] | None = None, **options: Any
) -> list[str]:
    """Return what a check finds on pages, all if none are named; options are those of the window."""
    work = _through(pages, view, check, pages.paths if paths is None else paths, options)
    return [str(finding) for finding in pages.chromium.run(work, PATIENCE)]


def faulty(pages: Pages, path: str, view: View, check: Check, fault: Fault, **options: Any) -> list[Finding]:
    """Return what a check finds on one page that was broken on purpose."""

    async def work() -> list[Finding]:
        opened = visits.visit(pages.chromium, pages.base, path, view, fault=fault, **options)
        async with opened as visit:
            return await check(visit)

    return pages.chromium.run(work(), SHORT)


async def _through(
    pages: Pages, view: View, check: Check, paths: Iterable[str], options: dict[str, Any]
) -> list[Finding]:
    queue = iter(paths)
    found: list[Finding] = []

    async def walk() -> None:
        async with pages.chromium.context(view.width, view.scheme, **options) as context:
            page = await context.new_page()
            for path in queue:
                await page.goto(f"{pages.base}/{path}")
                visit = visits.Visit(page, path, view)
                if findings := await check(visit):
                    found.extend(findings)
                    await visit.keep(findings[0].rule)

    await asyncio.gather(*(walk() for _ in range(visits.AT_ONCE)))
    return sorted(found)
