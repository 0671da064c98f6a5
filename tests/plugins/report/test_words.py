"""Places in the data, as editors are told them."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing import handbook
from plugins.report import problems, words
from plugins.report.problems import Problem

ROOT = Path(words.__file__).parents[2]


@pytest.mark.parametrize(
    ("key", "ja", "en"),
    [
        ("also_printed.0.phone", "also_printed の1番目の phone", "phone of the 1st also_printed"),
        ("offices.1", "offices の2番目", "the 2nd offices"),
        ("offices.2.address.street", "offices の3番目の address.street", "address.street of the 3rd offices"),
        ("terms.10.name", "terms の11番目の name", "name of the 11th terms"),
        ("terms.20.name", "terms の21番目の name", "name of the 21st terms"),
        ("a.0.b.3.c", "a の1番目の b の4番目の c", "c of the 4th b of the 1st a"),
        ("accessibility.criteria.0", "accessibility.criteria の1番目", "the 1st accessibility.criteria"),
        ("site.name", "site.name", "site.name"),
        ("Title", "Title", "Title"),
        ("content/data", "content/data", "content/data"),
        ("0", "0", "0"),
        ("", "", ""),
    ],
)
def test_a_place_in_the_data_is_told_in_words_and_counted_from_1(key: str, ja: str, en: str) -> None:
    assert (words.place_in_data(key, "ja"), words.place_in_data(key, "en")) == (ja, en)


def test_a_message_tells_its_place_in_words() -> None:
    problem = Problem("a.toml", 3, "bad-phone", {"key": "offices.1.phone", "value": "1"})
    assert [line.partition(" — ")[0] for line in str(problem).splitlines()] == [
        "a.toml:3: [bad-phone] offices の2番目の phone の「1」は電話番号ではありません",
        "a.toml:3: [bad-phone] phone of the 2nd offices “1” is not a telephone number",
    ]


def test_every_language_of_the_messages_has_its_words_and_its_list() -> None:
    assert all(list(message.texts) == [*words.words()] for message in problems.messages().values())
    lists = {language: files["problems"] for language, files in handbook.texts()["files"].items()}
    assert {language: said.list for language, said in words.words().items()} == lists
    assert [name for name in lists.values() if not (ROOT / name).is_file()] == []
