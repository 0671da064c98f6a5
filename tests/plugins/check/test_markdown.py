"""Marks that do not come out as they were meant: headings, ids, lists, tables, boxes and readings."""

from __future__ import annotations

import pytest

from plugins.check import markdown
from tests.plugins.check import samples

Told = tuple[int, str, dict[str, str]]


def told(text: str, *frame: str) -> list[Told]:
    return samples.told(markdown.wrong(samples.source(text), frame), samples.FIRST)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 一\n### 二\n#### 三\n### 四\n## 五", []),
        ("##見出し", []),
        ("題\n---", []),
        ("文です。\n\n---", []),
        ("文です。\n***", []),
        ("文です。\n---", [(2, "line-needs-blank-line", {"text": "---"})]),
        ("文\n\nA line.\n------", [(4, "line-needs-blank-line", {"text": "-----"})]),
        ("## ![絵](x.png)", []),
        ("## `x`", []),
        ("## {漢字|かんじ}", []),
        ("# 一", [(1, "heading-level", {"text": "一"})]),
        ("文\n\n題\n===", [(4, "underlined-heading", {"text": "題", "row": "==="})]),
        ("文です。\n======", [(2, "line-needs-blank-line", {"text": "====="})]),
        (
            "-- \n====\n会",
            [(1, "line-needs-blank-line", {"text": "--"}), (2, "line-needs-blank-line", {"text": "===="})],
        ),
        ("- 一\n---", [(2, "underlined-heading", {"text": "一", "row": "---"})]),
        ("----a\n\n## 一\n\n文\n----\n\n#### a", [(8, "heading-level", {"text": "a"})]),
        ("#就労支援", []),
        ("#就労支援 について\n\n## 一", []),
        ("#　一", [(1, "heading-level", {"text": "一"})]),
        ("### 一", [(1, "heading-level", {"text": "一"})]),
        ("## 一\n\n#### 二", [(3, "heading-level", {"text": "二"})]),
        (
            "四の話\n\n## 一\n\n#### 四 {#four}\n\n####",
            [(5, "heading-level", {"text": "四"}), (7, "empty-heading", {})],
        ),
        ('!!! note "題"\n    ## 一\n    #### 二', [(3, "heading-level", {"text": "二"})]),
        ("## 一\n## ", [(2, "empty-heading", {})]),
        ("文\n\n###", [(3, "empty-heading", {})]),
    ],
)
def test_headings_begin_at_the_second_level_and_leave_none_out(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 一 {#a}\n\n## 二 {#b}", []),
        ("## 一\n\n## 一", []),  # Markdown makes them different by itself
        ("## 一 {#a}\n\n[二](#a)\n\n## 三 {#ab}\n\n## 四 {#a}", [(7, "id-twice", {"id": "a"})]),
        ("文 main\n\n## 一 {#main}", [(3, "reserved-id", {"id": "main"})]),
        ("The main part\n\n## Main part", [(3, "reserved-id", {"id": "main-part"})]),
        ("**一**{#main}", [(1, "reserved-id", {"id": "main"})]),
    ],
)
def test_each_id_is_given_once_and_is_none_of_the_frame(text: str, expected: list[Told]) -> None:
    assert told(text, "main", "main-part") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("・一", (1, "wrong-bullet", {"text": "・"})),
        ("文\n\n ● 一", (3, "wrong-bullet", {"text": "●"})),
        ("• one", (1, "wrong-bullet", {"text": "•"})),
        ("- 一\n  - 二", (2, "list-indent", {"spaces": "4"})),
        ("- 一\n        - 二", (2, "list-indent", {"spaces": "4"})),
        ("- 一\n    - 二\n      - 三", (3, "list-indent", {"spaces": "8"})),
        ("1. 一\n   - 二", (2, "list-indent", {"spaces": "4"})),
        ("- 一\n\n  - 二", (3, "list-indent", {"spaces": "4"})),
        ("- 一は\n  一です\n  - 二", (3, "list-indent", {"spaces": "4"})),
        ("- 一\n    - 二\n  - 三", (3, "list-indent", {"spaces": "4"})),
        ("文\n| 一 |\n|---|\n| 二 |", (2, "table-needs-blank-line", {})),
        ("- 一\n| 二 | 三 |\n|:--|--:|\n| 四 | 五 |", (2, "table-needs-blank-line", {})),
        ("!!! note\n一", (1, "box-not-indented", {})),
        ('!!! note "題"\n  一', (1, "box-not-indented", {})),
        ('!!! note "題"\n    一\n\n!!! note "題"\n\n一', (4, "box-not-indented", {})),
        ('- 一\n\n    !!! note "題"\n    一', (3, "box-not-indented", {})),
        ('> !!! note "題"\n> 一', (1, "box-not-indented", {})),
        ('!!! note "題" 二\n    一', (1, "box-title", {"text": '"題" 二'})),
    ],
)
def test_lines_that_begin_no_list_table_or_box_are_told(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "※雨のときは中止します。",
        "○○さんの話、○月○日",
        "●●市",
        "- ・一",
        "・",
        "①一、②二、→三",
        "- 一\n    - 二\n- 三",
        "1. 一\n    - 二\n2. 三",
        "- 一\n\n    - 二\n    - 三",
        "- 一\n\n文\n\n  - 二",
        "＊一",
        "－一",
        "!!! note 題\n    一",
        "!!! note “題”\n    一",
        "一\\\n二",
        "10. 一\n11. 二",
        "## 題\n| 一 |\n|---|\n| 二 |",
        '!!! note "題"\n    | 一 |\n    |---|\n    | 二 |',
        "一 | 二\n---|---\n三 | 四",
        '!!! note "題"\n\n    一',
        '!!! path "題"\n    1. 一',
        "`・一`\n\n文・一",
    ],
)
def test_other_lines_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("kind", "text", "line", "left"),
    [
        ("emphasis", "文\n\n** 太字**です", 3, "** 太字**です"),
        ("emphasis", "**太字 **です", 1, "**太字 **です"),
        ("link", "[段階] (steps.md)", 1, "] (steps.md)"),
        ("link", "[段階]（steps.md）", 1, "]（steps.md）"),
        ("link", "[段階](steps.md", 1, "](steps.md"),
        ("link", "［段階］(../guide/steps.md)", 1, "［段階］(../guide/steps."),
        ("link", "［段階］（https://example.org）", 1, "［段階］（https://example"),
        ("link", "![絵] (../../images/x.png)", 1, "] (../../images/x.png"),
        ("link", "[一][二]", 1, "][二]"),
        ("id", "一\n\n{#a}", 3, "{#a}"),
        ("id", "一 {: .wide}", 1, "{: .wide}"),
        ("emphasis", "＊＊一＊＊と", 1, "＊＊一＊＊と"),
        ("highlight", "一==二==三", 1, "==二=="),
        ("script", "H~2~O", 1, "~2~"),
        ("script", "10^2^", 1, "^2^"),
        ("script", "x^n-1^", 1, "^n-1^"),
        ("link", "[[一]]を見る", 1, "[[一]]を見る"),
        ("link", "[[one|一]]", 1, "[[one|一]]"),
        ("link", "［［一］］", 1, "［［一］］"),
        ("mention", "一<@U12345>", 1, "<@U12345>"),
        ("mention", "<#C12345|general>", 1, "<#C12345|general>"),
        ("heading", "＃＃ 題", 1, "＃＃ 題"),
        ("heading", "＃＃題", 1, "＃＃題"),
        ("heading", " ## 題", 1, "## 題"),
        ("strikethrough", "~~一~~", 1, "~~一~~"),
        ("emoji", "一 :smile:", 1, ":smile:"),
        ("box", "！！！ note", 1, "！！！ note"),
        ("box", '一\n\n!!! "題"', 3, '!!! "題"'),
        ("comment", "一\n\n<!-- 二\n\n三", 3, "<!-- 二"),
    ],
)
def test_marks_that_readers_would_see_are_told(kind: str, text: str, line: int, left: str) -> None:
    assert told(text) == [(line, f"leftover-{kind}", {"text": left[: markdown.SHOWN]})]


