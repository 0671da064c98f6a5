"""How the words of many texts are read, as one table that gives no word a wrong reading in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.model import ruby
from plugins.model.folding import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.model.readings import Readings

    Places = dict[int, tuple[str, str]]  # where a word begins, the word and its reading


def table(texts: Iterable[str], readings: Readings) -> dict[str, str]:
    """Return word → how it is read in texts, in which readings are still set off (ruby.py).

    The longest word that fits is taken by whoever has the table, with the tokens of folding.py between them.
    Words that would be read in another way then, somewhere, are left out: nothing is guessed.
    """
    known = [_read(text, readings) for text in dict.fromkeys(texts)]
    found = {word: reading for _, places in known for word, reading in places.values()}
    asked = known
    while wrong := _wrong(asked, found):  # without a word, another one is the longest somewhere
        for word in wrong:
            del found[word]
        asked = [read for read in known if any(word in read[0] for word in wrong)]
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


def _wrong(known: Iterable[tuple[str, Places]], words: Mapping[str, str]) -> set[str]:
    """Return the words that the table reads in another way than a text is read."""
    if not words:
        return set()
    firsts = "".join(map(re.escape, {word[0] for word in words}))
    longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    parts = re.compile(rf"(?=[{firsts}])({longest})|{TOKEN.pattern}", TOKEN.flags)
    return {
        part[1]
        for text, places in known
        for part in parts.finditer(text)
        if part[1] and places.get(part.start()) != (part[1], words[part[1]])
    }
