"""Texts as their readers see them."""

from __future__ import annotations

import pytest

from plugins.check import prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一`二`三", "一   三"),
        ("``一 ` 二``三", "         三"),
        (r"\`一\`", r"\`一\`"),
        ("`一", "`一"),
        ("一<!-- 二\n三 -->四", "一      \n     四"),
        ("<!-- 一", "<!-- 一"),
    ],
)
def test_code_and_comments_become_spaces_of_the_same_size(text: str, expected: str) -> None:
    assert prose.without_code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[一](x.md)と![二](y.png)", "一と二"),
        ("**一**と*二* _三_ __四__", "一と二 三 四"),
        ("*一*", "一"),
        ("_一_", "一"),
        ("a_b_c", "a_b_c"),
        ("{漢字|かんじ}", "漢字"),
        ("一 {#a .b}", "一 "),
        ("一{: .wide }二{role=presentation}", "一二"),
        ("一\n[1]: x.md\n二", "一\n\n二"),
        ("<b>一</b>、a < b、<https://x.example>", "一、a < b、"),
        ("if {a}", "if {a}"),
    ],
)
def test_visible_are_words_without_marks(text: str, expected: str) -> None:
    assert prose.visible(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一。二。", [(5, "一。"), (5, "二。")]),
        ("一\n二。三\n四。", [(5, "一二。"), (6, "三四。")]),
        ("一？二！三", [(5, "一？"), (5, "二！"), (5, "三")]),
        ("「一。」と二。", [(5, "「一。」と二。")]),
        ("（一。）二", [(5, "（一。）二")]),
        ("## 一\n二", [(5, "一"), (6, "二")]),
        ("- 一\n  二\n- 三", [(5, "一二"), (7, "三")]),
        ("一\n1. 二\n2026. 三", [(5, "一"), (6, "二"), (7, "三")]),
        ("> 一\n> 二", [(5, "一"), (6, "二")]),
        ("| 一 | 二 |", [(5, "一"), (5, "二")]),
        ('!!! note "一"\n    二\n    三', [(5, "一"), (6, "二三")]),
        ("一\n\n\n二", [(5, "一"), (8, "二")]),
        ("1.5倍、3.14", [(5, "1.5倍、3.14")]),
        ("一。一。\n一。", [(5, "一。"), (5, "一。"), (6, "一。")]),
        ("", []),
    ],
)
def test_japanese_sentences_have_the_line_in_which_they_begin(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert list(prose.sentences(text, 5, unspaced=True)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two\nthree. Four", [(1, "One."), (1, "Two three."), (2, "Four")]),
        ("Version 1.5 is here", [(1, "Version 1.5 is here")]),
        ("See https://x.example/a.b?c for more", [(1, "See https://x.example/a.b?c for more")]),
        ("One: two? Three!", [(1, "One:"), (1, "two?"), (1, "Three!")]),
    ],
)
def test_english_sentences_join_lines_with_a_space(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(prose.sentences(text, 1, unspaced=False)) == expected
