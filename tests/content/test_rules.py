"""The rules find what they are for."""

from __future__ import annotations

import pytest

from tests.content import rules

HEAD = "---\nTitle: x\n---\n"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "一つ目。二つ目。\n", ["一つ目。", "二つ目。"]),
        ("ja", "## 題 {#id}\n\n- [項目](a.md)\n", ["題", "項目"]),
        ("en", "One. Two?\n\n!!! note “Three”\n    Four.\n", ["One.", "Two?", "“Three”", "Four."]),
    ],
)
def test_sentences_are_told_apart(language: str, text: str, expected: list[str]) -> None:
    assert rules.sentences(HEAD + text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ja", "あ" * 60 + "\n", []),
        ("ja", "あ" * 61 + "\n", ["61: " + "あ" * 61]),
        ("en", "a " * 25 + "\n", []),
        ("en", "a " * 26 + "\n", ["26: " + " ".join("a" * 26)]),
    ],
)
def test_a_long_sentence_is_found(language: str, text: str, found: list[str]) -> None:
    assert list(rules.too_long(HEAD + text, language)) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ja", '今すぐ、こちらへ。\n!!! note "題"\n', ["今すぐ", "こちら"]),
        ("en", "Hurry up! Click here.", ["click here", "hurry up", "!"]),
        ("en", '!!! note "x"\n', []),
    ],
)
def test_a_forbidden_word_is_found(language: str, text: str, found: list[str]) -> None:
    assert list(rules.forbidden(HEAD + text, language)) == found


def test_the_outline_tells_headings_items_links_and_notes() -> None:
    text = '## A {#a}\n\n- [b](b.md)\n1. c\n\n!!! note "d"\n    e\n\n### F\n'
    assert rules.outline(HEAD + text) == {
        "headings": ["## {#a}", "### "],
        "items": ["-", "1."],
        "links": ["b.md"],
        "notes": ["note"],
    }
