"""Translations that are recorded as current."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editing import recording
from plugins.model.translation_status import entry
from plugins.report.problems import BadValueError
from tests.plugins import builds
from tests.plugins.check import samples

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run

ORIGINAL = samples.source("一\n")
VALUE = entry(ORIGINAL)
LINE = f"Translated_from: {VALUE}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nTitle: a\n---\nb\n", f"---\nTitle: a\n{LINE}---\nb\n"),
        (
            "---\nTitle: a\n---\n---\n\nTranslated_from: x",
            f"---\nTitle: a\n{LINE}---\n---\n\nTranslated_from: x",
        ),
        ("---\nTranslated_from: ja 0123456789ab\nTitle: a\n---\n", f"---\nTitle: a\n{LINE}---\n"),
        ("---\nTitle: a\n Translated_from : x\n--- \nb", f"---\nTitle: a\n{LINE}--- \nb"),
        ("---\nTranslated_from:\n  - x\nOutcomes:\n  - y\n---\n", f"---\nOutcomes:\n  - y\n{LINE}---\n"),
        ("---\n\nTitle:  a  \n\n---\n", f"---\n\nTitle:  a  \n\n{LINE}---\n"),
    ],
)
def test_only_the_line_of_the_record_changes_and_once_is_enough(text: str, expected: str) -> None:
    found = recording.recorded(text, VALUE)
    assert found == expected
    assert recording.recorded(found, VALUE) == expected


@pytest.fixture
def site(tmp_path: Path) -> Run:
    """Return a site whose translation and whose originals can be read."""
    pages = [
        ORIGINAL,
        samples.source("One\n", "en/guide/x.md", "Title: One\n"),
        samples.source("二\n", "ja/guide/alone.md"),
    ]
    now = builds.run(tmp_path, *pages)
    for name in (*now.sources.pages, "en/guide/unread.md", "data/topics.toml"):
        path = now.build.project.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\nTitle: One\n---\nOne\n", encoding="utf-8")
    return now


def test_a_translation_is_recorded_in_its_file(site: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = site.build.project.content / "en" / "guide" / "x.md"
    assert recording.record(path, site) == "content/ja/guide/x.md"
    assert path.read_text(encoding="utf-8") == f"---\nTitle: One\n{LINE}---\nOne\n"
    monkeypatch.chdir(site.build.project.content / "en")
    relative = path.relative_to(site.build.project.content / "en")
    assert recording.record(relative, site) == "content/ja/guide/x.md"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("content/ja/guide/x.md", "not-a-translation"),
        ("content/ja/guide/alone.md", "not-a-translation"),
        ("content/en/guide/unread.md", "not-a-page"),
        ("content/en/guide/gone.md", "not-a-page"),
        ("content/data/topics.toml", "not-a-page"),
        ("content", "not-a-page"),
        ("elsewhere.md", "not-a-page"),
    ],
)
def test_another_file_is_told_and_stays_as_it_is(site: Run, name: str, code: str) -> None:
    path = site.build.project.content.parent / name
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(BadValueError, match=code):
        recording.record(path, site)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_text_without_a_head_cannot_be_recorded(site: Run) -> None:
    page = site.sources.pages["en/guide/x.md"]
    page.document.entries.clear()
    with pytest.raises(BadValueError, match="no-front-matter"):
        recording.record(site.build.project.content / page.path, site)
