"""Each language lives in a folder of its own."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.check.prefixes import wrong
from plugins.model.languages import Language


def language(code: str, prefix: str, furigana: str = "") -> Language:
    return Language(code, prefix, code, "ja_JP", "", "national", furigana=furigana)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([("ja", "", "furigana/"), ("en", "en/"), ("ja-simple", "easy/", "easy/")], []),
        ([("ja", ""), ("en", "en")], [("bad-prefix", "en", "prefix", "en")]),
        ([("ja", "", "furigana")], [("bad-prefix", "ja", "furigana", "furigana")]),
        ([("ja", "", "/furigana/")], [("bad-prefix", "ja", "furigana", "/furigana/")]),
        ([("ja", "", "ふり/")], [("bad-prefix", "ja", "furigana", "ふり/")]),
        ([("ja", ""), ("en", "")], [("prefix-twice", "en", "prefix", "")]),
        ([("ja", "", "en/"), ("en", "en/")], [("prefix-twice", "en", "prefix", "en/")]),
        (
            [("ja", "", "easy/"), ("ja-simple", "easy/", "easy/")],
            [("prefix-twice", "ja-simple", "prefix", "easy/")],
        ),
        ([("en", "en/"), ("ja", "", "en/")], [("prefix-twice", "ja", "furigana", "en/")]),
    ],
)
def test_a_prefix_is_a_folder_that_no_other_language_has(
    given: list[tuple[Any, ...]], expected: list[tuple[str, str, str, str]]
) -> None:
    found = wrong({code: language(code, *rest) for code, *rest in given})
    told = [(p.code, p.details["language"], p.details["key"], p.details["value"]) for p in found]
    assert told == expected
