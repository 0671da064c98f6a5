"""A server lasts as long as its block; one that does not start is an error."""

from __future__ import annotations

import http.client
import threading
import time
from urllib.parse import urlsplit

import pytest
import uvicorn

from audit import serving
from plugins.hosting.headers import Headers
from tests.audit.web import ask

FILES = {"index.html": b"home"}
HEADERS = Headers({}, feed="feed.xml", lasting="static/")


def test_it_stops_at_the_end_of_the_block_even_for_those_who_are_connected() -> None:
    threads = threading.active_count()
    with serving.serving(FILES, HEADERS) as address:
        web = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
        web.request("GET", "/")
        assert web.getresponse().read() == b"home"
    assert threading.active_count() == threads
    web.close()
    with pytest.raises(ConnectionRefusedError):
        ask(address, "/")


def test_it_stops_when_the_block_fails() -> None:
    threads = threading.active_count()
    with pytest.raises(ZeroDivisionError), serving.serving(FILES, HEADERS):
        raise ZeroDivisionError
    assert threading.active_count() == threads


def ends_at_once(_server: uvicorn.Server, sockets: object) -> None:
    """Stand in for a server that gives up while it starts."""
    assert sockets


def never_starts(server: uvicorn.Server, sockets: object) -> None:
    """Stand in for a server that does not come to an end of its start."""
    assert sockets
    while not server.should_exit:
        time.sleep(0.01)


@pytest.mark.parametrize("run", [ends_at_once, never_starts])
def test_a_server_that_does_not_start_is_an_error(run: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PATIENCE", 0.2)
    monkeypatch.setattr(uvicorn.Server, "run", run)
    threads, started = threading.active_count(), time.monotonic()
    with (
        pytest.raises(serving.ServingError, match=r"the server did not start$"),
        serving.serving(FILES, HEADERS),
    ):
        pytest.fail("nothing is served")
    assert time.monotonic() - started < 5
    assert threading.active_count() == threads
