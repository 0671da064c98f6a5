"""A preview: builds, serves, rebuilds after each save, tells the browsers, ends when asked to."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

import preview
from tests.preview.asgi import SECONDS, Answer, ask, get

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM = "from pathlib import Path; from preview import serve; serve(Path.cwd())"
LONG = 30  # seconds that even a slow machine needs for a step


async def bump(running: preview.Preview) -> None:
    """Do what `rebuild` does after a good build."""
    async with running.news:
        running.builds += 1
        running.news.notify_all()


def test_the_event_stream_tells_the_number_of_the_build_and_each_new_one(tmp_path: Path) -> None:
    async def watch() -> Answer:
        running, answer = preview.Preview(tmp_path, tmp_path), Answer()
        asking = asyncio.create_task(ask(running.app(), "/_preview/events", answer))
        await answer.wait(1)
        await bump(running)
        await answer.wait(2)
        await running.close()
        await asking
        return answer

    answer = asyncio.run(watch())
    assert answer.parts == [b"data: 0\n\n", b"data: 1\n\n"]
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


def test_the_script_listens_to_the_event_stream(tmp_path: Path) -> None:
    answer = get(preview.Preview(tmp_path, tmp_path).app(), "/_preview/reload.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert 'new EventSource("/_preview/events")' in answer.text
    assert "location.reload()" in answer.text


def test_the_policy_allows_the_script_and_its_connection() -> None:
    assert preview.POLICY["script-src"] == "'self'"
    assert preview.POLICY["connect-src"] == "'self'"
    assert preview.POLICY["default-src"] == "'none'"


def test_a_port_that_somebody_listens_on_is_passed_over() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        taken = listening.getsockname()[1]
        assert preview.free_port(taken) > taken
    assert preview.free_port(taken) == taken


def test_without_a_free_port_the_preview_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect_ex", lambda *_: 0)
    with pytest.raises(SystemExit, match="no free port from 65535 on"):
        preview.free_port(65535)


class Running:
    """`serve` as a program of its own, with what it prints."""

    def __init__(self, project: Path) -> None:
        self.lines: list[str] = []
        self.port = 0
        self._new: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-W", "error", "-c", PROGRAM],
            cwd=project,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,  # an interrupt reaches all its processes, as from a terminal
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self._new.put(line)

    def wait_for(self, pattern: str) -> str:
        """Return the first group of the next line that matches."""
        end = time.monotonic() + LONG
        while True:
            try:
                self.lines.append(self._new.get(timeout=max(end - time.monotonic(), 0)))
            except queue.Empty:
                pytest.fail(f"{pattern!r} did not come:\n{''.join(self.lines)}")
            if found := re.search(pattern, self.lines[-1]):
                return found[1]

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection to the address that it prints."""
        self.port = self.port or int(self.wait_for(r"Open http://127\.0\.0\.1:(\d+)/ "))
        web = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        for _ in range(LONG * 20):  # it listens, and watches, a moment after it has printed the address
            with contextlib.suppress(ConnectionRefusedError):
                web.connect()
                return web
            time.sleep(0.05)
        pytest.fail("nobody listens")

    def interrupt(self) -> tuple[int, float]:
        """Do what Ctrl+C does; return the exit status and how many seconds the end took."""
        started = time.monotonic()
        os.killpg(self.process.pid, signal.SIGINT)
        status = self.process.wait(LONG)
        took = time.monotonic() - started
        while not self._new.empty():
            self.lines.append(self._new.get())
        return status, took


@pytest.fixture
def running(project: Path) -> Iterator[Running]:
    found = Running(project)
    yield found
    if found.process.poll() is None:
        os.killpg(found.process.pid, signal.SIGKILL)
        found.process.wait(LONG)


def test_a_preview_serves_rebuilds_tells_browsers_and_ends_quietly(running: Running, project: Path) -> None:
    web = running.connect()
    web.request("GET", "/en/")
    page = web.getresponse().read().decode()
    assert '<html lang="en"' in page
    assert '<script src="/_preview/reload.js"></script></body>' in page
    web.request("GET", "/%2e%2e/../pelicanconf.py")
    answer = web.getresponse()
    assert (answer.status, b"LANGUAGES" in answer.read()) == (404, False)

    events = running.connect()
    events.request("GET", "/_preview/events")
    stream = events.getresponse()
    assert (stream.readline(), stream.readline()) == (b"data: 1\n", b"\n")

    new = project / "content" / "ja" / "pages" / "new.md"
    new.write_text("no head\n", encoding="utf-8")
    assert running.wait_for(r"==> (content/ja/pages/new\.md)$")
    assert running.wait_for(r"^content/ja/pages/new\.md:1: \[(no-front-matter)\]")
    assert running.wait_for(r"(it builds again)")
    new.write_text("---\nTitle: N\nDescription: d\nModified: 2026-01-02\n---\nText\n", encoding="utf-8")
    assert running.wait_for(r"(Built) \([0-9.]+ s\)")
    assert stream.readline() == b"data: 2\n"
    web.request("GET", "/new/")
    assert web.getresponse().read().decode().count("<h1") == 1

    status, took = running.interrupt()  # while the browser still listens
    assert status == 0
    assert took < SECONDS
    assert not re.search(r"Traceback|ERROR|Error", "".join(running.lines))
    web.close()
    events.close()


def test_an_interrupt_in_the_middle_of_a_build_is_quiet_too(running: Running, project: Path) -> None:
    running.connect().close()
    (project / "content" / "ja" / "pages" / "about.md").touch()
    running.wait_for(r"==> (content/ja/pages/about\.md)$")  # printed before the build begins
    status, took = running.interrupt()
    assert status == 0
    assert took < LONG
    assert not re.search(r"Traceback|ERROR|Error", "".join(running.lines))
