"""Readers of a translation are told when its original is newer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.site import days

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

STEPS = "guide/steps"


def note(project: Path) -> list[Tag]:
    return list(days.on(project, "2027-01-05").page(f"en/{STEPS}/index.html").select(".state"))


def change(project: Path, pattern: str, new: str) -> None:
    """Replace the first match in the original."""
    path = project / "content" / "ja" / f"{STEPS}.md"
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def test_a_current_translation_says_nothing(project: Path) -> None:
    assert note(project) == []


def test_a_change_of_form_is_no_change(project: Path) -> None:
    change(project, r"図にしました。\n", "図にしました。")
    change(project, r"^- 心の状態", "*   心の状態")
    change(project, r" \{#plan\}", "   {: #plan }")
    change(project, r"^Modified: .*", "Modified: 2026-12-24")
    assert note(project) == []


def test_a_changed_original_is_told_with_its_day_and_a_link(project: Path) -> None:
    change(project, "7つの段階に分けて図にしました", "7つの段階を図にしました")
    change(project, r"^Modified: .*", "Modified: 2026-12-24")
    [found] = note(project)
    assert " ".join(found.text.split()) == (
        "This page is a translation. The original is newer: it was changed on 24 December 2026. "
        "支援の段階と順番 (日本語)"
    )
    [link] = found.select("a")
    assert (link["href"], link["lang"], link["hreflang"]) == ("/guide/steps/", "ja", "ja")
