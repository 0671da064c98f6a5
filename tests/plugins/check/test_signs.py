"""Signs of other programs, rows drawn by hand, names of headings, and what would not be seen."""

from __future__ import annotations

import pytest

from plugins.check import markdown
from tests.plugins.check import samples

Told = tuple[int, str, dict[str, str]]


def told(text: str) -> list[Told]:
    return samples.told(markdown.wrong(samples.source(text), ()), samples.FIRST)


@pytest.mark.parametrize(
    ("text", "line", "row"),
    [
        ("一\n\n======", 3, "====="),
        ("＊＊＊＊＊＊", 1, "＊＊＊＊＊"),
        ("一\n－－－－", 2, "－－－－"),
        ("ーーーー\n一", 1, "ーーーー"),
        ("一\n──────\n二", 2, "─────"),
        ("━━━", 1, "━━━"),
        ("☆━━━☆", 1, "☆━━━☆"),
        ("= = = =", 1, "= = ="),
        ("一\n\n〜〜〜〜〜〜", 3, "〜〜〜〜〜"),
        ("> 一\n> ――――", 2, "――――"),
        ("- 一\n\n    ====", 3, "===="),
        ("-- \n会です。", 1, "--"),
    ],
)
def test_a_row_that_draws_no_line_is_told(text: str, line: int, row: str) -> None:
    assert told(text) == [(line, "line-needs-blank-line", {"text": row})]


@pytest.mark.parametrize(
    "text",
    [
        "***",
        "一\n\n---\n\n二",
        "* * *",
        "____",
        "・・・",
        "……",
        "――はい",
        "＿＿＿＿＿",
        "`====`",
        "○○○-○○",
        "一ーーー",
    ],
)
def test_other_rows_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line", "code", "shown"),
    [
        (":::info\n一\n:::", 1, "leftover-box", ":::info"),
        ("一\n\n::: note\n\n二\n\n:::", 3, "leftover-box", "::: note"),
        ("一\n: 二", 2, "definition-list", ": 二"),
        ("一\n：　二", 2, "definition-list", "：　二"),
        ("*[NPO]: 非営利", 1, "abbreviation", "*[NPO]: 非営利"),
        ("一\n\n[a]二", 3, "comment-mark", "[a]二"),
        ("一、~二~三", 1, "leftover-strikethrough", "~二~"),
        ("一、\n（~二~）", 2, "leftover-strikethrough", "~二~"),
        ("#REF!です", 1, "spreadsheet-error", "#REF!"),
        ("| 一 |\n|---|\n| #DIV/0! |", 3, "spreadsheet-error", "#DIV/0!"),
        ("一 _( _ _ )_", 1, "lost-emoticon", "_( _ _ )_"),
        ("m(_ _)m、\n(^_^)", 1, "lost-emoticon", "_)m、(^_"),
        ("[x]: 見学も可", 1, "lost-line", "[x]: 見学も可"),
        ("一\n\n5*3*2は30", 3, "lost-asterisk", "*3*"),
        ("金額*は税込です。送料*は別です。", 1, "lost-asterisk", "*は税込です。送料*"),
        ("*印は必須、*印は任意です。", 1, "lost-asterisk", "*印は必須、*"),
        ("参加費は\\1,500です", 1, "leftover-yen", "\\1,500"),
        ("\\500（税込）", 1, "leftover-yen", "\\500"),
        ("一\n\n[image: image1.png]", 3, "leftover-picture", "[image: image1.png]"),
        ("[cid:image001@01DA.EF]", 1, "leftover-picture", "[cid:image001@01DA.E"),
        ("ありがとう[スタンプ]", 1, "leftover-picture", "[スタンプ]"),
    ],
)
def test_a_sign_of_another_program_is_told(text: str, line: int, code: str, shown: str) -> None:
    assert told(text) == [(line, code, {"text": shown})]


