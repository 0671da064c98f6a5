"""What a page counts for each gram: two neighbours in its folded text, or one alone.

A neighbour is a character, or a whole word of Latin letters. theme/js/shards.js takes queries apart alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from plugins.model import folding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    # First character → words and their readings, the longest first.
    Words = Mapping[str, list[tuple[str, str]]]
    # Where a text stands, and how it looks as it is written and as it is read.
    Looks = list[tuple[int, list[str]]]

TEXT, TITLE, HEADING, DESCRIPTION = 0, 1, 2, 4  # where a text stands: hits have sums of these
TIMES = 8  # and this, as often as in texts
_WORD = "(?<![a-z])[a-z]++"
# One neighbour, and two of them where another one follows.
GRAM = re.compile(rf"(?=({_WORD}|[^a-z ]))(?=((?:{_WORD}(?: (?=[a-z]))?|[^a-z ])(?:[a-z]++|[^a-z ]))?)")
# Of titles and headings, all pairs of Latin letters too: names that are like a query share most.
PAIR, LETTERS, NAMES = re.compile("(?=([a-z]{2}))"), "~", TITLE | HEADING
# No folded text has katakana: here, it stands for kana within a word, where nothing begins.
WITHIN = {code: code + 0x60 for code in range(0x3041, 0x3097)}
ANYWHERE = {within: code for code, within in WITHIN.items()}
JOINED = re.compile("[A-Za-z]+(?:[・･&＆]+[A-Za-z]+)+")  # one word and several: S&J
LONGER_THAN = 3  # letters: what a slip is looked for among


def by_first(readings: Mapping[str, str]) -> Words:
    """Return a table of readings as `looks` takes it."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, reading in sorted(readings.items(), key=lambda item: -len(item[0])):
        found[word[0]].append((word, _inner(folding.kana(reading))))
    return found


def looks(page: Mapping[str, Any], words: Words) -> Looks:
    """Return the folded texts of a page of the index, in which katakana stands for kana within a word."""
    texts = [(TITLE, page["title"]), (DESCRIPTION, page["description"])]
    for _, heading, text in page["sections"]:
        texts += [(HEADING, heading), (TEXT, text)]
    return [(place, _looks(text, words)) for place, text in texts if text]


def hits(found: Looks) -> dict[str, int]:
    """Return gram → where it stands and how often: `TIMES` × times in texts + the sum of other places.

    A gram that begins with katakana stands within a word, `LETTERS` before letters of titles and headings.
    """
    sums: defaultdict[str, int] = defaultdict(int)
    names = (
        (place, {f"{LETTERS}{pair}": 1 for pair in PAIR.findall(own[0])})
        for place, own in found
        if place & NAMES
    )
    for gram, hit in _summed((*((place, _counted(own)) for place, own in found), *names)).items():
        key = _key(gram)
        before = sums[key]
        sums[key] = (before | hit) & (TIMES - 1) | (before // TIMES + hit // TIMES) * TIMES
    return sums


@lru_cache(folding.REMEMBERED)
def _key(gram: str) -> str:
    return gram[0] + gram[1:].translate(ANYWHERE)


def pattern(word: str) -> re.Pattern[str]:
    """Return what finds a folded word of any length in `looks` (`places` in theme/js/looking.js)."""
    is_latin, is_whole = re.match("[a-z]", word), re.fullmatch("[a-z]{1,3}", word)
    own = re.escape(word[:1]) + "".join(map(_anywhere, word[1:]))
    return re.compile("(?<![a-z])" * bool(is_latin) + f"(?={own}" + "(?![a-z])" * bool(is_whole) + ")")


def exact(word: re.Pattern[str], found: Looks) -> int:
    """Return what `hits` does, for the pattern of a word."""
    counted = ((place, {"": max(len(word.findall(look)) for look in own)}) for place, own in found)
    return _summed(counted)[""]


def _anywhere(sign: str) -> str:
    within = WITHIN.get(ord(sign))
    return f"[{sign}{chr(within)}]" if within else re.escape(sign)


def _summed(counted: Iterable[tuple[int, Mapping[str, int]]]) -> defaultdict[str, int]:
    sums: defaultdict[str, int] = defaultdict(int)
    for place, grams in counted:
        for gram, times in grams.items():
            if not place:
                sums[gram] += TIMES * times
            elif times:
                sums[gram] |= place
    return sums


def _counted(own: list[str]) -> Mapping[str, int]:
    """Return gram → how often it stands in a text as written, or as read where that is more often."""
    found, *others = (Counter(chain.from_iterable(GRAM.findall(look))) for look in own)
    for other in others:
        found |= other
    del found[""]  # where no second one follows
    return found


def vocabulary(page: Mapping[str, Any]) -> set[str]:
    """Return the words of a page that a slip may stand for."""
    texts = (text for section in page["sections"] for text in section[1:])
    return {
        token.folded
        for text in texts
        for token in folding.tokens(text)
        if token.kind in {"latin", "kana"} and len(token.folded) > LONGER_THAN
    }


def ends(word: str) -> Iterator[str]:
    """Yield by what a word is found with one slip, or two in a long one: one of them stays as it is."""
    yield f"<{word[:2]}"
    yield f">{word[-2:]}"
    if len(word) > 2 * LONGER_THAN - 1:
        yield from sorted({f"={word[at : at + 3]}" for at in (1, 2, 3)})


def _looks(text: str, readings: Words) -> list[str]:
    """Return a text folded as it is written and, where anything in it has a reading, as it is read.

    What is joined is there once more in parts, with two spaces between what are no neighbours.
    """
    joined = (token.folded for words in JOINED.findall(text) for token in folding.tokens(words))
    others = [parts] if (parts := "  ".join(joined)) else []
    found = folding.tokens(text)
    read, at, end, has_readings = list[str](), 0, 0, False
    for token in found:
        begin, end = end, end + len(token.text)
        while at < end:
            fitting = (pair for pair in readings.get(text[at], ()) if text.startswith(pair[0], at))
            if pair := next(fitting, None):
                read.append(pair[1])
                at, has_readings = at + len(pair[0]), True
            else:
                read += [_marked(token)] if at == begin else map(_marked, folding.tokens(text[at:end]))
                at = end
    return ["".join(map(_marked, found)), *(["".join(read)] if has_readings else []), *others]


@lru_cache(folding.REMEMBERED)
def _marked(token: folding.Token) -> str:
    folded, is_kana_or_kanji = token.folded, token.kind.startswith("kan")
    return folded if is_kana_or_kanji and len(folded) == len(token.text) else _inner(folded)


def _inner(folded: str) -> str:
    return folded[:1] + folded[1:].translate(WITHIN)
