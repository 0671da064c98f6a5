"""Which language words are written in, as far as its script tells."""

from __future__ import annotations

import pytest

from plugins.model.languages import Language
from plugins.model.scripts import Fewest, other_language

JA = Language("ja", "", "日本語", "ja_JP", "japanese", "national")
EN = Language("en", "en/", "English", "en_GB", "", "international")
PT = Language("pt", "pt/", "Português", "pt_BR", "", "international")
UK = Language("uk", "uk/", "Українська", "uk_UA", "", "international")
FEWEST = Fewest(letters=4, words=3)


@pytest.mark.parametrize(
    ("words", "own", "expected"),
    [
        ("日本語の文です。", EN, JA),
        ("ひらがな", EN, JA),
        ("カタカナー", EN, JA),
        ("This is English.", JA, EN),
        ("Це українська мова.", EN, UK),
        ("Це українська мова.", JA, UK),
        ("This is English.", UK, EN),
        ("日本語の文です（Japanese）。", EN, None),
        ("Words（言葉）in English", JA, None),
        ("日本語の文です。", JA, None),
        ("This is English.", EN, None),
        ("日本語", EN, None),
        ("Hikikomori VOICE", JA, None),
        ("A B C D E F G", JA, None),
        ("2027-01-05 10:00 20:00", JA, None),
        ("", EN, None),
        ("…！？", EN, None),
    ],
)
def test_words_of_another_language_are_known_by_their_letters(
    words: str, own: Language, expected: Language | None
) -> None:
    assert other_language(words, own, [JA, EN, UK], FEWEST) == expected


def test_languages_of_one_script_are_not_told_apart() -> None:
    assert other_language("Esta frase está em português.", EN, [EN, PT], FEWEST) is None
    assert other_language("This sentence is in English.", PT, [EN, PT], FEWEST) is None
    assert other_language("日本語の文です。", PT, [EN, PT, JA], FEWEST) == JA
