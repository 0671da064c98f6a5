"""How texts are worded."""

from __future__ import annotations

import pytest

from plugins.check import wording
from plugins.read import front_matter
from tests.plugins.check import samples

Told = tuple[int, str, dict[str, str]]
STYLES = {"ja": samples.JAPANESE, "en": samples.ENGLISH}


def told(text: str, head: str = "", language: str = "ja") -> list[Told]:
    """Return what is told; the line of the first entry counts as 1, that of a text without a head too."""
    document, found = front_matter.parse(f"---\n{head}---\n{text}", "x.md")
    assert found == [] or not head
    problems = wording.wrong(document, "x.md", STYLES[language], unspaced=language == "ja")
    return samples.told(problems, 2 if head else document.body_line)


def long(size: int, text: str, limit: int = 30) -> dict[str, str]:
    return {"size": str(size), "limit": str(limit), "text": text[:15]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("あ" * 30, []),
        ("あ" * 29 + "。" + "い" * 29 + "。", []),
        ("「" + "あ" * 20 + "。」と" + "い" * 4, []),
        ("あ" * 20 + "\n\n" + "い" * 20, []),
        ("- " + "あ" * 20 + "\n- " + "い" * 20, []),
        ("| " + "あ" * 20 + " | " + "い" * 20 + " |", []),
        ("あ[い](../../" + "x" * 40 + ".md)", []),
        ("`" + "x" * 40 + "`", []),
        ("{" + "漢" * 20 + "|" + "か" * 20 + "}", []),
        ("## " + "あ" * 28 + " {#" + "x" * 20 + "}", []),
        ("一\n\n" + "あ" * 30 + "。", [(3, "long-sentence", long(31, "あ" * 15))]),
        ("あ" * 20 + "、\n" + "い" * 20, [(1, "long-sentence", long(41, "あ" * 15))]),
        ("一。\nあ\nい。" + "う" * 20 + "\n" + "え" * 20, [(3, "long-sentence", long(40, "う" * 15))]),
        ("> " + "あ" * 31, [(1, "long-sentence", long(31, "あ" * 15))]),
        ("!!! note\n    一\n\n    " + "あ" * 31, [(4, "long-sentence", long(31, "あ" * 15))]),
        ("「" + "あ" * 20 + "。」と" + "い" * 10, [(1, "long-sentence", long(34, "「" + "あ" * 14))]),
    ],
)
def test_a_japanese_sentence_is_measured_in_characters(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three four five six seven 8.5", []),
        ("one two three four five. Six seven eight nine ten?", []),
        ("one two three four five: six seven eight nine ten", []),
        ("- one two three four five\n- six seven eight nine", []),
        ("one two three four five\n- six seven eight nine", []),
        ("one two three four five\n\nsix seven eight nine", []),
        (
            "one. Two three four five six\nseven eight nine ten",
            [(1, "long-sentence", long(9, "Two three four ", 8))],
        ),
        (
            "1. one two three four five six seven eight nine",
            [(1, "long-sentence", long(9, "one two three f", 8))],
        ),
    ],
)
def test_an_english_sentence_is_measured_in_words(text: str, expected: list[Told]) -> None:
    assert told(text, language="en") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甘えではありません。", [(1, "甘え")]),
        ("一\n- 甘\n  え\n\n[甘え](x.md)", [(2, "甘え"), (5, "甘え")]),
        ("<b>甘</b>え、**甘**え、{甘|あま}え", [(1, "甘え")]),
        ("一！", [(1, "！")]),
        ("一!", [(1, "!")]),
        ("| 甘え |\n|---|\n| 一 |", [(1, "甘え")]),
        ("!!! note\n    一", []),
        ('!!! note "甘え"\n    一', [(1, "甘え")]),
        ("![絵](../../images/x.png)", []),
        ("`甘え！`", []),
        ("<!-- 甘え！\n甘え -->", []),
        ("[一](甘え.md)", []),
        ("[1]: 甘え.md", []),
    ],
)
def test_words_to_avoid_are_told_where_readers_see_them(text: str, words: list[tuple[int, str]]) -> None:
    instead = {item.word: item.instead for item in samples.JAPANESE.avoided}
    assert told(text) == [
        (line, "avoided-word", {"word": word, "instead": instead[word]}) for line, word in words
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("secure, obscure, cured", []),
        ("A cure. Cure it", ["cure", "cure"]),
        ("copyright now, right nowadays", []),
        ("Do it Right\nnow", ["right now"]),
        ("One!", ["!"]),
        ("!!! note\n    One", []),
    ],
)
def test_english_words_to_avoid_are_whole_words(text: str, words: list[str]) -> None:
    assert [details["word"] for _, _, details in told(text, language="en")] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一です。\n二である。", [(2, "mixed-endings", {"text": "である。"})]),
        ("一だった。二ます。", [(1, "mixed-endings", {"text": "だった。"})]),
        ("一である。二だった。", []),
        ("一です。「二である。」", []),
        ("一です。『二である』と言います。", []),
        ("一です。“二である。”", []),
        ("一です。\n\n- 二である", []),
        ("一です。そうだったのです。", []),
        ("一です。`二である。`", []),
        ("一です。<!-- 二\nである。 -->", []),
    ],
)
def test_a_polite_text_stays_polite_outside_of_quotations(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        ("Status: draft\n", "ここに、本文を書きます。", []),
        ("", "一\n\nここに、本文を書きます。", [(3, "unfinished", {"text": "ここに、本文を書きます。"})]),
        ("", "ここに、本文を書きます", [(1, "unfinished", {"text": "ここに、本文を書きます。"})]),
        ("", "ここに本文を書きます。", []),
        (
            "Description: ここに、説明を書きます。\nOutcomes:\n  - 一\n  - ここに、分かることを書きます\n",
            "",
            [
                (1, "unfinished", {"text": "ここに、説明を書きます。"}),
                (2, "unfinished", {"text": "ここに、分かることを書きます"}),
            ],
        ),
    ],
)
def test_what_a_new_page_holds_may_stand_in_a_draft_only(head: str, text: str, expected: list[Told]) -> None:
    assert told(text, head) == expected


