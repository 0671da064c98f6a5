"""What a page counts for grams, and what slips are found by."""

from __future__ import annotations

import pytest

from plugins.render.search import grams

WORDS = grams.by_first({"仕事": "しごと"})


def looks(title: str = "", heading: str = "", text: str = "", description: str = "") -> grams.Looks:
    page = {"title": title, "description": description, "sections": [["", heading, text]]}
    return grams.looks(page, WORDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("家族", {"家": 8, "族": 8, "家族": 8}),
        ("家、家", {"家": 16}),
        ("仕事", {"仕": 8, "事": 8, "仕事": 8, "し": 8, "しご": 8, "ゴ": 8, "ゴと": 8, "ト": 8}),
        ("しか", {"し": 8, "か": 8, "しか": 8}),
        ("Job fairs", {"job": 8, "fair": 8, "job fair": 8}),
        ("job, fair", {"job": 8, "fair": 8}),
        ("S&J館", {"sj": 8, "s": 8, "j": 8, "館": 8, "sj館": 8}),
        ("03", {"0": 8, "3": 8, "03": 8}),
    ],
)
def test_neighbours_in_a_text_are_counted_as_it_is_written_and_read(
    text: str, expected: dict[str, int]
) -> None:
    assert grams.hits(looks(text=text)) == expected


def test_a_hit_tells_where_it_stands() -> None:
    found = grams.hits(looks("家", "家", "家家", "家"))
    assert found["家"] == 2 * grams.TIMES + grams.TITLE + grams.HEADING + grams.DESCRIPTION
    assert grams.hits(looks(heading="ab"))["~ab"] == grams.HEADING


@pytest.mark.parametrize(
    ("word", "text", "times"),
    [
        ("しごと", "仕事としごと", 2),
        ("ごと", "仕事", 0),
        ("ごと", "ごと", 1),
        ("fair", "job fairs and a fairytale", 2),
        ("air", "fair air", 1),
        ("job fair", "job fairs", 1),
        ("0312", "03-1234", 1),
    ],
)
def test_words_of_any_length_are_counted_where_they_begin(word: str, text: str, times: int) -> None:
    assert grams.exact(grams.pattern(word), looks(text=text)) == times * grams.TIMES


def test_a_slip_leaves_an_end_of_a_word_or_its_middle() -> None:
    assert list(grams.ends("wont")) == ["<wo", ">nt"]
    assert list(grams.ends("suport")) == ["<su", ">rt", "=ort", "=por", "=upo"]
    page = {"title": "Title", "sections": [["", "Heading", "one support カウンセル 仕事"]]}
    assert grams.vocabulary(page) == {"head", "suport", "かうんせる"}
