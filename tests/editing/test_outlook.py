"""What a check says of when readers see each page that changes."""

from __future__ import annotations

import datetime
import tomllib
from typing import TYPE_CHECKING

import pytest

from editing import outlook, sources
from editing.outlook import Outlook
from plugins.model.lifecycle import State
from tests.plugins import builds, repositories
from tests.plugins.check.samples import TODAY, source

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run

LABELS = {"ja": "日本語", "en": "English"}
WORDS = tomllib.loads(outlook.TEXTS.read_text(encoding="utf-8"))
HEAD = "Title: 題\n"  # TODAY is 2026-03-10
BEGIN, END = datetime.date(2026, 3, 11), datetime.date(2026, 3, 20)


def page(head: str) -> str:
    return f"---\n{HEAD}{head}---\n文\n"


@pytest.mark.parametrize(
    ("before", "head", "expected"),
    [
        (None, "", Outlook("new")),
        (None, "Date: 2026-03-10\n", Outlook("new")),
        (None, "Date: 2026-03-10\nExpires: 2026-03-20\n", Outlook("new", last=END)),
        (None, "Date: 2026-03-11\n", Outlook("scheduled", BEGIN)),
        (None, "Date: 2026-03-11\nExpires: 2026-03-20\n", Outlook("scheduled", BEGIN, END)),
        (None, "Status: draft\n", Outlook("draft")),
        (None, "Expires: 2026-03-09\n", Outlook("never")),
        (State.DRAFT, "", Outlook("new")),
        (State.SCHEDULED, "Date: 2026-03-10\n", Outlook("new")),
        (State.SCHEDULED, "Expires: 2026-03-09\n", Outlook("never")),
        (State.ENDED, "", Outlook("new")),
        (State.PUBLISHED, "", Outlook("changed")),
        (State.PUBLISHED, "Expires: 2026-03-09\n", Outlook("ended")),
        (State.PUBLISHED, "Status: withdrawn\nExpires: 2026-03-20\n", Outlook("withdrawn")),
        (State.ENDED, "Expires: 2026-03-09\n", Outlook("same")),
        (State.ENDED, "Status: withdrawn\n", Outlook("withdrawn")),
    ],
)
def test_a_page_has_an_outlook(before: State | None, head: str, expected: Outlook) -> None:
    found = source("文", "ja/news/x.md", HEAD + head)
    assert outlook.of(found, before, TODAY, is_same=False) == expected
    assert outlook.of(found, before, TODAY, is_same=True) == Outlook("same")


def site(root: Path, then: dict[str, str], now: dict[str, str], *more: str) -> Run:
    """Return a site of files that hold these entries, and did at the last revision."""
    files = {f"content/{path}": page(head) for path, head in then.items()}
    repositories.commit(root, {"content/data/a.toml": "", **files})
    for path, head in now.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(page(head), encoding="utf-8")
    pages = (source("文\n", path, HEAD + head) for path, head in now.items())
    return builds.run(root, *pages, paths=["data/a.toml", *more])


TOLD = """\
==> 変わるところです。「数分後」は、「Confirm merge」を押してからの時間です。
    news/later — 日本語: 2026-03-11から公開（午前0時を過ぎたころ）、2026-03-20まで ／ English: 下書きなので公開されない
    news/now — 日本語: 数分後に公開、2026-03-20まで ／ English: まだない
    news/old — 日本語: 数分後に更新 ／ English: 変わらない
    news/over — 日本語: 数分後に「掲載は終わりました」と表示 ／ English: 数分後に「取り下げました」と表示
    pages/never — 日本語: まだない ／ English: 最後の日を過ぎているので公開されない
    content/data/b.toml — 数分後に反映
==> What changes. “A few minutes” are counted from “Confirm merge”.
    news/later — 日本語: public from 2026-03-11, a little after midnight, until 2026-03-20; English: a draft, not published
    news/now — 日本語: arrives in a few minutes, until 2026-03-20; English: not there yet
    news/old — 日本語: changes in a few minutes; English: does not change
    news/over — 日本語: says in a few minutes that it has ended; English: says in a few minutes that it was taken down
    pages/never — 日本語: not there yet; English: past its last day, not published
    content/data/b.toml — takes effect in a few minutes
"""  # noqa: E501 - lines as they are printed


