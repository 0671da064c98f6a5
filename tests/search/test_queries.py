"""What readers ask is answered by one of the first three results, on the site as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf as settings
from tests.conftest import FIGURES
from tests.search import scripts, tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.built import Built

FIRST = 3
# The share of each table that must be answered, whatever people write; what is printed is more.
LEAST = {"queries": 0.95, "held_out": 0.9, "untuned": 0.9}
PROGRAM = (
    "const indexes = Object.fromEntries(Object.entries(given.indexes).map("
    "([language, index]) => [language, search.prepare(index)]));"
    "return given.queries.map(([language, words]) => search.search(words, indexes[language]).results"
    ".map(({ page }) => page.url));"
)


def results(site: Built, folder: Path, queries: list[tuple[str, str]]) -> list[list[str]]:
    """Return the addresses that each query (language, words) finds, the best first."""
    prefixes = {code: language["prefix"] for code, language in settings.LANGUAGES.items()}
    indexes: dict[str, Any] = {
        code: json.loads(site.files[f"{prefix}search/pages.json"]) for code, prefix in prefixes.items()
    }
    found = scripts.run(folder, PROGRAM, {"indexes": indexes, "queries": queries})
    return [
        [f"/{prefixes[language]}{url}" for url in urls]
        for (language, _), urls in zip(queries, found, strict=True)
    ]


@pytest.mark.parametrize("name", tables.NAMES)
def test_queries_are_answered(
    name: str, real_at_root: Built, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    addresses = [f"/{path.removesuffix('index.html')}" for path, _ in real_at_root.pages()]
    # One whose pages are all gone, or renamed, cannot be answered.
    queries = [query for query in tables.read(name) if query.is_answered(addresses)]
    found = results(real_at_root, tmp_path, [(query.language, query.words) for query in queries])
    unanswered = [
        (query.words, urls[:FIRST])
        for query, urls in zip(queries, found, strict=True)
        if not query.is_answered(urls[:FIRST])
    ]
    answered = len(queries) - len(unanswered)
    record_property(FIGURES, f"search: {answered} of {len(queries)} {name} answered")
    assert queries
    assert answered >= LEAST[name] * len(queries), unanswered


def test_a_query_that_is_not_answered_is_found() -> None:
    [query, *_] = tables.read("queries")
    assert query.is_answered(["/privacy/", "/topics/hikikomori/"])
    assert not query.is_answered(["/privacy/"])
    assert tables.Query("ja", "fax", ("/contact/*",)).is_answered(["/contact/hall/"])


EACH_WAY = {
    "収穫": "/guide/harvest/",
    "しゅうかく": "/guide/harvest/",  # as it is read
    "shuukaku": "/guide/harvest/",  # the same in Latin letters
    "刈り入れ": "/guide/harvest/",  # a synonym
    "収穫 片づけ": "/guide/harvest/",  # two words
    "収穫のしかた": "/guide/harvest/",  # a word and what follows it
    "新聞氏の上": "/guide/harvest/",  # pairs of letters
    "みずまき": "/guide/watering/",
    "みずまさ": "/guide/watering/",  # one slip
    "xyzzy": "",
    "・": "",
    "": "",
    "(*[": "",
}


def test_a_query_finds_in_each_way(at_root: Built, tmp_path: Path) -> None:
    found = results(at_root, tmp_path, [("ja", words) for words in EACH_WAY])
    wrong = [
        (words, urls[:FIRST])
        for (words, expected), urls in zip(EACH_WAY.items(), found, strict=True)
        if (expected not in urls[:FIRST] if expected else urls)
    ]
    assert wrong == []
