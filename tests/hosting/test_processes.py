"""A server that does not start says why, and none outlives its block."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.hosting import processes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.hosting.conftest import Start
    from tests.hosting.planted import Placed


@pytest.mark.parametrize(
    ("server", "config", "said"),
    [
        ("nginx", "nonsense on;", 'unknown directive "nonsense"'),
        ("caddy", "localhost {\n\tnonsense\n}", "nonsense"),
    ],
)
def test_a_server_that_does_not_start_says_why_at_once(
    server: str, config: str, said: str, start: Start, placed: Callable[[str], Placed]
) -> None:
    placed("root")  # what it is to serve is built before the clock runs
    started = time.monotonic()
    with pytest.raises(processes.StartError, match=said), start(server, "root", f"{config}\n"):
        pytest.fail("it has started")
    assert time.monotonic() - started < processes.PATIENCE


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_a_server_ends_with_its_block(server: str, start: Start) -> None:
    with start(server, "root") as running:
        client = running.client()
    assert running.process.poll() is not None
    with pytest.raises(ConnectionRefusedError):
        client.ask("/")
