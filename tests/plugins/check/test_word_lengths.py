"""Words and phrases that are too long for easy reading."""

from __future__ import annotations

import dataclasses

import pytest

from plugins.check import word_lengths
from tests.plugins.check.samples import JAPANESE

EASY = dataclasses.replace(JAPANESE, longest_compound=3, longest_phrase=12, names=("就労移行支援", "東京都"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("図書館に 行きます。", []),
        ("初回相談を します。", [("long-compound", "初回相談", "4")]),
        ("人々々々です。", [("long-compound", "人々々々", "4")]),
        ("𠮷田四郎です。", [("long-compound", "𠮷田四郎", "4")]),
        ("就労移行支援です。", []),
        ("東京都千代田に あります。", []),  # each part by itself
        ("電話をして、待って ください。", []),
        ("あいうえおかきくけこさし", []),
        ("あいうえおかきくけこさしす", [("long-phrase", "あいうえおかきくけこさしす", "13")]),
        ("コミュニケーションですよね、ええ", [("long-phrase", "コミュニケーションですよね", "13")]),
        ("あいうえおかき「くけこさし」す", []),
        ("pneumonoultramicroscopic", []),
    ],
)
def test_what_is_too_long_is_told_with_its_size(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    found = [*word_lengths.wrong([(7, sentence)], "x.md", EASY)]
    assert [(problem.code, problem.details["text"], problem.details["size"]) for problem in found] == expected
    assert {(problem.path, problem.line) for problem in found} <= {("x.md", 7)}


def test_a_language_that_sets_no_limit_has_none() -> None:
    assert [*word_lengths.wrong([(1, "特定非営利活動法人についてのくわしい説明")], "x.md", JAPANESE)] == []
