"""The second way to the text, for many pages: small files of grams, which name pages, and a record a page."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import lru_cache
from itertools import groupby
from math import log2
from typing import TYPE_CHECKING, Any

from plugins.model import folding
from plugins.render.search import grams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PAGES, GRAMS = "pages/", "grams/"  # folders beside the index
SIZE = 3_000  # bytes of a shard at most, on average: about 1,000 with brotli
# Words that begin alike lie in one shard: a query may be their beginning.
ROUTE = re.compile("([a-z]{4})[a-z]+$")
POINTS = {grams.TITLE: 7, grams.HEADING: 4, grams.DESCRIPTION: 1.5}  # as in theme/js/ranking.js
MOST = 26  # times that are told apart
FNV_PRIME, FNV_BASIS = 0x01000193, 0x811C9DC5  # FNV-1a, 32 bits


def files(content: Mapping[str, Any]) -> dict[str, bytes]:
    """Return path below the index's folder → content, for the pages and readings of an index."""
    pages = content["pages"]
    shards = _shards(_entries(content))
    found = {f"{GRAMS}{number}.json": dumped(shard) for number, shard in enumerate(shards)}
    for number, page in enumerate(reversed(pages)):
        found[f"{PAGES}{number}.json"] = dumped(page)
    return found


def root(content: Mapping[str, Any], shards: int, module: str) -> dict[str, Any]:
    """Return what the search page loads first: an index with numbers instead of its pages.

    Pages are numbered from the last to the first, the newest: so one more changes no other's number.
    """
    weights = [page["weight"] for page in reversed(content["pages"])]
    return {
        **content,
        "pages": [[weight, len([*same])] for weight, same in groupby(weights)],
        "shards": shards,
        "module": module,
    }


def _entries(content: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in shards: text by gram, by synonym, and by what words begin or end with."""
    words = grams.by_first(content["readings"])
    groups = [[folding.fold(word) for word in group] for group in content["synonyms"]]
    patterns = {word: grams.pattern(word) for group in groups for word in group if word.strip()}
    hits: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    vocabulary: set[str] = set()
    for number, page in enumerate(reversed(content["pages"])):
        looks = grams.looks(page, words)
        for gram, hit in grams.hits(looks).items():
            hits[gram].append((number, hit))
        for key, hit in _synonyms(groups, patterns, looks):
            hits[key].append((number, hit))
        vocabulary |= grams.vocabulary(page)
    similar: defaultdict[str, set[str]] = defaultdict(set)
    for word in vocabulary:
        for end in grams.ends(word):
            similar[end].add(word)
    return {
        **{gram: _packed(found) for gram, found in hits.items()},
        **{end: " ".join(sorted(found)) for end, found in similar.items()},
    }


def _synonyms(
    groups: list[list[str]], patterns: Mapping[str, re.Pattern[str]], looks: grams.Looks
) -> Iterator[tuple[str, int]]:
    """Yield what counts for each word of the synonyms on a page, and for the best word of each group."""
    plain = ["\n".join(own).translate(grams.ANYWHERE) for _, own in looks]
    page, found = "\n".join(plain), dict[str, int]()
    for word, own in patterns.items():
        if word in page:  # in most it is not: to look there first takes a third of the time
            found[word] = grams.exact(
                own, [look for look, text in zip(looks, plain, strict=True) if word in text]
            )
    yield from ((f"#{word}", hit) for word, hit in found.items() if hit)
    for number, group in enumerate(groups):
        if best := max((found[word] for word in group if word in found), key=_points, default=0):
            yield f"#{number}", best


@lru_cache(grams.TIMES * MOST)
def _points(hit: int) -> float:
    times, places = divmod(hit, grams.TIMES)
    return sum(points for place, points in POINTS.items() if places & place) + log2(1 + times)


def _packed(found: Iterable[tuple[int, int]]) -> str:
    """Return pages as text: how many are passed over, a capital for where it stands, times in its text."""
    text, after = list[str](), 0
    for number, hit in found:
        if number > after:
            text.append(str(number - after))
        text.append(_shown(hit))
        after = number + 1
    return "".join(text)


@lru_cache(grams.TIMES * MOST)
def _shown(hit: int) -> str:
    times, places = divmod(hit, grams.TIMES)
    return (chr(64 + places) if places else "") + chr(96 + min(times, MOST))


def _shards(entries: Mapping[str, str]) -> list[dict[str, str]]:
    size = sum(len(key.encode()) + len(text.encode()) + 6 for key, text in entries.items())
    count = 1
    while count * SIZE < size:
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for key, text in sorted(entries.items()):
        shards[_hash(ROUTE.sub(r"\1", key.translate(grams.ANYWHERE))) % count][key] = text
    return shards


def _hash(text: str) -> int:
    found = FNV_BASIS
    for sign in text:
        found = (found ^ ord(sign)) * FNV_PRIME & 0xFFFFFFFF
    return found >> 8  # the lower bits alone hardly differ


def dumped(content: Any) -> bytes:
    """Return JSON without spaces."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
