"""A reader's visit to one page at one size and in one colour scheme, and what a check finds there."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from audit.tools import ROOT
from tests.browser.chromium import HEIGHT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence

    from playwright.async_api import Page, Route

    from tests.browser.chromium import Chromium

T = TypeVar("T")
R = TypeVar("R")

WIDTHS = (320, 768, 1280)  # CSS pixels: the narrowest of WCAG 1.4.10, a tablet, a desktop
SCHEMES = ("light", "dark")
AT_ONCE = 3  # pages: two keep both cores busy while a third loads
PROBES = Path(__file__).with_name("probes")
KEPT = ROOT / ".audit" / "failures"  # screenshots of what was found


@dataclass(frozen=True, order=True)
class View:
    """How a reader looks at a page."""

    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.width}px {self.scheme}"

    async def show(self, page: Page) -> None:
        """Make a page's window one of this view, whatever a check has set there."""
        await page.set_viewport_size({"width": self.width, "height": HEIGHT})
        await page.emulate_media(
            media="null",
            color_scheme="dark" if self.scheme == "dark" else "light",
            reduced_motion="no-preference",
            forced_colors="none",
        )


VIEWS = tuple(View(*view) for view in product(WIDTHS, SCHEMES))
FEW = (View(WIDTHS[0], "light"), View(WIDTHS[-1], "dark"))  # what stands for all of them


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong, where."""

    path: str
    view: View
    rule: str
    element: str
    message: str

    def __str__(self) -> str:
        return f"{self.path} {self.view}: {self.rule}: {self.element}: {self.message}"


POLICY = "content-security-policy"  # the header, which each page says once more for itself


@dataclass(frozen=True)
class Fault:
    """What a test breaks on purpose: some HTML, or styles that come on top of the page's own.

    `without` is a header that the page then comes without, in small letters.
    """

    old: str = ""
    new: str = ""
    css: str = ""
    without: str = ""

    async def lie_in_wait(self, page: Page, address: str) -> None:
        """Break the HTML once the page asks for it."""

        async def answer(route: Route) -> None:
            response = await route.fetch()
            text = await response.text()
            assert self.old in text, f"there is no {self.old!r} to break"
            headers = {name: value for name, value in response.headers.items() if name != self.without}
            body = text.replace(self.old, self.new, 1)
            await route.fulfill(response=response, headers=headers, body=body)

        await page.route(address, answer)


def script(text: str) -> Fault:
    """Return a fault that runs a script, which the page's policy, in a header and in itself, would forbid."""
    html = f'<script>{text}</script><meta name="x"'
    return Fault('<meta http-equiv="Content-Security-Policy"', html, without=POLICY)


@dataclass(frozen=True)
class Visit:
    """An open page."""

    page: Page
    path: str
    view: View

    async def probe(self, name: str, argument: Any = None) -> Any:
        """Return what a function of `probes/` returns in the page."""
        return await self.page.evaluate(probe(name), argument)

    def found(self, rule: str, element: str, message: str) -> Finding:
        """Return a finding of this visit."""
        return Finding(self.path, self.view, rule, element, message)

    async def findings_of(self, name: str, argument: Any = None) -> list[Finding]:
        """Return the findings that a probe reports as (rule, element, message)."""
        return [self.found(*found) for found in await self.probe(name, argument)]

    async def keep(self, check: str) -> None:
        """Keep a screenshot for whoever looks into a failure."""
        name = re.sub(r"\W+", "-", f"{check} {self.path} {self.view}").strip("-")
        await self.page.screenshot(path=KEPT / f"{name}.png", full_page=True)


if TYPE_CHECKING:
    Check = Callable[[Visit], Awaitable[list[Finding]]]
    Looks = Sequence[tuple[View, Mapping[str, Check]]]  # one after the other


@cache
def probe(name: str) -> str:
    """Return a script of `probes/`: the helpers that all share, and one function."""
    helpers, script = ((PROBES / f"{part}.js").read_text(encoding="utf-8") for part in ("helpers", name))
    return f"(argument) => {{ {helpers}\nreturn ({script.rstrip().removesuffix(';')})(argument); }}"


@asynccontextmanager
async def visit(
    chromium: Chromium, base: str, path: str, view: View, *, fault: Fault | None = None, **options: Any
) -> AsyncIterator[Visit]:
    """Open a page for as long as the block lasts."""
    async with chromium.page(**options) as page:
        await view.show(page)
        if fault and fault.old:
            await fault.lie_in_wait(page, f"{base}/{path}")
        await page.goto(f"{base}/{path}")
        chromium.note(f"{base}/{path}", view.width, view.scheme)
        if fault and fault.css:
            await page.evaluate(probe("add-styles"), fault.css)
        yield Visit(page, path, view)


async def walk(
    chromium: Chromium,
    base: str,
    paths: Iterable[str],
    looks: Looks,
    **options: Any,
) -> dict[str, list[Finding]]:
    """Return what each check finds on pages, one check after the other; options are those of the windows.

    A page is opened in the first view, and then its window becomes as the next ones are: what checks have
    opened or changed is so for those that come later.
    """
    queue = iter(paths)
    found: dict[str, list[Finding]] = {name: [] for _, checks in looks for name in checks}

    async def through() -> None:
        shown = first = looks[0][0]
        async with chromium.context(first.width, first.scheme, is_noted=False, **options) as context:
            page = await context.new_page()
            for path in queue:
                if shown != first:
                    await first.show(page)
                    shown = first
                await page.goto(f"{base}/{path}")
                for view, checks in looks:
                    if view != shown:
                        await view.show(page)
                        shown = view
                    visit = Visit(page, path, view)
                    for name, check in checks.items():
                        if findings := await check(visit):
                            found[name] += findings
                            await visit.keep(name)
                        chromium.note(f"{base}/{path}", view.width, view.scheme, name)

    await asyncio.gather(*(through() for _ in range(AT_ONCE)))
    return found


async def few_at_once(work: Callable[[T], Awaitable[R]], items: Iterable[T]) -> list[R]:
    """Do something with each item, a few at a time."""
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(item: T) -> R:
        async with slots:
            return await work(item)

    return await asyncio.gather(*map(one, items))
