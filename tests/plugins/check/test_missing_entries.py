"""Lines that are proposed for entries that a page lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.check import missing_entries
from plugins.report.problems import Problem
from tests.plugins import builds
from tests.plugins.check.samples import source

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.model.source import Source

ARTICLE = source("一", "en/guide/x.md", "Title: X\nDate: 2026-02-01\nTopics: a, b\nOrder: 4\nOutcomes: y\n")
OTHER = source("一", "ja/guide/y.md", "Title: Y\nOrder: 6\n")


def line(root: Path, key: str, *pages: Source) -> str:
    """Return what is proposed for an entry that content/ja/guide/x.md lacks."""
    run = builds.run(root, *pages)
    problem = Problem("content/ja/guide/x.md", 1, "missing-key", {"key": key})
    [found] = missing_entries.proposed([problem], run.build.project, run.build.rules, run.sources)
    return found.details["line"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Date", "Date: 2026-02-01"),
        ("Topics", "Topics: a, b"),
        ("Order", "Order: 4"),
        ("Modified", "Modified: 2026-03-10"),
        ("Title", "Title: …"),
        ("Description", "Description: ここに、説明を書きます。"),
        ("Outcomes", "Outcomes: ここに、分かることを書きます"),
    ],
)
def test_what_the_other_language_has_is_proposed_or_what_is_to_be_written(
    tmp_path: Path, key: str, expected: str
) -> None:
    assert line(tmp_path, key, ARTICLE, OTHER) == expected


@pytest.mark.parametrize(("key", "expected"), [("Date", "Date: 2026-03-10"), ("Order", "Order: 7")])
def test_without_another_language_today_and_the_next_place_are_proposed(
    tmp_path: Path, key: str, expected: str
) -> None:
    assert line(tmp_path, key, OTHER) == expected


def test_other_problems_stay_as_they_are(tmp_path: Path) -> None:
    run = builds.run(tmp_path)
    found = [Problem("content/ja/guide/x.md", 1, "no-text")]
    assert [*missing_entries.proposed(found, run.build.project, run.build.rules, run.sources)] == found
