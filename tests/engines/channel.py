"""Commands over a WebSocket, in the form that the Chrome DevTools Protocol and WebDriver BiDi share."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

from tests.engines.window import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from websockets.sync.client import ClientConnection


class CommandError(Exception):
    """The browser refused a command; the text is its answer."""


class Channel:
    """Sends one command at a time, and remembers which events have arrived."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._number = 0
        self._events: set[str] = set()

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Return the result of a command; raise CommandError, or TimeoutError after a minute."""
        self._number += 1
        self._connection.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                break
        if "result" not in answer:
            raise CommandError(f"{method}: {answer}")
        found: dict[str, Any] = answer["result"]
        return found

    def call_until(self, event: str, method: str, **params: Any) -> None:
        """Send a command, and return once the event that it causes has arrived."""
        self._events.clear()
        self.call(method, **params)
        while event not in self._events:
            self._receive()

    def _receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._connection.recv(PATIENCE))
        self._events.add(message.get("method", ""))
        return message


@contextmanager
def channel(address: str) -> Iterator[Channel]:
    """Connect to a browser on this machine."""
    # Without pings: Chromium of 2020 does not answer them, and would be taken for dead.
    with connect(address, max_size=None, open_timeout=PATIENCE, ping_interval=None, proxy=None) as connection:
        yield Channel(connection)
