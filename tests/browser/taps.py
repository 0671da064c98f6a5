"""What a reader does on a telephone, as taps: each function tells where that leads."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from playwright.async_api import TimeoutError as TooLongError

from tests.browser.visits import View

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Pages
    from tests.browser.visits import Fault

VIEW = View(360, "light")
REACH = 30_000  # milliseconds until a link counts as out of reach, on a busy machine
NEVER = 500  # the same where a fault keeps it so for good
NEAR = 2  # pixels: a place in a page is the same again
FOLLOW = "address => [...document.links].find((link) => link.getAttribute('href') === address).click()"


@asynccontextmanager
async def telephone(pages: Pages, path: str, fault: Fault | None = None) -> AsyncIterator[Page]:
    """Hold a telephone; a fault breaks the page at `path` once it is opened."""
    async with pages.chromium.page(has_touch=True, is_mobile=True) as page:
        await VIEW.show(page)
        if fault:
            await fault.lie_in_wait(page, f"{pages.base}/{path}")
        yield page


async def tap(link: Locator, reach: int = REACH) -> None:
    """Tap a link and wait for the page that it leads to."""
    async with link.page.expect_navigation():
        await link.first.tap(timeout=reach)


async def out_of_reach(page: Page, numbers: Iterable[str], reach: int = REACH) -> list[str]:
    """Return those of some numbers (E.164) that cannot be called with one tap from where a reader is."""
    missing = []
    for number in numbers:
        try:
            # All but the call itself. The last one stands in the footer of every page.
            await page.locator(f'a[href="tel:{number}"]').last.tap(trial=True, timeout=reach)
        except TooLongError:
            missing.append(number)
    return missing


async def way(pages: Pages, page: Page, start: str, links: Iterable[str], reach: int = REACH) -> list[str]:
    """Return the addresses that lie on a way: one after each tap on the first link of a selector."""
    await page.goto(f"{pages.base}/{start}")
    reached = []
    for link in links:
        try:
            await tap(page.locator(link), reach)
        except TooLongError:
            break
        reached.append(page.url.removeprefix(f"{pages.base}/"))
    return reached


async def next_article(pages: Pages, page: Page, start: str) -> str:
    """Return what kind of page a reader comes to who looks for the next article, or for the first one."""
    await page.goto(f"{pages.base}/{start}")
    article = page.locator("main.page-article .neighbours a[rel=next]")
    if not await article.count():
        await tap(page.locator(".menu a"))
        article = page.locator(".article-list a")
    await tap(article)
    return str(await page.locator("main").get_attribute("class"))


async def comes_back(page: Page, address: str) -> bool:
    """Tell whether the Back button leads from a link of this page to the place in it where the reader was."""
    before, place = page.url, await page.evaluate("scrollY")
    async with page.expect_navigation():
        await page.evaluate(FOLLOW, address)  # a tap would scroll to the link first
    await page.go_back()
    return page.url == before and abs(await page.evaluate("scrollY") - place) <= NEAR
