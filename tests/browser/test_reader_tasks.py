"""What readers come for, done with a finger on a telephone: every step is a tap."""

from __future__ import annotations

import asyncio
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import taps, visits
from tests.browser.visits import Fault, probe, script
from tests.site import sources

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from playwright.async_api import Page

    from tests.browser.conftest import Pages

PATIENCE = 240.0  # seconds for one task on every page
HOMES = sources.LANGUAGES
WHOLE = {code: prefix for code, prefix in HOMES.items() if code not in sources.EDITIONS}  # with every page
TO_THE_MIDDLE = "scrollTo(0, document.documentElement.scrollHeight / 2)"
OFFICES = ["contact/hall/", "contact/mill/"]
SWITCHES = list(permutations(WHOLE, 2))
ARTICLES = ["sowing", "watering", "harvest"]
FIRST = ARTICLES[0]


def run(
    pages: Pages, task: Callable[[Page], Awaitable[Any]], path: str = "", fault: Fault | None = None
) -> Any:
    """Do a task with a telephone of its own; a fault breaks the page at `path`."""

    async def work() -> Any:
        async with taps.telephone(pages, path, fault) as page:
            return await task(page)

    return pages.chromium.run(work(), PATIENCE)


def run_everywhere(
    pages: Pages, task: Callable[[Page, str], Awaitable[Any]], paths: Iterable[str]
) -> dict[str, Any]:
    """Do a task from each of some pages, with a few telephones, and return what comes of it."""
    queue = iter(paths)

    async def through() -> dict[str, Any]:
        async with taps.telephone(pages, "") as page:
            return {path: await task(page, path) for path in queue}

    async def work() -> dict[str, Any]:
        found = await asyncio.gather(*(through() for _ in range(visits.AT_ONCE)))
        return {path: each for part in found for path, each in part.items()}

    return pages.chromium.run(work(), PATIENCE)


def test_from_every_page_each_office_is_one_tap_away(pages: Pages) -> None:
    async def task(page: Page, path: str) -> list[str]:
        await page.goto(f"{pages.base}/{path}")
        return await taps.out_of_reach(page, pages.of.phones)

    assert run_everywhere(pages, task, pages.paths) == {path: [] for path in pages.paths}


@pytest.mark.parametrize(
    "css", [".phone { display: none !important }", "body::after { content: ''; position: fixed; inset: 0 }"]
)
def test_a_number_that_cannot_be_tapped_is_found(invented: Pages, css: str) -> None:
    async def task(page: Page) -> list[str]:
        await page.goto(f"{invented.base}/")
        await page.evaluate(probe("add-styles"), css)
        return await taps.out_of_reach(page, invented.of.phones, taps.NEVER)

    assert run(invented, task) == invented.of.phones


@pytest.mark.parametrize("prefix", WHOLE.values(), ids=WHOLE)
@pytest.mark.parametrize("office", OFFICES)
def test_from_home_an_office_is_one_tap_away_by_the_box_and_two_by_the_menu(
    invented: Pages, prefix: str, office: str
) -> None:
    there, overview = f"{prefix}{office}", f"{prefix}contact/"
    box, menu = (
        [f".contact-box a[href='/{there}']"],
        [f".menu a[href='/{overview}']", f"main a[href='/{there}']"],
    )
    assert run(invented, lambda page: taps.way(invented, page, prefix, box)) == [there]
    assert run(invented, lambda page: taps.way(invented, page, prefix, menu)) == [overview, there]


def test_an_office_that_home_does_not_lead_to_is_found(invented: Pages) -> None:
    box = [f".contact-box a[href='/{OFFICES[0]}']"]
    fault = Fault(f'<a href="/{OFFICES[0]}">', '<a href="/about/">')
    assert run(invented, lambda page: taps.way(invented, page, "", box, taps.NEVER), "", fault) == []


def switch(language: str) -> str:
    return f".language-switch a[lang={language}]"


@pytest.mark.parametrize(("one", "other"), SWITCHES)
@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_leads_to_itself_in_another_language_and_back(
    invented: Pages, name: str, one: str, other: str
) -> None:
    here, there = f"{HOMES[one]}guide/{name}/", f"{HOMES[other]}guide/{name}/"
    links = [switch(other), switch(one)]
    assert run(invented, lambda page: taps.way(invented, page, here, links)) == [there, here]


