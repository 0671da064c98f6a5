"""The search as readers use it: typing, composing Japanese, going back, an address with a query."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

import pelicanconf as settings
from audit import serving
from tests.browser.visits import Fault
from tests.conftest import ROOT_URL
from tests.search import tables, test_queries
from tests.site import built

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from playwright.async_api import Page

    from tests.browser.conftest import Pages
    from tests.conftest import Once

PATIENCE = 240.0  # seconds, on a busy machine
FIRST = 3
EACH = 7  # a query of so many is typed
LINKS = "() => Array.from(document.querySelectorAll('.found ol a:first-child'), (link) => link.pathname)"
TOLD = "(words) => document.querySelector('[role=status]').textContent.includes(words)"
COMPOSE = """(words) => {
    const field = document.getElementById('q');
    const tell = (kind) => field.dispatchEvent(new Event(kind));
    tell('compositionstart');
    field.value = words;
    tell('input');
}"""


@asynccontextmanager
async def opened(
    pages: Pages, path: str, fault: Fault | None = None
) -> AsyncIterator[tuple[Page, list[str]]]:
    """Open a page, with all that it asks for, or says, once it is there."""
    async with pages.chromium.context(390, "light") as context:
        page, noted = await context.new_page(), list[str]()
        if fault:
            await fault.lie_in_wait(page, f"{pages.base}/{path}")
        await page.goto(f"{pages.base}/{path}")
        page.on("request", lambda request: noted.append(request.url.removeprefix(pages.base)))
        page.on("console", lambda message: noted.append(f"says {message.text}"))
        page.on("pageerror", lambda error: noted.append(f"fails with {error}"))
        yield page, noted


async def found(page: Page, words: str) -> list[str]:
    """Type words, and return where the results lead once they are there."""
    await page.fill("#q", words)
    await page.wait_for_function(TOLD, arg=words)
    await page.wait_for_function("() => !document.querySelector('[role=status]').textContent.endsWith('…')")
    links: list[str] = await page.evaluate(LINKS)
    return links


def run(pages: Pages, work: Callable[[], Awaitable[Any]]) -> Any:
    async def whole() -> Any:
        return await work()

    return pages.chromium.run(whole(), PATIENCE)


def test_what_readers_type_finds_what_the_script_alone_does(pages: Pages, tmp_path: Path) -> None:
    queries = [query for name in tables.NAMES for query in tables.read(name)[::EACH]]
    asked = [(query.language, query.words) for query in queries]
    expected = dict(zip(asked, test_queries.results(pages.site, tmp_path, asked), strict=True))

    async def work() -> list[tuple[str, list[str]]]:
        different = []
        for language in sorted({query.language for query in queries}):
            path = "search/" if language == "ja" else f"{language}/search/"
            async with opened(pages, path) as (page, noted):
                for query in (query for query in queries if query.language == language):
                    links = (await found(page, query.words))[:FIRST]
                    if links != expected[language, query.words][:FIRST]:
                        different.append((query.words, links))
                assert [*dict.fromkeys(noted)] == [f"/{path}pages.json"]
        return different

    assert run(pages, work) == []


def test_nothing_is_asked_for_before_the_field_has_the_focus(invented: Pages) -> None:
    async def work() -> list[str]:
        async with opened(invented, "search/") as (page, noted):
            await page.wait_for_timeout(300)
            assert noted == []
            async with page.expect_request_finished():
                await page.focus("#q")
            return noted

    assert run(invented, work) == ["/search/pages.json"]


def test_while_japanese_is_composed_nothing_is_searched(invented: Pages) -> None:
    async def work() -> tuple[list[str], list[str]]:
        async with opened(invented, "search/") as (page, _):
            await page.evaluate(COMPOSE, "しゅうかく")
            await page.wait_for_timeout(600)
            before = await page.evaluate(LINKS)
            await page.evaluate("document.getElementById('q').dispatchEvent(new Event('compositionend'))")
            await page.wait_for_function(TOLD, arg="しゅうかく")
            await page.wait_for_selector(".found ol a")
            return before, await page.evaluate(LINKS)

    before, behind = run(invented, work)
    assert before == []
    assert "/guide/harvest/" in behind


def test_back_and_an_address_with_a_query_show_the_same_results(invented: Pages) -> None:
    async def work() -> list[tuple[str, list[str]]]:
        seen = []
        async with opened(invented, "search/") as (page, _):
            seen.append(("収穫", await found(page, "収穫")))
            assert page.url == f"{invented.base}/search/?q={quote('収穫')}"
            await page.click(".found ol a")
            await page.wait_for_load_state()
            await page.go_back()
            for _ in range(2):
                await page.wait_for_selector(".found ol a")
                seen.append((await page.input_value("#q"), await page.evaluate(LINKS)))
                await page.goto(f"{invented.base}/search/?q={quote('収穫')}")
        return seen

    seen = run(invented, work)
    assert seen[0] == seen[1] == seen[2]


def test_a_query_without_results_is_no_dead_end(invented: Pages) -> None:
    async def work() -> tuple[list[str], int, int]:
        async with opened(invented, "search/") as (page, noted):
            assert await found(page, "xyzzy") == []
            numbers = await page.locator(".found .numbers a[href^='tel:']:visible").count()
            ways_in = await page.locator(".found li a:visible").count()
            return noted, numbers, ways_in

    noted, numbers, ways_in = run(invented, work)
    assert noted == ["/search/pages.json"]
    assert numbers == len(invented.of.phones)
    assert ways_in > numbers


def test_pages_with_readings_have_results_with_readings(invented: Pages) -> None:
    async def work() -> tuple[list[str], str]:
        async with opened(invented, "furigana/search/") as (page, _):
            links = await found(page, "収穫")
            return links, await page.inner_html(".found ol li:first-child a")

    links, title = run(invented, work)
    assert all(link.startswith("/furigana/") for link in links)
    assert "<ruby>" in title


@pytest.mark.slow
def test_with_shards_readers_find_the_same(invented: Pages, once: Once) -> None:
    site = once.site("in-shards", ROOT_URL, built.SAMPLE, into_shards)
    queries = {
        "search/": ["収穫", "しゅうかく", "たねまき 水やり", "xyzzy"],
        "en/search/": ["harvesting", "havest"],
    }

    async def work(pages: Pages) -> tuple[list[list[str]], list[str]]:
        links, asked = [], list[str]()
        for path, several in queries.items():
            async with opened(pages, path) as (page, noted):
                links += [(await found(page, words))[:FIRST] for words in several]
                asked += noted
        return links, asked

    whole, _ = run(invented, partial(work, invented))
    with serving.serving(site.files, serving.site_headers(site.files, vars(settings))) as base:
        links, asked = run(invented, partial(work, replace(invented, base=base, site=site)))
    assert links == whole
    assert [*map(bool, links)] == [True, True, True, False, True, True]
    folders = ("search", "search/grams", "search/pages")
    expected = {"/static", *(f"/{prefix}{folder}" for prefix in ("", "en/") for folder in folders)}
    assert {name.rpartition("/")[0] for name in asked} == expected


def into_shards(project: Path) -> None:
    settings_file = project / "pelicanconf.py"
    text = settings_file.read_text(encoding="utf-8")
    settings_file.write_text(text.replace("SEARCH_WHOLE = 75_000", "SEARCH_WHOLE = 0"), encoding="utf-8")


def test_without_its_index_or_its_script_the_search_shows_its_lists(invented: Pages) -> None:
    fault = Fault("search/pages.json", "search/gone.json")

    async def work() -> tuple[bool, int]:
        async with opened(invented, "search/", fault) as (page, _):
            await page.fill("#q", "収穫")
            failed = await page.get_attribute("[role=status]", "data-failed")
            await page.wait_for_function(TOLD, arg=failed)
        async with opened(invented, "search/", Fault("script-src &#39;self&#39;; ", "")) as (page, _):
            is_hidden = await page.is_hidden("form[role=search]")
            return is_hidden, await page.locator("main li a:visible").count()

    is_hidden, count = run(invented, work)
    assert is_hidden
    assert count > len(invented.of.phones)
