"""The network: nothing is asked of anyone else, kept or said on the console, and little is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.site.checks.structure import BUDGET, REQUESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.async_api import BrowserContext, Page, Request, Route

STORED = """async () => [
  document.cookie && "a cookie",
  localStorage.length && "localStorage",
  sessionStorage.length && "sessionStorage",
  (await indexedDB.databases()).length && "indexedDB",
].filter(Boolean)"""


async def refuse_others(context: BrowserContext, base: str) -> None:
    """Let requests to other hosts go nowhere; the window then keeps no copies of what it has loaded."""

    async def refuse(route: Route) -> None:
        await route.abort()

    await context.route(lambda url: not url.startswith(f"{base}/"), refuse)


@dataclass
class Traffic:
    """What a page did while it was loaded; bytes are those on the wire, compressed, without headers."""

    base: str
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    bytes_of_page: int = 0

    async def record(self, page: Page, path: str) -> None:
        """Open a page and note what it does."""
        listeners: dict[str, Callable[[Any], None]] = {
            "request": lambda request: self.requests.append(request.url),
            "console": lambda message: self.said.append(message.text),
            "pageerror": lambda error: self.said.append(str(error)),
        }
        for event, listener in listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]  # it wants each name by itself
        await self._open(page, path)
        for event, listener in listeners.items():
            page.remove_listener(event, listener)

    async def _open(self, page: Page, path: str) -> None:
        response = await page.goto(f"{self.base}/{path}", wait_until="networkidle")
        assert response
        request: Request = response.request
        self.bytes_of_page = (await request.sizes())["responseBodySize"]
        self.stored = await page.evaluate(STORED)
        self.stored += [f"cookie {cookie.get('name')}" for cookie in await page.context.cookies()]

    def problems(self) -> Iterator[str]:
        """Yield what no page of this site may do, whatever stands on it."""
        yield from (f"asks {url}" for url in self.requests if not url.startswith(f"{self.base}/"))
        yield from (f"keeps {what}" for what in self.stored)
        yield from (f"says {text}" for text in self.said)

    def too_much(self) -> Iterator[str]:
        """Yield what keeps a page from being painted soon; more text and pictures need more."""
        if len(self.requests) > REQUESTS:
            yield f"makes {len(self.requests)} requests"
        if self.bytes_of_page > BUDGET:
            yield f"takes {self.bytes_of_page} bytes"
