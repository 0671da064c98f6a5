"""Queries find the same pages first in shards as in one index: by readings, synonyms, slips and letters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf as settings
from plugins.render.search import shards
from tests.search import scripts, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tests.site.built import Built

# Returns for each query what one index and what shards find, or the name most like it, and what was read.
PROGRAM = """
const shown = (words, index) => {
  const { results } = search.search(words, index);
  const [name] = results.length ? [] : search.near(words, index);
  return [results.slice(0, 3).map(({ page }) => page.url), name];
};
const found = [];
for (const { index, root, files, queries } of given) {
  const whole = search.prepare(index);
  for (const words of queries) {
    const asked = [];
    const get = async (name) => JSON.parse(files[asked[asked.push(name) - 1]]);
    const find = shards.open(root, get, search);
    found.push([words, shown(words, whole), shown(words, await find(words)), asked]);
  }
}
return found;
"""
BEYOND = {  # what no table has: nothing found, names that are like it, one letter, a beginning, signs
    "ja": [
        "xyzzy",
        "相",
        "か",
        "そうだ",
        "そうたん まどくち",
        "手続き方法",
        "ひきこもりの家族の相談をしたい",
    ],
    "en": ["xyzzy", "wheelchairs", "s", "coun", "suport", "S&J", "support for families", "(*["],
}


def compared(indexes: Iterable[tuple[dict[str, Any], list[str]]], folder: Path, lost: str = "") -> list[Any]:
    """Return what queries find either way; of shards, entries that begin with `lost` are not there."""
    given = []
    for index, queries in indexes:
        files = {name: json.loads(data) for name, data in shards.files(index).items()}
        grams = [file for name, file in files.items() if name.startswith(shards.GRAMS)]
        for file in grams if lost else ():
            for key in [key for key in file if key.startswith(lost)]:
                del file[key]
        root = shards.root(index, len(grams), "shards.mjs")
        texts = {name: json.dumps(file) for name, file in files.items()}
        given.append({"index": index, "root": root, "files": texts, "queries": queries})
    found: list[Any] = scripts.run(folder, PROGRAM, given)
    return found


def index(site: Built, language: str) -> dict[str, Any]:
    prefix = settings.LANGUAGES[language]["prefix"]
    found: dict[str, Any] = json.loads(site.files[f"{prefix}search/pages.json"])
    return found


def queries(language: str) -> list[str]:
    known = (query for name in tables.NAMES for query in tables.read(name))
    return [query.words for query in known if query.language == language] + BEYOND[language]


def names(index: Mapping[str, Any]) -> list[str]:
    """Return the titles and headings of all pages."""
    sections = (heading for page in index["pages"] for _, heading, _ in page["sections"])
    return [*(page["title"] for page in index["pages"]), *filter(None, sections)]


@pytest.mark.slow  # which a push of texts does not wait for: no site of that size has shards
def test_shards_find_what_one_index_finds_on_the_real_site(real_at_root: Built, tmp_path: Path) -> None:
    asked = [(index(real_at_root, language), queries(language)) for language in BEYOND]
    found = compared(asked, tmp_path)
    assert [(words, whole, own) for words, whole, own, _ in found if whole != own] == []
    assert all(files for words, _, _, files in found if words.isalnum())


def test_shards_find_what_one_index_finds(at_root: Built, tmp_path: Path) -> None:
    indexes = {language: index(at_root, language) for language in BEYOND}
    found = compared([(own, names(own) + BEYOND[code]) for code, own in indexes.items()], tmp_path)
    assert [(words, whole, own) for words, whole, own, _ in found if whole != own] == []
    assert len([words for words, (urls, _), _, _ in found if urls]) > 20


def test_what_shards_lack_is_not_found(at_root: Built, tmp_path: Path) -> None:
    asked = [(index(at_root, "ja"), ["刈り入れ", "みずまさ"])]
    for lost, missed in (("", []), ("#", ["刈り入れ", "みずまさ"])):
        found = compared(asked, tmp_path, lost)
        assert [words for words, whole, own, _ in found if whole != own] == missed, lost
