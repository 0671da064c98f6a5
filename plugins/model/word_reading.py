"""A word and its reading, and which part of the reading stands for which part of the word."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.model.address import Address

# Han characters and the signs that stand for one (Unicode, chapter 18).
HAN = "々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
DIGIT = "0-9０-９"
KANJI = pattern(f"[{HAN}]")
NUMBER = pattern(f"[{DIGIT}]")
PIECE = pattern(f"[{HAN}]+|[^{HAN}]+")
# The pieces where a number has no reading of its own.
COUNTED = pattern(f"[{DIGIT}]*[{HAN}]+|[^{HAN}{DIGIT}]+")
KANA = pattern(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
NAME = pattern(f"[^{DIGIT}]+")  # of a street: its number follows
SPLIT = "|"  # between the words of a compound, and between their readings
REMEMBERED = 8192  # words: lists of several languages have the same
HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}  # katakana → what sounds so


class Part(NamedTuple):
    """Some characters of a text, and their reading: "" where they need none, None where none is known."""

    text: str
    reading: str | None = ""


@lru_cache(REMEMBERED)
def fitted(word: str, reading: str) -> tuple[Part, ...]:
    """Return the parts of a word; () where the reading is not that of this word, or fits in several ways.

    Kana and digits stand in both: 少ない is すく-ない. Digits may be read with what follows: 14日.
    """
    if SPLIT in word or SPLIT in reading:
        words, readings = word.split(SPLIT), reading.split(SPLIT)
        found = [*map(fitted, words, readings)] if len(words) == len(readings) else [()]
        return tuple(part for parts in found for part in parts) if all(found) else ()
    pieces = (PIECE if NUMBER.search(reading) else COUNTED).findall(word)
    ways = _alignments(pieces, reading.translate(HIRAGANA))
    if len(ways) != 1:
        return ()
    shares = (reading[begin:end] for begin, end in pairwise((0, *ways[0])))
    parts = tuple(Part(p, share if KANJI.search(p) else "") for p, share in zip(pieces, shares, strict=True))
    told = [part.reading for part in parts if part.reading]
    return parts if told and all(map(KANA.fullmatch, told)) else ()


def _alignments(pieces: Iterable[str], reading: str) -> list[tuple[int, ...]]:
    """Return the ways to share a reading among pieces, two at most, as the places where each share ends."""
    ways: dict[int, list[tuple[int, ...]]] = {0: [()]}  # by where what is shared so far ends
    for piece in pieces:
        longer: dict[int, list[tuple[int, ...]]] = {}
        for begin, found in ways.items():
            if KANJI.search(piece):
                ends: Iterable[int] = range(begin + 1, len(reading) + 1)
            else:
                same = piece.translate(HIRAGANA)
                ends = [begin + len(same)] if reading.startswith(same, begin) else []
            for end in ends:
                longer[end] = [*longer.get(end, ()), *((*way, end) for way in found)][:2]
        ways = longer
    return ways.get(len(reading), [])


def places(address: Address, language: str) -> Iterator[tuple[str, str]]:
    """Yield the names in an address with their readings; none where these are not one for each name."""
    streets = NAME.match(address.street[language])
    names = (address.region[language], address.locality[language], streets[0] if streets else "")
    found = [*zip(names, address.reading.get(language, "").split(), strict=False)]
    if len(found) == len(names) and all(fitted(*pair) for pair in found):
        yield from found
