"""Ask an ASGI application by hand, as a server would."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from starlette.types import ASGIApp

SECONDS = 5  # more than any answer takes


@dataclass
class Answer:
    """Status, headers and body; a stream's parts arrive one by one."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    parts: list[bytes] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event, compare=False)

    @property
    def text(self) -> str:
        return b"".join(self.parts).decode()

    async def wait(self, parts: int) -> None:
        """Wait until so many parts of a stream have come."""
        while len(self.parts) < parts:
            await asyncio.wait_for(self.news.wait(), SECONDS)
            self.news.clear()


async def ask(app: ASGIApp, address: str, answer: Answer, method: str = "GET") -> None:
    """Ask for an address; the answer is filled while it comes."""

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(SECONDS)  # nobody disconnects before an answer is there
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        elif message["type"] == "http.response.body" and message.get("body"):
            answer.parts.append(message["body"])
            answer.news.set()

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "server": ("127.0.0.1", 8000),
        "path": unquote(address),  # servers undo the escapes
        "raw_path": address.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8000")],
    }
    await asyncio.wait_for(app(scope, receive, send), SECONDS)


def get(app: ASGIApp, address: str, method: str = "GET") -> Answer:
    """Return the whole answer to a request."""

    async def once() -> Answer:
        answer = Answer()
        await ask(app, address, answer, method)
        return answer

    return asyncio.run(once())
