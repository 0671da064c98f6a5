"""The rules find what they are for."""

from __future__ import annotations

import pytest

from tests.content import rules

HEAD = "---\nTitle: x\n---\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一つ目。二つ目。\n", "一つ目。二つ目。\n"),
        ("## 題 {#id}\n\n- [項目](a.md)\n", "題 \n項目\n"),
        ("One.\n\n!!! note “Three”\n    **Four**.\n", "One.\n“Three”\n    Four.\n"),
    ],
)
def test_words_are_told_without_marks(text: str, expected: str) -> None:
    assert rules.prose(HEAD + text) == expected


def test_the_outline_tells_headings_items_links_and_notes() -> None:
    text = '## A {#a}\n\n- [b](b.md)\n1. c\n\n!!! note "d"\n    e\n\n### F\n'
    assert rules.outline(HEAD + text) == {
        "headings": ["## {#a}", "### "],
        "items": ["-", "1."],
        "links": ["b.md"],
        "notes": ["note"],
    }
