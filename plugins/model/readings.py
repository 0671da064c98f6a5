"""How words are read: the longest word of a list that fits each place of a text, and what none fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from plugins.model.types import Words
from plugins.model.word_reading import DIGIT, HAN, KANJI, NUMBER, SPLIT, Part, fitted, places
from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from plugins.model.address import Address

RUN = pattern(f"[{DIGIT}]*[{HAN}]+")
UNREAD = pattern(f"[{HAN}]+")
NOTHING = pattern(r"(?!)")
JOINED = pattern(f"[{HAN}\u30a1-\u30fcA-Za-z]")  # what a single kanji is joined to when it follows
JOINED_TO = pattern("[\u30a1-\u30fcA-Za-z]+\\Z")  # all of it, where a kanji needs more to be one word
REMEMBERED = 8192  # texts: menus and footers are the same on every page


class Entry(NamedTuple):
    """A word of the list, its parts, and what may not stand right before and behind it."""

    word: str
    parts: tuple[Part, ...]
    before: re.Pattern[str]
    behind: re.Pattern[str]

    def fits(self, text: str, at: int) -> bool:
        """Tell whether the word, which stands at a place of a text, is no piece of another one there."""
        is_piece = (at and self.before.match(text, at - 1)) or self.behind.match(text, at + len(self.word))
        return not is_piece


@dataclass(frozen=True, eq=False)  # what is remembered of a text, is so for one object
class Readings:
    """Words with their readings, in which those of a text are looked up.

    `counters` are words that are read so right behind a number: 年 in 2024年. Kanji behind one are read in no
    other way. Words whose reading does not fit are left out.
    """

    words: Words
    counters: Words

    def with_places(self, addresses: Iterable[Address], language: str) -> Readings:
        """Return them with the names of places, as addresses say that they are read."""
        names = {name: reading for address in addresses for name, reading in places(address, language)}
        return Readings(Words({**self.words, **names}), self.counters)

    @cached_property
    def read(self) -> Callable[[str], tuple[Part, ...]]:
        """Return the function that returns the parts of a text, whose `text` together are the whole of it."""
        return lru_cache(REMEMBERED)(lambda text: tuple(self._parts(text)))

    @cached_property
    def _by_first(self) -> tuple[_Index, _Index]:
        return _Index(self.words), _Index(self.counters)

    @cached_property
    def _starts(self) -> re.Pattern[str]:
        """Return the pattern of what a word may begin with."""
        firsts = "".join(first for index in self._by_first for first in index.words)
        return re.compile(f"[{HAN}{re.escape(firsts)}]")

    def _parts(self, text: str) -> Iterator[Part]:
        done = 0
        for found in self._starts.finditer(text):
            at = found.start()
            if at < done:  # within a word
                continue
            if entry := self._longest(text, at):
                end, parts = at + len(entry.word), entry.parts
            elif run := UNREAD.match(text, at):
                end, parts = run.end(), (Part(run[0], None),)
            else:
                continue
            if at > done:
                yield Part(text[done:at])
            yield from parts
            done = end
        if text[done:]:
            yield Part(text[done:])

    def _longest(self, text: str, at: int) -> Entry | None:
        words, counters = self._by_first
        known = [words]
        if at and NUMBER.match(text, at - 1):
            known = [counters] if KANJI.match(text, at) else [counters, words]
        for index in known:
            for entry in index[text[at]]:
                if text.startswith(entry.word, at) and entry.fits(text, at):
                    return entry
        return None

    def missing(self, text: str) -> list[str]:
        """Return the runs of kanji of which no reading is known, each once: what to enter with a reading.

        With them stand a number before them, and what a single kanji is joined to.
        """
        parts = self.read(text)
        if all(part.reading is not None for part in parts):
            return []
        found, at = dict[str, None](), 0
        runs = [*RUN.finditer(text)]
        for part in parts:
            if part.reading is None:
                unread = (run for run in runs if run.start() <= at < run.end())
                found |= {
                    f"{_joined(text, run.start()) if len(run[0]) == 1 else ''}{run[0]}": None
                    for run in unread
                }
            at += len(part.text)
        return [*found]


def _joined(text: str, at: int) -> str:
    """Return the katakana or Latin letters right before a place of a text."""
    found = JOINED_TO.search(text, 0, at)
    return found[0] if found else ""


def _entry(word: str, reading: str) -> Entry:
    """Return a word of the list, and where it is a piece of another word.

    A single kanji beside others is read in too many ways to be one of a compound: 人, 本人, ページ中.
    The same holds for one behind kana that ends a word: 読む方 is no piece of 読む方法.
    """
    word, parts = word.replace(SPLIT, ""), fitted(word, reading)
    if NUMBER.match(word):
        return Entry(word, parts, NUMBER, NOTHING)
    begins_alone = KANJI.match(word) and len(KANJI.findall(word)) == 1
    ends_alone = KANJI.match(word[-1:]) and not KANJI.match(word[-2:-1])
    return Entry(word, parts, JOINED if begins_alone else NOTHING, KANJI if ends_alone else NOTHING)


class _Index(dict[str, list[Entry]]):
    """First character → the words that begin with it, the longest first; each is made when it is asked for.

    One text has few of them, and to make all takes as long as to read it.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        super().__init__()
        self.words: dict[str, list[tuple[str, str]]] = {}
        for word, reading in table.items():
            self.words.setdefault(word.replace(SPLIT, "")[:1], []).append((word, reading))

    def __missing__(self, first: str) -> list[Entry]:
        found = (_entry(word, reading) for word, reading in self.words.get(first, ()))
        self[first] = sorted((entry for entry in found if entry.parts), key=lambda entry: -len(entry.word))
        return self[first]


NO_READINGS = Readings(Words({}), Words({}))
