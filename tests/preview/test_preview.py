"""What a preview tells browsers, what it builds, and where it is found."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from typing import TYPE_CHECKING

import pytest

import preview
from tests.preview.asgi import Answer, ask, get

if TYPE_CHECKING:
    from pathlib import Path


def test_the_event_stream_tells_the_latest_build_and_each_new_one_failed_or_not(tmp_path: Path) -> None:
    async def watch() -> Answer:
        running, answer = preview.Preview(tmp_path, tmp_path), Answer()
        running.started = 7
        await running.show("")
        asking = asyncio.create_task(ask(running.app(), "/_preview/events", answer))
        for count, page in enumerate(["<p>list</p>", ""], 1):
            await answer.wait(count)
            await running.show(page)
        await answer.wait(3)
        await running.close()
        await asking
        return answer

    answer = asyncio.run(watch())
    assert answer.parts == [b"data: 7.1\n\n", b"data: 7.2\n\n", b"data: 7.3\n\n"]
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


def test_what_is_shown_in_place_of_the_site_goes_away(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>site</p></body>", encoding="utf-8")

    async def answers() -> list[tuple[int, bool]]:
        running = preview.Preview(tmp_path, tmp_path)
        found = []
        for page in ("", "<p>list</p></body>", ""):
            await running.show(page)
            await ask(running.app(), "/", answer := Answer())
            found.append((answer.status, "<p>site</p>" in answer.text))
        return found

    assert asyncio.run(answers()) == [(200, True), (503, False), (200, True)]


@pytest.mark.parametrize("found", [{}, {"WRITE_ADDRESS": "forms/", "WRITE_PATH": "program"}])
def test_the_page_for_writing_comes_with_another_build_once_its_program_is_made(
    tmp_path: Path, found: dict[str, str]
) -> None:
    running = preview.Preview(tmp_path, tmp_path)
    asyncio.run(running.add_writing(lambda: found, "http://x/"))
    address = found.get("WRITE_ADDRESS", "")
    assert (running.builder.more, running.shown.apart) == (found, address)
    assert (running.names, running.saved.is_set()) == ({address} - {""}, bool(found))


def test_the_script_listens_to_the_event_stream_and_knows_its_page_s_build(tmp_path: Path) -> None:
    answer = get(preview.Preview(tmp_path, tmp_path).app(), "/_preview/reload.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert 'new EventSource("/_preview/events")' in answer.text
    assert "event.data !== built) location.reload()" in answer.text
    assert "document.hidden" in answer.text  # a browser opens six connections, and a tab may be the seventh


def test_the_list_has_its_styles(tmp_path: Path) -> None:
    answer = get(preview.Preview(tmp_path, tmp_path).app(), "/_preview/mistakes.css")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/css; charset=utf-8")


def test_all_that_was_saved_during_a_build_is_in_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[bool] = []

    async def build(running: preview.Preview) -> None:
        async def rebuild(*, fresh: bool) -> None:
            if not asked:
                running.note({"content/b.md"})
                running.note({"plugins/run.py", "content/b.md"})
            asked.append(fresh)

        monkeypatch.setattr(running, "rebuild", rebuild)
        running.note({"content/a.md"})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(running.rebuild_after_saves(), 0.2)

    asyncio.run(build(preview.Preview(tmp_path, tmp_path)))
    assert asked == [False, True]
    assert capsys.readouterr().out == "==> content/a.md\n==> content/b.md, plugins/run.py\n"


def test_a_port_that_somebody_listens_on_is_passed_over() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with preview.listening(taken) as found:
            assert found.getsockname()[1] > taken
    with preview.listening(taken) as found:
        assert found.getsockname()[1] == taken


def test_without_a_free_port_the_preview_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(SystemExit, match="no free port from 65535 on"):
        preview.listening(65535)