def test_the_head_is_worded_as_the_text_is() -> None:
    head = "Title: 甘え\nDescription: 一です。二である。\nOutcomes:\n  - 三！\n"
    assert [(line, code) for line, code, _ in told("", head)] == [
        (1, "avoided-word"),
        (3, "avoided-word"),
        (2, "mixed-endings"),
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Title: 一二三四五六七八九十\n", []),
        ("Title: {一|い}二三四五六七八九十\n", []),
        (
            "Title: 一二三四五六七八九十一\n",
            [(1, "too-long", {"key": "Title", "size": "11", "limit": "10"})],
        ),
        (
            f"Title: 一\nDescription: {'あ' * 21}\n",
            [(2, "too-long", {"key": "Description", "size": "21", "limit": "20"})],
        ),
        ("", []),
    ],
)
def test_a_title_and_a_description_fit_into_lists(head: str, expected: list[Told]) -> None:
    document, _ = front_matter.parse(f"---\n{head}---\n", "x.md")
    assert samples.told(wording.too_long(document, "x.md", samples.JAPANESE), 2) == expected


@pytest.mark.parametrize(
    ("words", "size"), [("一二三四五", None), ("一二三四", 4), ("{一二|いちに}三四", 4), ("", None)]
)
def test_a_description_tells_enough(words: str, size: int | None) -> None:
    document, _ = front_matter.parse(f"---\nTitle: 題\nDescription: {words}\n---\n", "x.md")
    details = {"key": "Description", "size": str(size), "limit": "5"}
    expected = [(2, "too-short", details)] if size else []
    assert samples.told(wording.too_short(document, "x.md", samples.JAPANESE), 2) == expected


def test_lines_that_were_not_meant_as_one_are_not_measured_as_one() -> None:
    text = "あ" * 20 + "\n" + "い" * 20 + "\n\n" + "う" * 31
    document, _ = front_matter.parse(f"---\n---\n{text}", "x.md")
    joined = wording.paragraphs(document, {4})
    assert joined == {3, 4}
    problems = wording.wrong(document, "x.md", STYLES["ja"], unspaced=True, joined=joined)
    assert [(problem.line, problem.code) for problem in problems] == [(6, "long-sentence")]


@pytest.mark.parametrize(
    ("lines", "expected"), [(set(), set()), ({3}, {3, 4}), ({4}, {3, 4}), ({6}, {6}), ({1, 5}, {3, 4, 5, 6})]
)
def test_a_paragraph_has_the_lines_between_two_empty_ones(lines: set[int], expected: set[int]) -> None:
    document, _ = front_matter.parse("---\n---\n一\n二\n\n三", "x.md")
    assert wording.paragraphs(document, lines) == expected
