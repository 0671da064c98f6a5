"""Characters that look right and are not."""

from __future__ import annotations

import unicodedata

import pytest

from plugins.read import characters
from tests.plugins.check import samples


def told(text: str) -> list[tuple[int, str, dict[str, str]]]:
    return samples.told(characters.wrong(text, "x.md"))


@pytest.mark.parametrize(
    "text",
    [
        "---\nTitle: 題\n---\n\nひらがな、カタカナー、漢字。「」『』（）！？：；・…―〜～",
        "がぎぐ パピプ é ü ñ",
        "tab\tand é",
        "𠮟る 𩸽 👍 〒 ℡ ㈱ ① Ⅳ ㎡ ½",
        "　全角の空白",
        "“quotes” – dash — ’",
        "辻 葛 神 者",
        "&nbsp;",
    ],
)
def test_ordinary_characters_may_stand(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一\nｶﾞｲﾄﾞ と ﾊﾟﾝ｡",
            [(2, "half-width-kana", {"text": "ｶﾞｲﾄﾞ, ﾊﾟﾝ｡", "right": "ガイド と パン。"})],
        ),
        ("２０２６年３月", [(1, "full-width-latin", {"text": "２０２６, ３", "right": "2026年3月"})]),
        ("ＮＰＯ", [(1, "full-width-latin", {"text": "ＮＰＯ", "right": "NPO"})]),
        ("会費は１，０００円", [(1, "full-width-latin", {"text": "１，０００", "right": "会費は1,000円"})]),
        ("Ａ，Ｂ", [(1, "full-width-latin", {"text": "Ａ, Ｂ", "right": "A，B"})]),
        (
            "０５６６－２３－４５６７",
            [(1, "full-width-latin", {"text": "０５６６－２３－４５６７", "right": "0566-23-4567"})],
        ),
        (
            "か\u3099いと\nは\u309aん",
            [
                (1, "decomposed-characters", {"text": "か\u3099", "right": "がいと"}),
                (2, "decomposed-characters", {"text": "は\u309a", "right": "ぱん"}),
            ],
        ),
        ("cafe\u0301", [(1, "decomposed-characters", {"text": "e\u0301", "right": "café"})]),
        ("\ufa19社", [(1, "decomposed-characters", {"text": "\ufa19", "right": "神社"})]),
        ("一二三\u200b四五六七", [(1, "invisible-character", {"text": "U+200B", "right": "一二三四五六七"})]),
        ("abc\u00addef", [(1, "invisible-character", {"text": "U+00AD", "right": "abcdef"})]),
        ("a\x08", [(1, "invisible-character", {"text": "U+0008", "right": "a"})]),
        ("\u202eabc\u202c", [(1, "invisible-character", {"text": "U+202E, U+202C", "right": "abc"})]),
        ("一\n\ufeff二", [(2, "invisible-character", {"text": "U+FEFF", "right": "二"})]),
        ("a\x0bb\tc", [(1, "invisible-character", {"text": "U+000B", "right": "a b c"})]),
        ("一\uffa0二", [(1, "invisible-character", {"text": "U+FFA0", "right": "一二"})]),
    ],
)
def test_others_are_told_with_what_to_write(
    text: str, expected: list[tuple[int, str, dict[str, str]]]
) -> None:
    assert told(text) == expected


def test_a_text_typed_on_an_apple_computer_is_told_where_it_differs() -> None:
    text = unicodedata.normalize("NFD", "ガイド、パン")
    assert told(text) == [
        (1, "decomposed-characters", {"text": "カ\u3099, ト\u3099, ハ\u309a", "right": "ガイド、パン"})
    ]


def test_all_kinds_in_a_line_are_told_with_the_line_as_it_should_be() -> None:
    right = "NPOのパソコンが2台"
    assert told("ＮＰＯのﾊﾟｿｺﾝか\u3099\u200b２台") == [
        (1, "half-width-kana", {"text": "ﾊﾟｿｺﾝ", "right": right}),
        (1, "full-width-latin", {"text": "ＮＰＯ, ２", "right": right}),
        (1, "decomposed-characters", {"text": "か\u3099", "right": right}),
        (1, "invisible-character", {"text": "U+200B", "right": right}),
    ]


def test_of_a_long_line_only_the_words_in_question_are_shown() -> None:
    line = "文です。" * 25 + "１つと２つ、一二三四五六\u200b七八九十です。"
    assert told(line) == [
        (1, "full-width-latin", {"text": "１, ２", "right": "1, 2"}),
        (1, "invisible-character", {"text": "U+200B", "right": "二三四五六七八九十で"}),
    ]
    many = "、".join(f"{digit}人" for digit in "０１２３４５６７８９ＡＢ") + "文です。" * 25
    assert told(many) == [
        (
            1,
            "full-width-latin",
            {"text": "０, １, ２, ３, ４, ５, ６, ７, ８, ９, …", "right": "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …"},
        )
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("｢はい｣と言います。", "「はい」と言います。"),
        ("「｢はい｣と言った」そうです。", "「『はい』と言った」そうです。"),
        ("｢｢はい｣と言った｣そうです。", "「『はい』と言った」そうです。"),
        ("はい｣と｢いいえ｣", "はい」と「いいえ」"),
    ],
)
def test_quotation_marks_within_others_are_other_ones(text: str, right: str) -> None:
    assert [details["right"] for _, _, details in told(text)] == [right]


@pytest.mark.parametrize("text", ["電話☎️でどうぞ", "家族👨\u200d👩\u200d👧も", "❤️\u200d🔥"])
def test_what_joins_emoji_is_not_told(text: str) -> None:
    assert list(characters.wrong(text, "x.md")) == []


def test_the_same_joiner_between_words_is_told() -> None:
    assert told("家\u200d族") == [(1, "invisible-character", {"text": "U+200D", "right": "家族"})]
