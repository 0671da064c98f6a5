"""What readers come for, done with a finger on a telephone: every step is a tap."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import TimeoutError as TooLongError

from tests.browser.visits import Fault
from tests.site import sources

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Pages

WIDTH = 360  # CSS pixels
PHONE = {"has_touch": True, "is_mobile": True}
REACH = 2_000  # milliseconds until a link that cannot be tapped counts as out of reach
PATIENCE = 240.0  # seconds for one task on every page
NEAR = 2  # pixels: a place in a page is the same again
HOMES = sources.LANGUAGES
POLICY = '<meta http-equiv="Content-Security-Policy"'  # without it, scripts run


@asynccontextmanager
async def telephone(pages: Pages, path: str = "", fault: Fault | None = None) -> AsyncIterator[Page]:
    """Open the site on a telephone; a fault breaks the page at `path`."""
    async with pages.chromium.context(WIDTH, "light", **PHONE) as context:
        page = await context.new_page()
        if fault and fault.old:
            await fault.lie_in_wait(page, f"{pages.base}/{path}")
        yield page


async def tap(link: Locator) -> None:
    """Tap a link and wait for the page that it leads to."""
    async with link.page.expect_navigation():
        await link.tap(timeout=REACH)


async def out_of_reach(page: Page) -> list[str]:
    """Return the numbers that cannot be called with one tap from where a reader is."""
    missing = []
    for office in sources.OFFICES:
        number = sources.international(office["phone"])
        link = page.locator(f'a[href="tel:{number}"]').last
        try:
            await link.tap(trial=True, timeout=REACH)  # all but the call itself
        except TooLongError:
            missing.append(number)
    return missing


async def comes_back(page: Page, address: str) -> bool:
    """Tell whether the Back button leads from a link of this page to the place in it where the reader was."""
    before, place = page.url, await page.evaluate("scrollY")
    async with page.expect_navigation():
        await page.evaluate(FOLLOW, address)
    await page.go_back()
    return page.url == before and abs(await page.evaluate("scrollY") - place) <= NEAR


FOLLOW = "address => [...document.links].find((link) => link.getAttribute('href') === address).click()"
TO_THE_MIDDLE = "scrollTo(0, document.documentElement.scrollHeight / 2)"


def run(pages: Pages, task: Coroutine[Any, Any, Any]) -> Any:
    """Do a task in the browser."""
    return pages.chromium.run(task, PATIENCE)


def test_from_every_page_each_office_is_one_tap_away(pages: Pages) -> None:
    async def task() -> dict[str, list[str]]:
        found = {}
        async with telephone(pages) as page:
            for path in pages.paths:
                await page.goto(f"{pages.base}/{path}")
                found[path] = await out_of_reach(page)
        return found

    assert run(pages, task()) == {path: [] for path in pages.paths}


@pytest.mark.parametrize(
    "css", [".phone { display: none }", "body::after { content: ''; position: fixed; inset: 0 }"]
)
def test_a_number_that_cannot_be_tapped_is_found(pages: Pages, css: str) -> None:
    async def task() -> list[str]:
        async with telephone(pages) as page:
            await page.goto(f"{pages.base}/")
            await page.evaluate(
                "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
                " document.adoptedStyleSheets = [sheet] }",
                css,
            )
            return await out_of_reach(page)

    assert run(pages, task()) == [sources.international(office["phone"]) for office in sources.OFFICES]


@pytest.mark.parametrize("prefix", HOMES.values(), ids=HOMES)
@pytest.mark.parametrize("office", [office["id"] for office in sources.OFFICES])
def test_from_home_an_office_is_two_taps_away_by_the_menu_and_one_by_the_box(
    pages: Pages, prefix: str, office: str
) -> None:
    there = f"/{prefix}contact/{office}/"

    async def task() -> list[str]:
        reached = []
        async with telephone(pages) as page:
            for way in (
                (f".contact-box a[href='{there}']",),
                (f".menu a[href='/{prefix}contact/']", f"main a[href='{there}']"),
            ):
                await page.goto(f"{pages.base}/{prefix}")
                for link in way:
                    await tap(page.locator(link).first)
                reached.append(page.url.removeprefix(pages.base))
        return reached

    assert run(pages, task()) == [there, there]


@pytest.mark.parametrize("name", sources.translated_articles())
def test_an_article_leads_to_itself_in_each_other_language_and_back(pages: Pages, name: str) -> None:
    async def task() -> list[tuple[str, str, str]]:
        steps = []
        async with telephone(pages) as page:
            for prefix in HOMES.values():
                await page.goto(f"{pages.base}/{prefix}guide/{name}/")
                for other in await page.locator(".language-switch a").all():
                    language = str(await other.get_attribute("lang"))
                    await tap(other)
                    there = page.url.removeprefix(pages.base)
                    back = next(code for code, each in HOMES.items() if each == prefix)
                    await tap(page.locator(f".language-switch a[lang={back}]"))
                    steps.append(
                        (prefix, there.removeprefix(f"/{HOMES[language]}"), page.url.removeprefix(pages.base))
                    )
        return steps

    others = len(HOMES) - 1
    expected = [(prefix, f"guide/{name}/", f"/{prefix}guide/{name}/") for prefix in HOMES.values()]
    assert run(pages, task()) == [step for step in expected for _ in range(others)]


@pytest.mark.parametrize("name", sources.translated_articles())
def test_back_from_the_other_language_is_the_place_where_one_was(pages: Pages, name: str) -> None:
    async def task() -> bool:
        async with telephone(pages) as page:
            await page.goto(f"{pages.base}/guide/{name}/")
            await page.evaluate(TO_THE_MIDDLE)
            assert await page.evaluate("scrollY") > NEAR
            switch = await page.locator(".language-switch a").first.get_attribute("href")
            return await comes_back(page, str(switch))

    assert run(pages, task())


def test_wherever_a_search_engine_leads_the_next_article_is_two_taps_away(pages: Pages) -> None:
    async def task() -> dict[str, str]:
        found = {}
        async with telephone(pages) as page:
            for path in pages.paths:
                await page.goto(f"{pages.base}/{path}")
                article = page.locator("main.page-article .neighbours a[rel=next]")
                if not await article.count():
                    await tap(page.locator(".menu a").first)
                    article = page.locator(".article-list a").first
                await tap(article.first)
                found[path] = str(await page.locator("main").get_attribute("class"))
        return found

    assert run(pages, task()) == dict.fromkeys(pages.paths, "page-article")


@pytest.mark.parametrize("prefix", HOMES.values(), ids=HOMES)
def test_from_a_wrong_address_home_is_one_tap_away(pages: Pages, prefix: str) -> None:
    async def task() -> tuple[int, str]:
        async with telephone(pages) as page:
            response = await page.goto(f"{pages.base}/{prefix}no/such/page/")
            assert response
            await tap(page.locator(".header-name"))
            return response.status, page.url.removeprefix(pages.base)

    assert run(pages, task()) == (404, f"/{prefix}")


def kinds(pages: Pages) -> dict[str, str]:
    """Return the first page of each template."""
    found: dict[str, str] = {}
    for path, page in pages.site.pages():
        found.setdefault(page.select("main")[0]["class"][0], path.removesuffix("index.html"))
    return found


def test_the_back_button_works_after_every_link(pages: Pages) -> None:
    async def task() -> list[str]:
        lost = []
        async with telephone(pages) as page:
            for path in kinds(pages).values():
                links = pages.site.page(path if path.endswith(".html") else f"{path}index.html").select(
                    "a[href^='/']"
                )
                for address in dict.fromkeys(str(link["href"]) for link in links):
                    target = pages.site.file_at(address.partition("#")[0]) or ""
                    if target.endswith(".html") and address != f"/{path}":
                        await page.goto(f"{pages.base}/{path}")
                        if not await comes_back(page, address):
                            lost.append(f"/{path} {address}")
        return lost

    assert run(pages, task()) == []


def test_a_page_that_keeps_readers_from_going_back_is_found(pages: Pages) -> None:
    script = "addEventListener('load', () => history.pushState(null, '', '?again'))"
    fault = Fault(POLICY, f'<script>{script}</script><meta name="x"')

    async def task() -> bool:
        async with telephone(pages, "about/", fault) as page:
            await page.goto(f"{pages.base}/")
            return await comes_back(page, "/about/")

    assert not run(pages, task())
