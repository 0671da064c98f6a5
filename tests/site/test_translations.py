"""Readers of a translation are told when its original is newer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from editing import recording
from plugins.model.fingerprint import fingerprint
from plugins.read import front_matter
from tests.site import days

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

STEPS = "guide/sowing"


@pytest.fixture
def current(project: Path) -> Path:
    """Return a copy of the project in which the translation says what its original says."""
    original, translation = (project / "content" / code / f"{STEPS}.md" for code in ("ja", "en"))
    document, _ = front_matter.parse(original.read_text(encoding="utf-8"), "")
    text = recording.recorded(translation.read_text(encoding="utf-8"), f"ja {fingerprint(document)}")
    translation.write_text(text, encoding="utf-8")
    return project


def note(project: Path) -> list[Tag]:
    return list(days.on(project, "2027-01-05").page(f"en/{STEPS}/index.html").select(".state"))


def change(project: Path, pattern: str, new: str) -> None:
    """Replace the first match in the original."""
    path = project / "content" / "ja" / f"{STEPS}.md"
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def test_a_current_translation_says_nothing(current: Path) -> None:
    assert note(current) == []


def test_a_change_of_form_is_no_change(current: Path) -> None:
    change(current, r"^- ", "*   ")
    change(current, r"\Z", "\n\n")
    change(current, r"^Modified: .*", "Modified: 2026-12-24")
    assert note(current) == []


def test_a_changed_original_is_told_with_its_day_and_a_link(current: Path) -> None:
    change(current, r"\Z", "\n文を足しました。\n")
    change(current, r"^Modified: .*", "Modified: 2026-12-24")
    [found] = note(current)
    assert " ".join(found.text.split()) == (
        "This page is a translation. The original is newer: it was updated on 24 December 2026. "
        "種まきから収穫までの順番 (日本語)"
    )
    [link] = found.select("a")
    assert (link["href"], link["lang"], link["hreflang"]) == ("/guide/sowing/", "ja", "ja")
