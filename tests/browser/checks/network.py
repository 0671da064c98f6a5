"""The network: nothing is asked of anyone else, kept or said on the console, and little is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.site.checks.structure import BUDGET, REQUESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.async_api import BrowserContext, Page, Request, Route

STORED = """async () => [
  document.cookie && "a cookie",
  localStorage.length && "localStorage",
  sessionStorage.length && "sessionStorage",
  (await indexedDB.databases()).length && "indexedDB",
].filter(Boolean)"""


@dataclass
class Traffic:
    """What a page did while it was loaded; bytes are those on the wire, compressed, without headers."""

    base: str
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    bytes_of_page: int = 0

    async def record(self, context: BrowserContext, page: Page, path: str) -> None:
        """Open a page and note what it does; requests to other hosts are noted and go nowhere."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

        async def refuse(route: Route) -> None:
            await route.abort()

        await context.route(lambda url: not url.startswith(f"{self.base}/"), refuse)
        response = await page.goto(f"{self.base}/{path}", wait_until="networkidle")
        assert response
        request: Request = response.request
        self.bytes_of_page = (await request.sizes())["responseBodySize"]
        self.stored = await page.evaluate(STORED)
        self.stored += [f"cookie {cookie.get('name')}" for cookie in await context.cookies()]

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
