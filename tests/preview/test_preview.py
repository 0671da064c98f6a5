"""A preview: builds, serves, rebuilds after each save, tells the browsers, ends when asked to."""

from __future__ import annotations

import asyncio
import html
import re
import socket
from typing import TYPE_CHECKING

import pytest

import preview
from tests.preview.asgi import SECONDS, Answer, ask, get
from tests.preview.running import Running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Settings that let a build take its time, and say whether the end is the preview's business alone.
SLOW = """
import signal, time
print("a build that ignores interrupts:", signal.getsignal(signal.SIGINT) is signal.SIG_IGN, flush=True)
time.sleep(0.5)
"""


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


@pytest.fixture
def start(project: Path) -> Iterator[Callable[[], Running]]:
    """Return what starts a preview of the project; it ends with the test."""
    started: list[Running] = []

    def begin() -> Running:
        started.append(Running(project))
        return started[0]

    yield begin
    for each in started:
        each.kill()


def test_a_preview_serves_rebuilds_tells_browsers_and_ends_quietly(
    start: Callable[[], Running], project: Path
) -> None:
    running = start()
    web = running.connect()
    web.request("GET", "/en/")
    page = web.getresponse().read().decode()
    assert '<html lang="en"' in page
    assert "script-src 'self'" in html.unescape(page)
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


def test_a_preview_that_begins_with_a_mistake_shows_the_site_once_it_is_mended(
    start: Callable[[], Running], project: Path
) -> None:
    bad = project / "content" / "ja" / "pages" / "bad.md"
    bad.write_text("no head\n", encoding="utf-8")
    running = start()
    assert running.wait_for(r"^content/ja/pages/bad\.md:1: \[(no-front-matter)\]")
    web = running.connect()
    web.request("GET", "/")
    answer = web.getresponse()
    assert (answer.status, b"/_preview/reload.js" in answer.read()) == (404, True)
    bad.unlink()
    assert running.wait_for(r"(Built)")
    web.request("GET", "/")
    assert b'<html lang="ja"' in web.getresponse().read()
    assert running.interrupt()[0] == 0


def test_an_interrupt_in_the_middle_of_a_build_is_quiet_too(
    start: Callable[[], Running], project: Path
) -> None:
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(SLOW)
    running = start()
    running.connect()
    (project / "content" / "ja" / "pages" / "about.md").touch()
    assert running.wait_for(r"==> (content/ja/pages/about\.md)$")
    assert running.wait_for(r"^a build that ignores interrupts: (\w+)$") == "True"
    assert running.interrupt()[0] == 0
    assert not re.search(r"Traceback|ERROR|Error", "".join(running.lines))
