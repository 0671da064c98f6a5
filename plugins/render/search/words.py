"""How the words of many texts are read, as one table that gives no word a wrong reading in them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plugins.model import ruby
from plugins.model.folding import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.readings import Readings

    Places = dict[int, tuple[str, str]]  # where a word begins, the word and its reading


def table(texts: Iterable[str], readings: Readings) -> dict[str, str]:
    """Return word → how it is read in texts, in which readings are still set off (ruby.py).

    The longest word that fits is taken by whoever has the table, with the tokens of folding.py between them.
    Words that would be read in another way then, somewhere, are left out: nothing is guessed.
    """
    known = [_read(text, readings) for text in dict.fromkeys(texts)]
    found = {word: reading for _, places in known for word, reading in places.values()}
    while wrong := _wrong(known, _by_first(found)):  # without a word, another one is the longest somewhere
        for word in wrong:
            del found[word]
    return dict(sorted(found.items()))


def _read(text: str, readings: Readings) -> tuple[str, Places]:
    """Return a text without the readings that are set off, and all readings in it."""
    places: Places = {}
    plain = ""
    for i, piece in enumerate(ruby.MARKED.split(text)):
        if i % 3 == 1:  # a word that is set off; its reading follows
            word = piece
        elif i % 3 == 2:  # noqa: PLR2004 - as above
            places[len(plain)] = (word, piece)
            plain += word
        else:
            for part in readings.read(piece):
                if part.reading:
                    places[len(plain)] = (part.text, part.reading)
                plain += part.text
    return plain, places


def _by_first(words: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Return first character → the words that begin with it, the longest first."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, reading in sorted(words.items(), key=lambda item: -len(item[0])):
        found[word[0]].append((word, reading))
    return found


def _wrong(known: list[tuple[str, Places]], words: Mapping[str, list[tuple[str, str]]]) -> set[str]:
    """Return the words that the table reads in another way than a text is read."""
    return {
        word
        for text, places in known
        for at, word, reading in _by_table(text, words)
        if places.get(at) != (word, reading)
    }


def _by_table(text: str, words: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[int, str, str]]:
    at = 0
    while at < len(text):
        fitting = (pair for pair in words.get(text[at], ()) if text.startswith(pair[0], at))
        if pair := next(fitting, None):
            yield at, *pair
            at += len(pair[0])
        else:
            at = TOKEN.match(text, at).end()  # type: ignore[union-attr]  # there always is one