def test_a_switch_that_leads_to_another_page_is_found(invented: Pages) -> None:
    one, other = SWITCHES[0]
    here, there = f"{HOMES[one]}guide/{FIRST}/", f"{HOMES[other]}guide/{FIRST}/"
    links, fault = [switch(other), switch(one)], Fault(f'href="/{there}"', f'href="/{HOMES[other]}"')
    reached = run(invented, lambda page: taps.way(invented, page, here, links), here, fault)
    assert reached == [HOMES[other], HOMES[one]]


async def middle_and_back(invented: Pages, page: Page, name: str) -> bool:
    """Tell whether a reader in the middle of an article comes back there from the other language."""
    await page.goto(f"{invented.base}/guide/{name}/")
    await page.evaluate(TO_THE_MIDDLE)
    assert await page.evaluate("scrollY") > taps.NEAR
    return await taps.comes_back(
        page, str(await page.locator(".language-switch a").first.get_attribute("href"))
    )


@pytest.mark.parametrize("name", ARTICLES)
def test_back_from_the_other_language_is_the_place_where_one_was(invented: Pages, name: str) -> None:
    assert run(invented, lambda page: middle_and_back(invented, page, name))


def test_a_page_that_forgets_the_place_is_found(invented: Pages) -> None:
    # Before the page goes, so that it does not depend on when the other one is there.
    fault = script("onpagehide = () => { history.scrollRestoration = 'manual'; scrollTo(0, 0); }")
    assert not run(invented, lambda page: middle_and_back(invented, page, FIRST), f"guide/{FIRST}/", fault)


def test_wherever_a_search_engine_leads_the_next_article_is_two_taps_away(invented: Pages) -> None:
    editions = tuple(HOMES[code] for code in sources.EDITIONS)  # their first page names all that there is
    task = lambda page, path: taps.next_article(invented, page, path)  # noqa: E731 - as above
    articles = [path for path in invented.paths if invented.html(path).select("main.page-article")]
    paths = [path for path in {*articles, *invented.samples} if not path.startswith(editions)]
    assert len(paths) > len(articles) > 0
    assert set(run_everywhere(invented, task, paths).values()) == {"page-article"}


def test_an_article_that_leads_on_to_something_else_is_found(invented: Pages) -> None:
    path, fault = f"guide/{FIRST}/", Fault('rel="next" href="', 'rel="next" href="/about/#')
    assert run(invented, lambda page: taps.next_article(invented, page, path), path, fault) == "page-page"


@pytest.mark.parametrize("prefix", HOMES.values(), ids=HOMES)
def test_from_a_wrong_address_home_is_one_tap_away(invented: Pages, prefix: str) -> None:
    wrong = f"{prefix}no/such/page/"
    assert run(invented, lambda page: taps.way(invented, page, wrong, [".header-name"])) == [prefix]
    astray = Fault('class="header-name" href="', 'class="header-name" href="/about/#')
    reached = run(invented, lambda page: taps.way(invented, page, wrong, [".header-name"]), wrong, astray)
    assert reached != [prefix]


@pytest.mark.slow
def test_the_back_button_works_from_and_to_each_template(invented: Pages) -> None:
    links = {path: [*links_to_each_template(invented, path)] for path in invented.samples}
    reached = {template for found in links.values() for template, _ in found}
    assert len(reached) > len(invented.samples) / 2

    async def task(page: Page) -> list[str]:
        lost, left = [], {*reached}
        for path, found in links.items():
            # A template that no other page has led to so far, or else any one.
            ways = [(template, address) for template, address in found if template in left] or found[:1]
            await page.goto(f"{invented.base}/{path}")
            for template, address in ways:
                left.discard(template)
                if not await taps.comes_back(page, address):
                    lost.append(f"/{path} {address}")
        return lost

    assert run(invented, task) == []


def links_to_each_template(pages: Pages, path: str) -> Iterator[tuple[str, str]]:
    """Yield (template, address) for one link of a page to another page of each template."""
    found: dict[str, str] = {}
    for link in pages.html(path).select("a[href^='/']"):
        address = str(link["href"])
        target = pages.site.file_at(address.partition("#")[0]) or ""
        if target.endswith(".html") and address != f"/{path}":
            found.setdefault(str(pages.site.page(target).select("main")[0]["class"][0]), address)
    yield from found.items()


def test_a_page_that_keeps_readers_from_going_back_is_found(invented: Pages) -> None:
    fault = script("addEventListener('load', () => history.pushState(null, '', '?again'))")

    async def task(page: Page) -> bool:
        await page.goto(f"{invented.base}/")
        return await taps.comes_back(page, "/about/")

    assert not run(invented, task, "about/", fault)
