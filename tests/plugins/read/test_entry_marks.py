"""Entries are words: what is more to Markdown, HTML or another program is told, with the words alone."""

from __future__ import annotations

import pytest

from plugins.read import entry_marks, front_matter
from plugins.read.markdown.converter import Converter

CONVERTER = Converter(lambda text: [text])


def told(value: str) -> list[str]:
    """Return what is proposed for a title."""
    document, _ = front_matter.parse(f"---\nTitle: {value}\n---\n", "a.md")
    found = entry_marks.marked(
        document, "a.md", lambda line: CONVERTER.convert(line, lambda _, address: address).html
    )
    return [problem.details["right"] for problem in found]


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("**重要** お知らせ", "重要 お知らせ"),
        ("__臨時__", "臨時"),
        ("*Important* news", "Important news"),
        ("`定休日`", "定休日"),
        ("[春休み](spring.md)", "春休み"),
        ("![絵](a.png)です", "絵です"),
        ("<https://a.example>", "https://a.example"),
        ("<b>正月</b><br>休み", "正月休み"),
        ("<!-- 案 -->題", "題"),
        ("<script>x</script>", "x"),
        ("相談&amp;見学", "相談&見学"),
        ("5\\*3", "5*3"),
        ("## 連休", "連休"),
        ("- 休み", "休み"),
        ("> 休み", "休み"),
        ("1. **相談**", "1. 相談"),
        ("{漢字|かんじ}の**日**", "{漢字|かんじ}の日"),
        ("~~中止~~ 延期", "中止 延期"),
        ("＊＊重要＊＊", "重要"),
        ("==重要==", "重要"),
        ("[[題]]", "題"),
        ("＃ 見出し", "見出し"),
        ("題 {#name}", "題"),
        ("Re: Fwd: 休み", "休み"),
        ("“夏休み”", "夏休み"),
    ],
)
def test_marks_are_told_with_the_words_alone(value: str, right: str) -> None:
    assert told(value) == [right]


@pytest.mark.parametrize(
    "value",
    [
        "1. 相談",
        "1984. 年の本",
        "{漢字|かんじ}の日",
        "a < b & c > d",
        "AT&T; 5 * 3 * 2",
        "C:\\a snake_case_x",
        "A | B",
        "a  b　c",
        "※1 注、[1] 注",
        "#タグ",
        "^_^",
        "“夏”と“冬”",
        "!!! note",
        "[TOC]",
    ],
)
def test_other_words_are_not_told(value: str) -> None:
    assert told(value) == []
