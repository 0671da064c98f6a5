"""The summary that the code host shows of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editing import summary

if TYPE_CHECKING:
    from pathlib import Path


def test_paragraphs_and_lists_are_added_to_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("Before.\n\n", encoding="utf-8")
    summary.add("Pages:", ["news/a_b", "<b>*x*</b>"], {"GITHUB_STEP_SUMMARY": str(path)})
    summary.add("No [link](x)\n# nor heading", environment={"GITHUB_STEP_SUMMARY": str(path)})
    assert path.read_text(encoding="utf-8") == (
        "Before.\n\nPages\\:\n\n- news\\/a\\_b\n- \\<b\\>\\*x\\*\\<\\/b\\>\n\n"
        "No \\[link\\]\\(x\\) \\# nor heading\n\n"
    )


def test_elsewhere_nothing_is_written(tmp_path: Path) -> None:
    summary.add("Pages:", ["a"], {})
    summary.add("Pages:", ["a"], {"GITHUB_STEP_SUMMARY": ""})
    assert [*tmp_path.iterdir()] == []
