"""Readings above words."""

from __future__ import annotations

import pytest

from plugins.model import ruby

KANJI = "<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>"


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        ("{漢字|かんじ}", KANJI, "漢字"),
        ("一{漢字|かんじ}二{漢字|かんじ}", f"一{KANJI}二{KANJI}", "一漢字二漢字"),
        ("{東 京|とう きょう}", "<ruby>東 京<rp>（</rp><rt>とう きょう</rt><rp>）</rp></ruby>", "東 京"),
        ("{R&amp;D|a}", "<ruby>R&amp;D<rp>（</rp><rt>a</rt><rp>）</rp></ruby>", "R&amp;D"),
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
def test_a_word_with_a_reading_becomes_an_element_or_the_word_alone(text: str, html: str, words: str) -> None:
    assert (ruby.to_html(text), ruby.words(text)) == (html, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{漢字|かんじ}", []),
        ("| {漢字|かんじ} | 二 |", []),
        ("a | {b} | c", []),
        ("{漢字|}、{漢字｜かんじ}", [(1, "{漢字|}"), (1, "{漢字｜かんじ}")]),
        ("{漢字|かんじ", [(1, "{漢字|")]),
        ("一\n{漢\n字|かんじ}", []),
        ("{漢字|かんじ}\n{a}\n｛漢字|かんじ} {b\n|", [(3, "｛漢字|かんじ}")]),
    ],
)
def test_what_was_meant_as_a_reading_is_found_in_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(ruby.malformed(text)) == expected
