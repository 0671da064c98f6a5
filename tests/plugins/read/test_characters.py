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
            [
                (2, "half-width-kana", {"text": "ｶﾞｲﾄﾞ", "right": "ガイド"}),
                (2, "half-width-kana", {"text": "ﾊﾟﾝ｡", "right": "パン。"}),
            ],
        ),
        (
            "２０２６年３月",
            [
                (1, "full-width-latin", {"text": "２０２６", "right": "2026"}),
                (1, "full-width-latin", {"text": "３", "right": "3"}),
            ],
        ),
        ("ＮＰＯ", [(1, "full-width-latin", {"text": "ＮＰＯ", "right": "NPO"})]),
        (
            "０５６６－２３－４５６７",
            [
                (1, "full-width-latin", {"text": "０５６６－２３－４５６７", "right": "0566-23-4567"}),
            ],
        ),
        (
            "か\u3099いと\nは\u309aん",
            [
                (1, "decomposed-characters", {"text": "か\u3099"}),
                (2, "decomposed-characters", {"text": "は\u309a"}),
            ],
        ),
        ("cafe\u0301", [(1, "decomposed-characters", {"text": "e\u0301"})]),
        ("\ufa19社", [(1, "decomposed-characters", {"text": "\ufa19"})]),
        ("一二三\u200b四五六七", [(1, "invisible-character", {"text": "U+200B", "near": "一二三四五六七"})]),
        ("abc\u00addef", [(1, "invisible-character", {"text": "U+00AD", "near": "abcdef"})]),
        ("a\x08", [(1, "invisible-character", {"text": "U+0008", "near": "a"})]),
        ("\u202eabc", [(1, "invisible-character", {"text": "U+202E", "near": "abc"})]),
        ("一\n\ufeff二", [(2, "invisible-character", {"text": "U+FEFF", "near": "二"})]),
        ("一\u2028二", [(1, "invisible-character", {"text": "U+2028", "near": "一二"})]),
        ("一\uffa0二", [(1, "invisible-character", {"text": "U+FFA0", "near": "一二"})]),
    ],
)
def test_others_are_told_with_what_to_write(
    text: str, expected: list[tuple[int, str, dict[str, str]]]
) -> None:
    assert told(text) == expected


def test_a_text_typed_on_an_apple_computer_is_told_where_it_differs() -> None:
    text = unicodedata.normalize("NFD", "ガイド、パン")
    assert [details["text"] for _, _, details in told(text)] == ["カ\u3099", "ト\u3099", "ハ\u309a"]


@pytest.mark.parametrize("text", ["電話☎️でどうぞ", "家族👨\u200d👩\u200d👧も", "❤️\u200d🔥"])
def test_what_joins_emoji_is_not_told(text: str) -> None:
    assert list(characters.wrong(text, "x.md")) == []


def test_the_same_joiner_between_words_is_told() -> None:
    (problem,) = characters.wrong("家\u200d族", "x.md")
    assert (problem.code, problem.details["text"]) == ("invisible-character", "U+200D")
