"""Lists of the data in the browser: what somebody changes there, and the rest stays byte for byte."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from tests.browser import writing
from tests.browser.code_host import CodeHost
from tests.conftest import ROOT_URL
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.chromium import Chromium

SHORT = 150.0  # seconds
TELEPHONE, LAPTOP = 390, 1280  # CSS pixels
CALL, WORDS, TOPICS = (f"content/data/{name}.toml" for name in ("first_call", "glossary", "topics"))

TAKE_AWAY = "削除"


@pytest.fixture
def host() -> CodeHost:
    return CodeHost(writing.BACKEND["api_root"], writing.CONTENT)


def different(path: str, data: bytes) -> list[str]:
    """Return the lines in which a file differs from the one that there was, old ones first."""
    lines = difflib.ndiff(writing.CONTENT[path].split("\n"), data.decode().split("\n"))
    return [line for line in lines if line[0] in "-+"]


def test_another_sentence_for_a_call_on_a_telephone_changes_just_its_line(
    host: CodeHost, chromium: Chromium, served: str, project: Path
) -> None:
    async def work() -> list[str]:
        async with writing.writing(chromium, served, TELEPHONE) as writer:
            await writer.work_on(host, "collections/data/entries/first_call")
            await writer.open_row("sentences", 1)
            await writer.fill_value("sentences.1.say.ja", "ゆっくり はなしても いいですか。")
            await writer.save()
            return writer.said

    said = chromium.run(work(), SHORT)
    assert [line for line in said if line.startswith("error")] == []
    [request] = host.pull_requests
    assert request.branch == "cms/data/first_call"
    [(path, data)] = host.changed(request.branch).items()
    assert (path, different(path, data)) == (
        CALL,
        [
            '- say.ja = "ゆっくり話してもいいでしょうか。言葉につまったら、すみません。"',
            '+ say.ja = "ゆっくり はなしても いいですか。"',
        ],
    )
    (project / path).write_bytes(data)
    done = built.check(project, ROOT_URL)
    assert (done.returncode, done.stderr) == (0, "")


TERM = {"name.ja": "つち", "name.en": "Soil", "meaning.ja": "a", "meaning.en": "b"}


@pytest.mark.slow
def test_a_term_is_added_and_another_one_taken_away(host: CodeHost, chromium: Chromium, served: str) -> None:
    async def work() -> None:
        async with writing.writing(chromium, served, LAPTOP) as writer:
            await writer.work_on(host, "collections/data/entries/glossary")
            await writer.add_row("terms")
            for path, text in TERM.items():
                await writer.fill_value(f"terms.2.{path}", text)
            await writer.row("terms", 0).get_by_role("button", name=TAKE_AWAY).click()
            await writer.save()

    chromium.run(work(), SHORT)
    [request] = host.pull_requests
    _, stays = writing.CONTENT[WORDS].split("\n\n")
    written = "".join(f'{path} = "{text}"\n' for path, text in TERM.items())
    changed = host.changed(request.branch)[WORDS].decode()
    assert changed == f'{stays}\n[[terms]]\nid = "soil"\n{written}'


@pytest.mark.slow
def test_a_topic_gets_another_name_keeps_its_id_and_cannot_be_taken_away(
    host: CodeHost, chromium: Chromium, served: str
) -> None:
    async def work() -> int:
        async with writing.writing(chromium, served, LAPTOP) as writer:
            await writer.work_on(host, "collections/data/entries/topics")
            await writer.open_row("topics", 0)
            await writer.fill_value("topics.0.name.en", "All vegetables")
            await writer.save()
            return await writer.row("topics", 0).get_by_role("button", name=TAKE_AWAY).count()

    assert chromium.run(work(), SHORT) == 0
    [request] = host.pull_requests
    assert different(TOPICS, host.changed(request.branch)[TOPICS]) == [
        '- name.en = "Vegetables"',
        '+ name.en = "All vegetables"',
    ]
