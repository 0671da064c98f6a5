"""Ask a server for a path, and see its answer as it came over the wire."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Got:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(base: str, path: str, method: str = "GET", **headers: str) -> Got:
    """Ask for a path exactly as it is written."""
    web = http.client.HTTPConnection(urlsplit(base).netloc, timeout=5)
    try:
        web.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = web.getresponse()
        return Got(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read(),
        )
    finally:
        web.close()
