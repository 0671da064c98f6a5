"""One Chromium for all tests, driven from a thread of its own so that pages can be looked at in parallel."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from playwright.async_api import async_playwright

from audit import tools

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from playwright.async_api import BrowserContext, Page, Response

T = TypeVar("T")

START = 120.0  # seconds, on a busy machine
STEP = 120_000  # milliseconds for each step in a page
HEIGHT = 800  # CSS pixels


@dataclass(frozen=True, order=True)
class Opened:
    """A page that was opened in a window; its width is in CSS pixels.

    `check` is the only check that looked at it there, where that is known.
    """

    path: str
    width: int
    scheme: str
    check: str = ""


class Chromium:
    """A running browser; `close` ends it.

    `opened` is what it has shown, since that was last emptied, of the site whose address is `noted`.
    """

    def __init__(self, executable: str) -> None:
        self.opened: set[Opened] = set()
        self.noted = ""
        self._idle: dict[str, list[Page]] = {}  # windows to be used again, by their options
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.run(self._start(executable), START)

    async def _start(self, executable: str) -> None:
        self.playwright = await async_playwright().start()
        self.browser = await self.playwright.chromium.launch(
            executable_path=executable, args=list(tools.SWITCHES)
        )

    @property
    def version(self) -> str:
        """Return the browser's version."""
        return self.browser.version

    def run(self, work: Coroutine[Any, Any, T], patience: float) -> T:
        """Return what a coroutine returns; raise TimeoutError after `patience` seconds."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(patience)

    def note(self, url: str, width: int, scheme: str, check: str = "") -> None:
        """Note that a page was opened in a window, if it is one of the site."""
        if url.startswith(f"{self.noted}/"):
            self.opened.add(Opened(urlsplit(url).path, width, scheme, check))

    @asynccontextmanager
    async def context(
        self, width: int, scheme: str, script: str = "", *, is_noted: bool = True, **options: Any
    ) -> AsyncIterator[BrowserContext]:
        """Open a window of a reader who has never been here before; width in CSS pixels.

        A script is run in each page before anything of its own. What is opened is noted, unless whoever
        opens it does that.
        """
        context = await self.browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            color_scheme="dark" if scheme == "dark" else "light",
            **options,
        )

        context.set_default_timeout(STEP)

        def note(response: Response) -> None:
            if response.request.is_navigation_request():
                self.note(response.url, width, scheme)

        if is_noted:
            context.on("response", note)
        if script:
            await context.add_init_script(script)
        try:
            yield context
        finally:
            await context.close()

    @asynccontextmanager
    async def page(self, **options: Any) -> AsyncIterator[Page]:
        """Lend a page in a window, opened with options, that others have used: a new one takes as much again.

        It is as they have left it. What is opened there is not noted.
        """
        idle = self._idle.setdefault(repr(options), [])
        if idle:
            page = idle.pop()
        else:
            context = await self.browser.new_context(**options)
            context.set_default_timeout(STEP)
            page = await context.new_page()
        try:
            yield page
        except BaseException:
            await page.context.close()
            raise
        await page.unroute_all()
        idle.append(page)

    async def _stop(self) -> None:
        await self.browser.close()
        await self.playwright.stop()

    def close(self) -> None:
        """End the browser."""
        self.run(self._stop(), START)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(START)
        self.loop.close()