@pytest.mark.parametrize(
    "text",
    [
        "2**3、5 * 3 = 15、10~12",
        "＊＊＊、a == b == c、=一=、一==二",
        "1~3月、5~6月。A~B、C~D",
        "^o^ (^_^) x^2 ＾＾",
        "[[1]](x.md)と[一]",
        "<5℃、@tanaka、#C12345",
        "`**一**` と `[一] (二.md)`",
        "注[1]（2024年）、[1] (注)、文献[1][2]",
        "［参考］（2024）、「はい」（笑）、（1）と(2)",
        "A [B] C (D)、array[0] (x)",
        "[一][1]\n\n[1]: x.md",
        "これは**「太字」**です。**一**：二、日本**（一）**日本",
        "[一](x.md){.wide}\n\n文\n{: .wide }",
        "[一 [二]](x.md)（三）",
        "<!-- 一 [x] (y.md) ** -->",
        "1位 #2 A#B",
        "{漢字|かんじ}",
    ],
)
def test_what_only_looks_like_a_mark_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{漢字|かんじ}、{a|あ}{b|い}", []),
        ("`{漢字|}`", []),
        ("{x: y}、if {a}、{#a}、a | b、{{x}}", []),
        ("Title: {漢字|}", ["{漢字|}"]),
        ("{|かんじ}", ["{|かんじ}"]),
        ("{漢字｜かんじ}と｛漢字|かんじ｝", ["{漢字｜かんじ}", "｛漢字|かんじ｝"]),
        ("{漢字|かん|じ}", ["{漢字|かん|じ}"]),
        ("{ 漢字|かんじ }", ["{ 漢字|かんじ }"]),
        ("{漢字 | かんじ}", ["{漢字 | かんじ}"]),
        ("{漢字|かんじ", ["{漢字|"]),
    ],
)
def test_a_reading_that_is_none_is_told(text: str, expected: list[str]) -> None:
    found = markdown.readings(f"\n{text}\n", "content/ja/guide/x.md")
    assert samples.told(found) == [(2, "bad-ruby", {"text": each}) for each in expected]
