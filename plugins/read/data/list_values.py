"""Propose how a list of words in TOML is meant that stands without brackets, quotation marks or commas."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from plugins.patterns import pattern
from plugins.read.characters import mended

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What people put round words and between them in the place of ", [ ] and a comma.
QUOTED = pattern(r"[\"'“”„‟＂″〝〟「『‘](?P<words>[^\"'“”„‟＂″〝〟「」『』‘’]+)[\"'“”„‟＂″〝〟」』’]")
AROUND = "\"'“”„‟＂″〝〟「」『』‘’[]［］【】{}｛｝ \t\u3000,，、"
BETWEEN = pattern(r"\s*[,，、]\s*")
APART = pattern(r"[\"“”]\s*[,，、]\s*[\"“”]")
DIALLED = pattern(r"[\d０-９()（）+＋\s‐-―−－ー-]+")  # digits of a telephone number, and what is between them


def proposed(text: str) -> str:
    """Return the list that a value is meant to be, as TOML writes it; "" for what holds no words."""
    bare = text.strip(AROUND)
    words = APART.split(bare)
    if len(words) == 1:
        parts = BETWEEN.split(bare)
        quoted = [found["words"] for found in QUOTED.finditer(text)]
        words = quoted or (parts if all(map(DIALLED.fullmatch, parts)) else words)
    words = [mended(word).strip() for word in words if word.strip()]
    return written(words) if words else ""


def joined(*texts: str) -> str:
    """Return one list of the words in several, each once; "" where one of them is no list of words."""
    lists = [_values(text) for text in texts]
    if not all(isinstance(each, list) and all(isinstance(word, str) for word in each) for each in lists):
        return ""
    return written([*dict.fromkeys(word for each in lists for word in each)])


def _values(text: str) -> Any:
    try:
        return tomllib.loads(f"list = {text}")["list"]
    except tomllib.TOMLDecodeError:
        return None


def written(words: Sequence[str]) -> str:
    """Return a list of words as TOML writes it."""
    return json.dumps(words, ensure_ascii=False)


def items(values: Iterable[object], languages: Iterable[str]) -> str:
    """Return a list of words in each language as TOML writes it; values may lack some, or name none."""
    tables = (value if isinstance(value, dict) else {next(iter(languages), ""): value} for value in values)
    shown = (
        ", ".join(
            f"{code} = {json.dumps(str(table.get(code, '')), ensure_ascii=False)}" for code in languages
        )
        for table in tables
    )
    return f"[{', '.join(f'{{ {words} }}' for words in shown)}]"