def test_each_page_that_differs_is_told_in_every_language_of_the_staff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    then = {
        "ja/news/old.md": "Order: 1\n",
        "en/news/old.md": "Order: 1\n",
        "ja/news/over.md": "Order: 1\n",
        "en/news/over.md": "Order: 1\n",
        "ja/pages/untouched.md": "",
    }
    now = {
        "ja/news/later.md": "Date: 2026-03-11\nExpires: 2026-03-20\n",
        "en/news/later.md": "Status: draft\n",
        "ja/news/now.md": "Date: 2026-03-10\nExpires: 2026-03-20\n",
        "ja/news/old.md": "Order: 2\n",
        "en/news/old.md": "Order: 1\n",
        "ja/news/over.md": "Expires: 2026-03-09\n",
        "en/news/over.md": "Status: withdrawn\n",
        "en/pages/never.md": "Expires: 2026-03-09\n",
        "ja/pages/untouched.md": "",
    }
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run = site(tmp_path, then, now, "data/b.toml")
    (tmp_path / "content" / "data" / "b.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(sources, "read", lambda _root: run)
    outlook.tell(tmp_path, "HEAD")
    assert capsys.readouterr() == (TOLD, "")
    written = summary.read_text(encoding="utf-8").splitlines()
    assert written[:2] == ["変わるところです。「数分後」は、「Confirm merge」を押してからの時間です。", ""]
    assert written[9:11] == ["What changes\\. “A few minutes” are counted from “Confirm merge”\\.", ""]
    begins = "- news\\/now — 日本語\\"
    assert [line for line in written if line.startswith(begins)] == [
        f"{begins}: 数分後に公開、2026\\-03\\-20まで ／ English\\: まだない",
        f"{begins}: arrives in a few minutes\\, until 2026\\-03\\-20\\; English\\: not there yet",
    ]


def test_where_no_page_differs_this_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = site(tmp_path, {"ja/news/old.md": ""}, {"ja/news/old.md": ""})
    monkeypatch.setattr(sources, "read", lambda _root: run)
    outlook.tell(tmp_path, "HEAD")
    assert capsys.readouterr().out.splitlines() == [
        "==> 公開中のサイトと比べて、変わるところはありません。",
        "==> Nothing differs from the public site.",
    ]


def test_a_version_that_could_not_be_read_was_not_public(tmp_path: Path) -> None:
    run = site(tmp_path, {}, {"ja/news/old.md": ""})
    for before in (b"", b"no head", b"\xff", b"---\n---\n"):
        found = [*outlook.pages(run, {"content/ja/news/old.md": before})]
        assert found == [("news/old", {"ja": Outlook("new"), "en": Outlook("missing")})]


def test_of_many_pages_the_first_are_told() -> None:
    found = [(f"news/{number}", {"ja": Outlook("new")}) for number in range(23)]
    told = outlook.lines(found, ["a.png"], LABELS, WORDS["en"])
    assert [told[1], told[20], told[21]] == [
        "news/0 — 日本語: arrives in a few minutes",
        "news/19 — 日本語: arrives in a few minutes",
        "and 4 more",
    ]
    assert outlook.lines(found, ["a.png"], LABELS, WORDS["ja"])[21:] == ["ほかに4件"]


def test_both_languages_of_the_staff_have_all_words() -> None:
    assert {tuple(words) for words in WORDS.values()} == {tuple(WORDS["ja"])}
    assert {tuple(words["states"]) for words in WORDS.values()} == {tuple(WORDS["ja"]["states"])}
