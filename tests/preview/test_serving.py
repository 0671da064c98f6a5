"""A preview as a person has it: serves, rebuilds after each save, tells browsers, ends when asked to."""

from __future__ import annotations

import html
import re
import time
from typing import TYPE_CHECKING

import pytest

from preview.builder import WAITING
from tests.plugins import small_site
from tests.preview.running import Running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.client import HTTPConnection, HTTPResponse
    from pathlib import Path

    Start = Callable[..., Running]

NEW = "content/ja/pages/new.md"
GOOD = "---\nTitle: N\nDescription: d\nModified: 2026-01-02\n---\nText\n"
# Settings that let a build take its time, and say whether the end is the preview's business alone.
SLOW = """
import signal, time
print("a build that ignores interrupts:", signal.getsignal(signal.SIGINT) is signal.SIG_IGN, flush=True)
time.sleep({})
"""
# Settings that kill their process while there is a file `kill`.
DEADLY = """
import os, pathlib
if pathlib.Path("kill").exists():
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_site.write(tmp_path / "project")


@pytest.fixture
def start(project: Path) -> Iterator[Start]:
    """Return what starts a preview of the project; it ends with the test."""
    started: list[Running] = []

    def begin(waiting: int = 0) -> Running:
        started.append(Running(project, waiting))
        return started[0]

    yield begin
    for each in started:
        each.kill()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a preview that all tests of requests may use."""
    running = Running(small_site.write(tmp_path_factory.mktemp("served") / "project"))
    yield running
    running.kill()


def get(web: HTTPConnection, address: str) -> tuple[int, str]:
    web.close()  # on a busy machine, the server may have closed it while nothing was asked
    web.request("GET", address)
    answer = web.getresponse()
    return answer.status, answer.read().decode()


def number(stream: HTTPResponse) -> int:
    """Return which build the next event tells of."""
    while not (found := re.fullmatch(rb"data: \d+\.(\d+)\n", stream.readline())):
        pass
    return int(found[1])


def add(project: Path, text: str) -> None:
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(text)


def test_a_preview_serves_rebuilds_tells_browsers_and_ends_quietly(start: Start, project: Path) -> None:
    running = start(WAITING)
    web = running.connect()
    status, page = get(web, "/en/")
    assert (status, '<html lang="en"' in page) == (200, True)
    assert "script-src 'self'" in html.unescape(page)
    assert '<script src="/_preview/reload.js" data-built="' in page
    status, page = get(web, "/%2e%2e/../pelicanconf.py")
    assert (status, "LANGUAGES" in page) == (404, False)

    events = running.connect()
    events.request("GET", "/_preview/events")
    stream = events.getresponse()
    assert number(stream) == 1

    (project / NEW).write_text("no head\n", encoding="utf-8")
    assert running.wait_for(rf"==> ({NEW})$")
    assert running.wait_for(rf"^{NEW}:1: \[(no-front-matter)\]")
    assert running.wait_for(r"(it builds again)")
    assert number(stream) == 2
    for address in ("/new/", "/en/"):
        status, page = get(web, address)
        assert (status, NEW in page, "1行目" in page, "data-built=" in page) == (503, True, True, True)
    assert get(web, "/robots.txt")[0] == 200

    (project / NEW).write_text(GOOD, encoding="utf-8")
    assert running.wait_for(r"(Built) \([0-9.]+ s\)")
    assert number(stream) == 3
    status, page = get(web, "/new/")
    assert (status, page.count("<h1")) == (200, 1)
    assert running.ends_quietly()  # while the browser still listens


@pytest.mark.slow
def test_a_preview_that_begins_with_a_mistake_shows_the_list_and_the_site_once_it_is_mended(
    start: Start, project: Path
) -> None:
    (project / NEW).write_text("no head\n", encoding="utf-8")
    running = start()
    assert running.wait_for(rf"^{NEW}:1: \[(no-front-matter)\]")
    web = running.connect()
    status, page = get(web, "/")
    assert (status, NEW in page) == (503, True)
    (project / NEW).unlink()
    assert running.wait_for(r"(Built)")
    status, page = get(web, "/")
    assert (status, '<html lang="ja"' in page) == (200, True)
    assert running.ends_quietly()