def test_each_box_of_another_program_is_told_but_not_its_end() -> None:
    text = ":::info\n\n一\n\n:::\n\n::: tip\n\n二\n\n:::"
    assert [(line, details) for line, _, details in told(text)] == [
        (1, {"text": ":::info"}),
        (7, {"text": "::: tip"}),
    ]
    assert [line for line, _, _ in told("一\n\n:::\n\n二")] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "~田中より~",
        "*大切*な日です。*注意！*です。",
        "**5**回、*2*つ、*a*, *b*",
        "*一つです。二つです。*",
        "*必須 氏名 *任意 電話",
        "5 * 3 * 2",
        "会費*は後で",
        "C:\\temp と \\1回、10\\. 一",
        "`\\500`",
        "[画像](x.md)と[写真館](https://x.example)",
        "［画像］",
        "一~二~三",
        "（~12:00、13:00~）",
        "~/a/~b/",
        "「~20日~」",
        "[1]: x.md\n\n[一][1]",
        "[一]: https://x.example\n\n[一]",
        "[a](x.md)と[b]",
        "[a] 一",
        "(^_^)",
        "m(_ _)m",
        "一：二、\n三： 四",
        "*（注）*と_注_",
        "10::20",
    ],
)
def test_what_only_looks_like_one_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("#休み\n\n一", 1), ("一\n\n＃休み\n\n- 二", 3), ("#Next week\n\n一", 1), ("＃休み\n- 一\n- 二", 1)],
)
def test_a_hashtag_alone_above_a_text_may_be_a_heading(text: str, line: int) -> None:
    ((found, code, details),) = told(text)
    assert (found, code) == (line, "lone-hashtag")
    assert details["right"] == details["text"][1:]


@pytest.mark.parametrize(
    "text",
    [
        "#休み",
        "一\n\n#休み",
        "#休み\n一",
        "#休み #見学\n\n一",
        "#休み\n\n## 一",
        "#3です\n\n一",
        "#休みです。\n\n一",
    ],
)
def test_other_hashtags_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "name", "right"),
    [
        ("## 会{#a}", "{#a}", "会 {#a}"),
        ("## 会　{#a}", "{#a}", "会 {#a}"),
        ("## 会｛＃Ａ｝", "｛＃Ａ｝", "会 {#a}"),
        ("## A party {#Party Day}", "{#Party Day}", "A party {#party-day}"),
        ("## 会 {# a}", "{# a}", "会 {#a}"),
        ("## 会 {#a b lang=en}", "{#a b lang=en}", "会 {#a-b-lang-en}"),
        ("## 会 {#!}", "{#!}", "会 {#name}"),
    ],
)
def test_a_name_that_is_none_is_told_with_the_right_one(text: str, name: str, right: str) -> None:
    assert told(f"一\n\n{text}") == [(3, "id-form", {"text": name, "right": right})]


@pytest.mark.parametrize(
    "text",
    [
        "## 会 {#a}",
        "## 会 {#a-b_C}",
        "## 会 {: #a}",
        "## 会 {#a lang=en .x}",
        "## 会 {lang=en}",
        "`## 会{#a}`",
    ],
)
def test_other_names_are_not_told(text: str) -> None:
    assert [code for _, code, _ in told(text) if code == "id-form"] == []


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("<div>\n**一**\n</div>", 2, "**一**"),
        ("<p>一</p>\n\n二\n\n<div>\n- 三\n</div>", 6, "- 三"),
        ("<div>\n三\n</div>\n\n- 三\n\n<div class=x>\n- 三\n</div>", 8, "- 三"),
        ("<p>[一](x.md)</p>", 1, "<p>[一](x.md)</p>"),
        ("<div>\n\n<div>\n> 一\n</div>\n</div>", 4, "> 一"),
    ],
)
def test_markdown_within_html_is_told_in_its_line(text: str, line: int, shown: str) -> None:
    assert told(text) == [(line, "markdown-in-html", {"text": shown})]
