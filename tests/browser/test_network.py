"""No page asks anyone else for anything, keeps anything, or says anything on the console."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from audit.tools import ROOT
from tests.browser import visits
from tests.browser.checks import network
from tests.browser.checks.network import Traffic
from tests.browser.visits import Fault, script

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page

    from tests.browser.conftest import Pages

FIGURES = ROOT / ".audit" / "network.json"  # page → requests, bytes on the wire
PAGE = "contact/"
WIDTH = 320


async def load(pages: Pages, path: str, fault: Fault | None = None) -> Traffic:
    async with window(pages) as page:
        if fault:
            await fault.lie_in_wait(page, f"{pages.base}/{path}")
        traffic = Traffic(pages.base)
        await traffic.record(page, path)
    return traffic


@asynccontextmanager
async def window(pages: Pages) -> AsyncIterator[Page]:
    async with pages.chromium.context(WIDTH, "light") as context:
        await network.refuse_others(context, pages.base)
        yield await context.new_page()


async def load_all(pages: Pages, paths: list[str]) -> dict[str, Traffic]:
    """Load pages in a few windows, which keep nothing that a page itself does not keep."""
    queue, found = iter(paths), {path: Traffic(pages.base) for path in paths}

    async def through() -> None:
        async with window(pages) as page:
            for path in queue:
                await found[path].record(page, path)

    await asyncio.gather(*(through() for _ in range(visits.AT_ONCE)))
    return found


@pytest.fixture(scope="module")
def loaded(pages: Pages) -> dict[str, Traffic]:
    """Return what each page does."""
    return pages.chromium.run(load_all(pages, pages.paths), 240)


def test_every_page_keeps_to_itself(loaded: dict[str, Traffic]) -> None:
    assert {path: found for path, each in loaded.items() if (found := list(each.problems()))} == {}


def test_an_invented_page_of_each_template_is_soon_there(invented: Pages) -> None:
    """One of each template: tests/site counts what each page names and weighs."""
    traffic = invented.chromium.run(load_all(invented, invented.samples), 240)
    assert {path: found for path, each in traffic.items() if (found := list(each.too_much()))} == {}


def test_figures_are_recorded_of_every_page(loaded: dict[str, Traffic], pages: Pages) -> None:
    figures = {f"/{path}": (len(each.requests), each.bytes_of_page) for path, each in loaded.items()}
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    assert list(loaded) == pages.paths
    assert min(figures.values()) > (0, 1000)  # a page of no bytes would fit into every budget


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (
            script("new Image().src = 'https://elsewhere.example/a.png'"),
            "asks https://elsewhere.example/a.png",
        ),
        (script("document.cookie = 'a=1'"), "keeps a cookie"),
        (script("localStorage.a = 1"), "keeps localStorage"),
        (script("sessionStorage.a = 1"), "keeps sessionStorage"),
        (script("indexedDB.open('a')"), "keeps indexedDB"),
        (script("console.log('hello')"), "says hello"),
        (script("throw new Error('no')"), "says no"),
        (script("for (let i = 0; i < 3; i += 1) new Image().src = `/robots.txt?${i}`"), "makes "),
        (Fault("</main>", "<script>1</script></main>"), "says Executing inline script violates"),
        (Fault("</main>", '<img src="https://elsewhere.example/" alt=""></main>'), "says Loading the image"),
    ],
)
def test_what_no_page_may_do_is_found(invented: Pages, fault: Fault, found: str) -> None:
    traffic = invented.chromium.run(load(invented, PAGE, fault), 60)
    said = [*traffic.problems(), *traffic.too_much()]
    assert any(line.startswith(found) for line in said), said


def test_a_page_over_the_budget_is_found() -> None:
    assert list(Traffic("http://x", bytes_of_page=13_001).too_much()) == ["takes 13001 bytes"]
