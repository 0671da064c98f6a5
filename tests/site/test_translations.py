"""Readers of a translation are told when its original is newer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from editing import recording
from plugins.model.fingerprint import fingerprint
from plugins.read import front_matter
from tests.site import built, days

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.site.built import Built

# Pages of the guide, and how the original of each changes after it was translated: patterns, and what then
# stands there.
DAY = (r"^Modified: .*", "Modified: 2026-12-24")
CHANGES: dict[str, list[tuple[str, str]]] = {
    "watering": [],
    "sowing": [(r"^- ", "*   "), (r"\Z", "\n\n"), DAY],
    "harvest": [(r"\Z", "\n文を足しました。\n"), DAY],
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site whose translations said what their originals said, before these changed."""
    project = built.copy(tmp_path_factory.mktemp("translated"))
    for name, changes in CHANGES.items():
        original, translation = (project / "content" / code / "guide" / f"{name}.md" for code in ("ja", "en"))
        text = original.read_text(encoding="utf-8")
        document, _ = front_matter.parse(text, "")
        recorded = recording.recorded(translation.read_text(encoding="utf-8"), f"ja {fingerprint(document)}")
        translation.write_text(recorded, encoding="utf-8")
        for pattern, new in changes:
            text, count = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
            assert count == 1
        original.write_text(text, encoding="utf-8")
    return days.on(project, "2027-01-05")


def note(site: Built, name: str) -> list[Tag]:
    return list(site.page(f"en/guide/{name}/index.html").select(".state"))


def test_a_current_translation_says_nothing(site: Built) -> None:
    assert note(site, "watering") == []


def test_a_change_of_form_is_no_change(site: Built) -> None:
    assert note(site, "sowing") == []


def test_a_changed_original_is_told_with_its_day_and_a_link(site: Built) -> None:
    [found] = note(site, "harvest")
    assert " ".join(found.text.split()) == (
        "This page is a translation. The original is newer: it was updated on 24 December 2026. "
        "収穫と片づけ (日本語)"
    )
    [link] = found.select("a")
    assert (link["href"], link["lang"], link["hreflang"]) == ("/guide/harvest/", "ja", "ja")
