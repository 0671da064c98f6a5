"""Texts are folded alike by the build and by the search page, and into what is expected."""

from __future__ import annotations

import random
import unicodedata
from typing import TYPE_CHECKING

import pytest

from plugins.model import folding
from plugins.model.folding import fold
from tests.search import scripts, tables
from tests.site.built import PROJECT, SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = (
    "const tokens = search.reader(given.rules);"
    "return given.texts.map((text) => tokens(text).map((token) => [token.text, token.folded, token.kind]));"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ﾋｷｺﾓﾘ", "ひきこもり"),
        ("ﾊﾟﾝﾄﾞﾗ", "ぱんどら"),
        ("引き篭り", "引き籠り"),
        ("コンピューター", "こんぴゆーた"),
        ("ゔぢづゐゑを", "ぶじずいえお"),
        ("クッキー、クツキー", "くつき くつき"),
        ("０５６６−９１−５４１６", "0566915416"),
        ("+81 566-91-5416", "0566915416"),
        ("0566(91)5416", "0566915416"),
        ("2-3-9", "239"),
        ("S&Jパンドラ", "sjぱんどら"),
        ("S＆J・パンドラ", "sjぱんどら"),
        ("電話の しかた", "電話のしかた"),
        ("電話\nしかた", "電話 しかた"),
        ("相談（カウンセリング）", "相談 かうんせりんぐ "),
        ("counselling counseling", "counsel counsel"),
        ("programmes program", "program program"),
        ("families family", "famili famili"),
        ("centres center", "center center"),
        ("organised organize", "organiz organiz"),
        ("colour color", "color color"),
        ("addresses address", "adres adres"),
        ("printing printed print", "print print print"),
        ("Café café", "caf caf"),
        ("readers’ reader", "reader reader"),
        ("self-esteem", "self estem"),
        ("ＦＡＸ", "fax"),
        ("", ""),
    ],
)
def test_what_is_spelled_in_several_ways_becomes_the_same(text: str, expected: str) -> None:
    assert fold(text) == expected


def random_strings(count: int) -> list[str]:
    """Return strings of letters, signs and whatever else Unicode has had for long, the same each time."""
    source = random.Random(23)  # noqa: S311 - no secret
    common = "あアｱァっッーｰ・ゔぢをヴ漢字篭籠々aAéÉßÀ'’&＆-−ー(（+＋0０9９ \n\u3000。、!~ﾞﾟıİŉﬁ①㈱㍿"
    planes = [*range(0x20, 0xD800), *range(0xE000, 0x30000)]
    unicodedata_of_old = unicodedata.ucd_3_2_0  # newer tables of node and Python may differ from each other
    return [
        "".join(
            char
            for char in (
                source.choice(common) if source.random() < 0.7 else chr(source.choice(planes))
                for _ in range(source.randrange(1, 24))
            )
            if unicodedata_of_old.category(char) != "Cn"
        )
        for _ in range(count)
    ]


def test_the_build_and_the_page_fold_alike(tmp_path: Path) -> None:
    paths = [*PROJECT.glob("content/**/*.md"), *PROJECT.glob("content/**/*.toml"), *SAMPLE.rglob("*.md")]
    queries = [query.words for name in tables.NAMES for query in tables.read(name)]
    texts = [*(path.read_text(encoding="utf-8") for path in paths), *queries, *random_strings(3_000)]
    found = scripts.run(tmp_path, PROGRAM, {"rules": folding.rules(), "texts": texts})
    expected = [[[*token] for token in folding.tokens(text)] for text in texts]
    different = [(text, a, b) for text, a, b in zip(texts, expected, found, strict=True) if a != b]
    assert different[:3] == []


def test_another_rule_would_be_found(tmp_path: Path) -> None:
    rules = {**folding.rules(), "endings": []}
    [found] = scripts.run(tmp_path, PROGRAM, {"rules": rules, "texts": ["programmes"]})
    assert found != [[*token] for token in folding.tokens("programmes")]
