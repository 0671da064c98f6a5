"""A table of readings that is right in every text."""

from __future__ import annotations

import pytest

from plugins.model.readings import Readings
from plugins.model.ruby import marked
from plugins.model.types import Words
from plugins.render.search.words import table

WORDS = {"開いて": "あいて", "開く": "ひらく", "仕事": "しごと", "仕|方": "し|かた", "人": "ひと"}
READINGS = Readings(Words({**WORDS, "仕事場": "しごとば"}), Words({}))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], {}),
        (["仕事"], {"仕事": "しごと"}),
        (["人の仕事、仕方"], {"人": "ひと", "仕": "し", "仕事": "しごと", "方": "かた"}),
        (["開いて"], {"開": "あ"}),
        (["開いて", "開く"], {}),  # read in two ways: in none
        (["開いて", "開かない"], {}),  # where no reading is known
        (["{仕事|わざ}をする"], {"仕事": "わざ"}),
        (["{仕事|わざ}と仕事"], {}),
        (["人", "本人"], {"人": "ひと"}),
        (
            ["仕事場の人", "仕事", "{仕事場|しごとじょう}"],
            {"人": "ひと"},
        ),  # without it, 仕事 would be read in it
    ],
)
def test_a_word_has_a_reading_only_where_it_is_right_everywhere(
    texts: list[str], expected: dict[str, str]
) -> None:
    assert table(map(marked, texts), READINGS) == expected
