"""Shards of grams, and a record a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plugins.render.search import shards

if TYPE_CHECKING:
    import pytest

WORDS = ["家族", "仕事", "電話", "相談", "help", "phone", "家族 電話", "お金"]


def page(number: int, text: str, weight: float = 1) -> dict[str, Any]:
    section = ["", WORDS[number % 8], text]
    url = f"news/{number}/"
    return {
        "url": url,
        "title": f"第{number}回",
        "description": text,
        "weight": weight,
        "sections": [section],
    }


def index(pages: list[dict[str, Any]]) -> dict[str, Any]:
    return {"pages": pages, "folding": {}, "readings": {}, "synonyms": [["親", "家族"], ["遠く", "遠方"]]}


PAGES = [page(number, f"{WORDS[number % 7]}の本文{number}です。" * 3) for number in range(40)]


def entries(files: dict[str, bytes]) -> dict[str, str]:
    """Return all entries of shards, each of which is in one."""
    found = [json.loads(data) for name, data in files.items() if name.startswith(shards.GRAMS)]
    merged = {key: text for shard in found for key, text in shard.items()}
    assert len(merged) == sum(map(len, found))
    return merged


def test_pages_are_numbered_from_the_last_and_stand_by_gram_and_synonym() -> None:
    pages = [page(2, "家族、家族"), page(1, "本文"), page(0, "本文")]
    found = shards.files(index(pages))
    assert json.loads(found["pages/2.json"])["url"] == "news/2/"
    texts = entries(found)
    assert texts["本文"] == "DaDa"  # numbers 0 and 1: once in the text, and in the description
    assert (
        texts["家族"] == "B`1Db"
    )  # in a heading of number 0; one passed over; twice in the text of number 2
    assert texts["#家族"] == texts["#0"]
    assert "#1" not in texts


def test_the_first_file_tells_what_pages_count_and_nothing_of_their_texts() -> None:
    content = index([page(2, "a", 0.7), page(1, "b", 0.7), page(0, "c")])
    assert shards.root(content, 4, "shards.js") == {
        "pages": [[1, 1], [0.7, 2]],
        "folding": {},
        "readings": {},
        "synonyms": content["synonyms"],
        "shards": 4,
        "module": "shards.js",
    }


def test_a_changed_page_changes_few_shards_and_a_new_one_no_other_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shards, "SIZE", 100)
    before = shards.files(index(PAGES))
    changed = shards.files(index([PAGES[0], page(1, "仕事の別の本文です。"), *PAGES[2:]]))
    different = {name for name in before if before[name] != changed[name]}
    assert before.keys() == changed.keys()
    assert 1 < len(different) < len(before) / 2
    assert {name for name in different if name.startswith(shards.PAGES)} == {"pages/38.json"}
    more = shards.files(index([page(99, "最新"), *PAGES]))
    assert {name for name in more if name not in before or more[name] != before[name]} >= {"pages/40.json"}
    assert all(more[name] == before[name] for name in before if name.startswith(shards.PAGES))
