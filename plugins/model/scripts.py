"""Tell whether words are written as a language is, or as another one of the site."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.languages import Language

# The rest of a word from its first two letters on, which is found without going back in what has no letters.
WORD = pattern(r"[^\W\d_]{2}\S*")  # single letters name things, or stand in tables
FEW = 0.1  # a part of the letters that makes no text, but a name within another one


class Fewest(NamedTuple):
    """How much of another language is more than a name: letters if it has no spaces, words if it has."""

    letters: int
    words: int


def may_be_other(text: str, own: Language, languages: Collection[Language]) -> list[Language]:
    """Return the languages that a text may be written in rather than in its own, at little cost."""
    size = _bytes(text)
    distance = abs(size - _bytes_of_name(own.label))
    return [other for other in languages if abs(size - _bytes_of_name(other.label)) < distance]


def other_language(
    words: str, own: Language, languages: Collection[Language], fewest: Fewest
) -> Language | None:
    """Return the language of the site that words are written in instead of their own, or None.

    Nothing can be told of languages that have the same script.
    """
    others = may_be_other(words, own, languages)
    return next((other for other in others if _is_written_in(words, own, other, fewest)), None)


def _bytes(text: str) -> float:
    """Return how many bytes of UTF-8 a character takes, which soon tells scripts apart."""
    return len(text.encode()) / len(text) if text else 0


_bytes_of_name = cache(_bytes)


def _is_written_in(words: str, own: Language, other: Language, fewest: Fewest) -> bool:
    if other.is_unspaced and sum(map(str.isalpha, words)) < fewest.letters:
        return False
    if not other.is_unspaced and len(WORD.findall(words)) < fewest.words:
        return False
    ours, theirs = _scripts(own.locale), _scripts(other.locale)
    letters = Counter(_letters(words))
    of_own = sum(count for script, count in letters.items() if 2 * ours[script] > theirs[script])
    of_other = sum(count for script, count in letters.items() if theirs[script] > 2 * ours[script])
    return of_own < FEW * letters.total() < of_other


@cache
def _scripts(locale: str) -> Counter[str]:
    """Return how often each script occurs in the names of countries as a language writes them (CLDR)."""
    from babel import Locale  # noqa: PLC0415 - few texts have letters of both

    return Counter(_letters("".join(Locale.parse(locale).territories.values())))


def _letters(text: str) -> Iterator[str]:
    """Yield the script of each letter: the first word of its name in Unicode."""
    yield from (_script(letter) for letter in text if letter.isalpha())


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
