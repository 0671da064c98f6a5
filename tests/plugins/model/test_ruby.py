"""Readings above words."""

from __future__ import annotations

import pytest

from plugins.model import ruby


def reading(word: str, kana: str) -> str:
    return f"{ruby.BEGINS}{word}{ruby.BAR}{kana}{ruby.ENDS}"


KANJI = reading("漢字", "かんじ")


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ("{漢字|かんじ}", KANJI, "漢字"),
        ("一{漢字|かんじ}二{漢字|かんじ}", f"一{KANJI}二{KANJI}", "一漢字二漢字"),
        ("{東 京|とう きょう}", reading("東 京", "とう きょう"), "東 京"),
        ("{R&amp;D|アール アンド ディー}", reading("R&amp;D", "アール アンド ディー"), "R&amp;D"),
        ("", "", ""),
        ("a|b {c} {d:e}", "a|b {c} {d:e}", "a|b {c} {d:e}"),
        (
            "{漢字|} {|かんじ} { 漢|か} {漢| か}",
            "{漢字|} {|かんじ} { 漢|か} {漢| か}",
            "{漢字|} {|かんじ} { 漢|か} {漢| か}",
        ),
        ("{漢\n字|かんじ}", "{漢\n字|かんじ}", "{漢\n字|かんじ}"),
    ],
)
def test_a_word_with_a_reading_is_set_off_or_stands_alone(text: str, marked: str, words: str) -> None:
    assert (ruby.marked(text), ruby.words(text)) == (marked, words)
    assert (ruby.unmarked(marked), ruby.words(marked)) == (words, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{漢字|かんじ}", []),
        ("| {漢字|かんじ} | 二 |", []),
        ("a | {b} | c", []),
        ("{漢字|}、{漢字｜かんじ}", [(1, "{漢字|}"), (1, "{漢字｜かんじ}")]),
        ("{漢字|かんじ", [(1, "{漢字|")]),
        ("{開|open}、{*一*|いち}", [(1, "{開|open}"), (1, "{*一*|いち}")]),
        ("{漢字|[かんじ](x.md)}", [(1, "{漢字|[かんじ](x.md)}")]),
        ("一\n{漢\n字|かんじ}", []),
        ("{漢字|かんじ}\n{a}\n｛漢字|かんじ} {b\n|", [(3, "｛漢字|かんじ}")]),
    ],
)
def test_what_was_meant_as_a_reading_is_found_in_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(ruby.malformed(text)) == expected
