"""Ask a server over TLS for a target exactly as it is written, and keep what went over the wire."""

from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 60.0  # seconds for one answer, on a busy machine
HOST = "localhost"


@dataclass(frozen=True)
class Exchange:
    """A request and its answer; names of headers are in small letters, and may occur more than once."""

    target: str
    method: str
    asked: dict[str, str]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Return each value of a header."""
        return [value for found, value in self.headers if found == name.lower()]

    def one(self, name: str) -> str:
        """Return a header's values as one, "" without any (RFC 9110, 5.3)."""
        return ", ".join(self.all(name))

    def __str__(self) -> str:
        asked = "".join(f" {name}: {value}" for name, value in self.asked.items())
        return f"{self.method} {self.target[:60]!r}{asked}"


@dataclass
class Client:
    """One connection, opened anew when the server has closed it."""

    port: int
    authority: Path  # the certificate that the server's own is signed with
    _open: ssl.SSLSocket | None = field(default=None, repr=False)

    def ask(self, target: str, method: str = "GET", **headers: str) -> Exchange:
        """Send a request and return the exchange; `_` in names of headers stands for `-`."""
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{method} {target} HTTP/1.1", f"Host: {HOST}:{self.port}"]
        lines += [f"{name}: {value}" for name, value in asked.items()]
        connection = self._open or self._connect()
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = http.client.HTTPResponse(connection, method=method)
        answer.begin()
        body = answer.read()
        found = tuple((name.lower(), value) for name, value in answer.getheaders())
        self._open = connection
        if answer.will_close:
            self.close()
        return Exchange(target, method, asked, answer.status, found, body)

    def _connect(self) -> ssl.SSLSocket:
        context = ssl.create_default_context(cafile=str(self.authority))
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        return context.wrap_socket(plain, server_hostname=HOST)

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._open:
            self._open.close()
        self._open = None