def test_a_save_is_told_to_browsers_within_a_second(start: Start, project: Path) -> None:
    running = start(WAITING)
    events = running.connect()
    events.request("GET", "/_preview/events")
    stream = events.getresponse()
    number(stream)
    took = []
    for _ in range(3):  # the best of them: this machine may be busy with other things
        time.sleep(1)  # as a person does
        began = time.monotonic()
        (project / NEW).write_text(GOOD, encoding="utf-8")
        number(stream)
        took.append(time.monotonic() - began)
    assert min(took) < 1


@pytest.mark.slow
def test_changed_settings_and_changed_code_count(start: Start, project: Path) -> None:
    running = start()
    web = running.connect()
    settings = project / "pelicanconf.py"
    beside = settings.with_name("pelicanconf.py.new")  # an editor replaces the file
    beside.write_text(
        settings.read_text(encoding="utf-8").replace('"feed.xml"', '"news.xml"'), encoding="utf-8"
    )
    beside.rename(settings)
    assert running.wait_for(r"(Built)")
    assert (get(web, "/news.xml")[0], get(web, "/feed.xml")[0]) == (200, 404)
    code = project / "plugins" / "run.py"
    good = code.read_text(encoding="utf-8")
    code.write_text(f"{good}syntax error\n", encoding="utf-8")
    assert running.wait_for(r"(the program that builds the site stopped half-way) \(SyntaxError: ")
    assert running.wait_for(r"(it builds again)")
    assert get(web, "/")[0] == 503
    code.write_text(good, encoding="utf-8")
    assert running.wait_for(r"(Built)")
    assert get(web, "/")[0] == 200
    assert running.interrupt() == 0


@pytest.mark.slow
def test_a_killed_build_does_not_end_the_preview(start: Start, project: Path) -> None:
    add(project, DEADLY)
    running = start()
    web = running.connect()
    (project / "kill").touch()
    (project / NEW).write_text(GOOD, encoding="utf-8")
    assert running.wait_for(r"(the program that builds the site stopped half-way) \(exit code -9\)")
    assert running.wait_for(r"(it builds again)")
    assert get(web, "/")[0] == 503
    (project / "kill").unlink()
    (project / NEW).touch()
    assert running.wait_for(r"(Built)")
    assert get(web, "/new/")[0] == 200
    assert running.ends_quietly()


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.5, 60])
def test_an_interrupt_in_the_middle_of_a_build_is_quiet_too(
    start: Start, project: Path, seconds: float
) -> None:
    running = start()
    running.connect()
    add(project, SLOW.format(seconds))
    assert running.wait_for(r"==> (pelicanconf\.py)$")
    assert running.wait_for(r"^a build that ignores interrupts: (\w+)$") == "True"
    assert running.ends_quietly()


def test_an_interrupt_in_the_middle_of_the_first_build_is_quiet_too(start: Start, project: Path) -> None:
    add(project, SLOW.format(60))
    running = start()
    assert running.wait_for(r"^a build that ignores interrupts: (\w+)$") == "True"
    assert running.ends_quietly()


@pytest.mark.slow
def test_impatience_is_quiet_too_and_nothing_is_left(start: Start, project: Path) -> None:
    running = start(WAITING)
    events = running.connect()
    events.request("GET", "/_preview/events")
    number(events.getresponse())
    assert running.ends_quietly(10)
    assert list(project.parent.glob("preview-*")) == []


@pytest.mark.slow
def test_a_folder_that_is_renamed_ends_it_with_a_word(start: Start, project: Path) -> None:
    running = start(WAITING)
    running.connect()
    running.wait_until_processes_wait()
    project.rename(project.with_name("moved"))
    assert running.process.wait(30) == 1
    assert running.interrupt() == 1
    said = "".join(running.lines)
    assert ("renamed or moved" in said, "Traceback" in said) == (True, False), said


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{}", 200),
        ("localhost:{}", 200),
        ("[::1]:{}", 200),
        ("LOCALHOST", 200),
        ("evil.example:{}", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost@evil.example", 400),
        ("", 400),
    ],
)
@pytest.mark.parametrize("address", ["/", "/_preview/events"])
def test_other_names_for_this_machine_are_not_answered(
    served: Running, address: str, host: str, status: int
) -> None:
    web = served.connect()
    web.request("GET", address, headers={"Host": host.format(served.port)})
    assert web.getresponse().status == status
