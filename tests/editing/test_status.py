"""Which translations are current, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editing import status
from plugins.model.lifecycle import State
from plugins.model.translation_status import entry, versions
from tests.plugins import builds, repositories
from tests.plugins.check import samples

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run
    from plugins.model.source import Source

THEN = "---\nTitle: 題\n---\n一\n二\n"
NOW = "---\nTitle: 題\nModified: 2026-03-02\n---\n一\n三\n四\n"
ORIGINAL = samples.source("一\n三\n四\n", head="Title: 題\nModified: 2026-03-02\n")


def site(root: Path, *pages: Source) -> Run:
    return builds.run(root, *pages)


def english(head: str) -> Source:
    return samples.source("One\n", "en/guide/x.md", f"Title: One\n{head}")


@pytest.mark.parametrize(
    ("head", "word", "state"),
    [
        ("", "unrecorded", State.PUBLISHED),
        ("Translated_from: ja 0123456789ab\n", "behind", State.PUBLISHED),
        (f"Translated_from: {entry(ORIGINAL)}\n", "current", State.PUBLISHED),
        (f"Translated_from: {entry(ORIGINAL)}\nStatus: draft\n", "current", State.DRAFT),
        ("Date: 2026-03-11\n", "unrecorded", State.SCHEDULED),
        ("Expires: 2026-03-09\n", "unrecorded", State.ENDED),
    ],
)
def test_each_page_is_told_in_each_language(tmp_path: Path, head: str, word: str, state: State) -> None:
    lone = samples.source("", "en/news/y.md")
    found = {
        name: statuses for name, statuses, _ in status.pages(site(tmp_path, lone, english(head), ORIGINAL))
    }
    assert list(found) == ["guide/x", "news/y"]
    assert found["guide/x"] == {
        "ja": status.Status("original", State.PUBLISHED),
        "en": status.Status(word, state),
    }
    assert found["news/y"] == {
        "ja": status.Status("missing"),
        "en": status.Status("original", State.PUBLISHED),
    }


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (status.Status("current", State.PUBLISHED), "最新 current"),
        (status.Status("behind", State.DRAFT), "古い behind\n下書き draft"),
        (status.Status("missing"), "なし missing"),
    ],
)
def test_a_status_is_told_in_both_languages(shown: status.Status, expected: str) -> None:
    assert shown.text == expected


def test_what_a_translation_is_behind_by_is_told_with_the_command_that_shows_it(tmp_path: Path) -> None:
    revision = repositories.commit(tmp_path, {ORIGINAL.shown: THEN})
    repositories.commit(tmp_path, {ORIGINAL.shown: "\0"})  # a version that could not be read
    repositories.commit(tmp_path, {ORIGINAL.shown: NOW})
    then = entry(samples.source("一\n二\n"))
    ((_, version),) = versions([ORIGINAL, english(f"Translated_from: {then}\n")], samples.LANGUAGES)
    assert status.changes(version, tmp_path) == (
        "content/en/guide/x.md: content/ja/guide/x.md は2026-03-02に変わりました / "
        "was changed on 2026-03-02\n"
        f"  +3 −1 行/lines: git diff {revision} -- content/ja/guide/x.md"
    )


def test_without_that_version_only_the_day_is_told(tmp_path: Path) -> None:
    ((_, version),) = versions([ORIGINAL, english("Translated_from: ja 0123456789ab\n")], samples.LANGUAGES)
    assert len(status.changes(version, tmp_path).splitlines()) == 1
    undated = samples.source("一\n")
    ((_, version),) = versions([undated, english("Translated_from: ja 0123456789ab\n")], samples.LANGUAGES)
    assert status.changes(version, tmp_path).endswith("は?に変わりました / was changed on ?")


def test_a_table_has_a_column_for_each_language_and_a_row_for_each_page(tmp_path: Path) -> None:
    table = status.table(site(tmp_path, ORIGINAL, english("")))
    assert [column.header for column in table.columns] == ["", "日本語", "English"]
    assert table.row_count == 1
