"""Check that all kanji which readers see have a reading, and that readings fit their words.

A reading is never guessed: where none is certain, whoever writes is asked for it.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from plugins.check.other_language import PLACE, texts
from plugins.model import formats, ruby
from plugins.model.fields import WORDS
from plugins.model.lifecycle import State
from plugins.model.links import line_of
from plugins.model.readings import NUMBER, SPLIT, fitted, places
from plugins.read.furigana import annotated
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.address import Address
    from plugins.model.data import Data
    from plugins.model.languages import Language
    from plugins.model.readings import Readings
    from plugins.model.source import Source
    from plugins.model.types import Key

    Found = Iterable[tuple[int, str]]  # the line of a run of kanji that has no reading, and the run
    Places = Mapping[Key, tuple[str, int]]  # where a key of the data stands

MOST = 10  # words of one file that are told one by one
TABLE = "readings"  # of the data
FILLED_IN_HERE = re.compile(r"%\(\w+\)s")  # a place in a string of a catalogue
FILLED_IN, NUMERAL = "\ufffc", "1"  # what may stand there: a word, whichever it is, or a number
# Nobody sees these on a page, or only in attributes, which show no readings.
UNSEEN: tuple[Key, ...] = (
    ("developer",),
    ("site", "description"),
    ("site", "share_image"),
    ("site", "share_image_text"),
)


def in_text(source: Source, readings: Readings) -> Iterator[Problem]:
    """Yield what has no reading in a page: mistakes, but in a draft one hint."""
    found = [*_of_entries(source, readings), *_of_body(source, readings)]
    if source.value("Status") != State.DRAFT:
        yield from told(source.shown, found)
    elif found:
        words = "、".join(dict.fromkeys(word for _, word in found))
        yield Problem(source.shown, min(found)[0], "reading-to-come", {"words": words})


def _of_entries(source: Source, readings: Readings) -> Iterator[tuple[int, str]]:
    hidden = "Description" if source.value("Summary") else ""  # lists show the summary instead
    for key in WORDS:
        value = (key != hidden and source.value(key)) or ()
        for words in [value] if isinstance(value, str) else value:
            yield from ((source.line(key), word) for word in _missing(words, source.language, readings))


def _of_body(source: Source, readings: Readings) -> Iterator[tuple[int, str]]:
    document = source.document
    lines = ruby.RUBY.sub(lambda m: " " * len(m[0]), document.body).split("\n")
    for word in annotated(source.converted.html, source.language, readings).missing:
        unread = (
            number for number, line in enumerate(lines) if word in line and word in readings.missing(line)
        )
        yield document.body_line + next(unread, 0), word


def _missing(words: str, language: str, readings: Readings) -> tuple[str, ...]:
    """Return the runs of kanji in words, braces with readings allowed, of which no reading is known."""
    return annotated(escape(ruby.marked(words)), language, readings).missing


def told(path: str, found: Found) -> Iterator[Problem]:
    """Yield a message for each of the first runs without a reading in a file, and one for all others."""
    lines: dict[str, int] = {}
    for line, word in found:
        lines[word] = min(line, lines.get(word, line))
    words = sorted(lines, key=lambda word: lines[word])
    for word in words[:MOST]:
        counted = NUMBER.sub("", word)
        table = "words" if counted == word else "counters"
        details = {"word": word, "table": f"[readings.{table}]", "entry": f'"{counted}" = ""'}
        yield Problem(path, lines[word], "missing-reading", details)
    if others := words[MOST:]:
        details = {"words": "、".join(others), "count": str(len(others))}
        yield Problem(path, lines[others[0]], "missing-readings", details)


def in_data(
    data: Data, where: Places, languages: Mapping[str, Language], known: Mapping[str, Readings]
) -> Iterator[Problem]:
    """Yield what has no reading in the data, and readings that do not fit."""
    if known:
        yield from _unfit(data, where)
    found: dict[str, list[tuple[int, str]]] = {}
    for code, readings in known.items():
        unread = {key: address for key, address in _addresses(data) if not [*places(address, code)]}
        for key, address in unread.items() if not languages[code].edition_of else ():
            names = " ".join((address.region[code], address.locality[code], address.street[code]))
            yield Problem(*_place((*key, "reading", code), where), "place-reading", {"names": names})
        for key, words in _seen(data, languages[code], languages):
            if not any(key[: len(address)] == address for address in unread):
                path, line = _place(key, where)
                missing = _missing(PLACE.sub(FILLED_IN, words), code, readings)
                found.setdefault(path, []).extend((line, word) for word in missing)
    for path, words_found in found.items():
        yield from told(path, words_found)


def _seen(data: Data, own: Language, languages: Mapping[str, Language]) -> Iterator[tuple[Key, str]]:
    """Yield all words that pages show of the data, each with its key, and what a language calls things."""
    for key, code, words in texts(data, (), languages):
        if code == own.code and not any(key[: len(unseen)] == unseen for unseen in UNSEEN):
            yield (*key, code), words
    yield from ((("topics", i, "hashtag"), topic.hashtag) for i, topic in enumerate(data.topics))
    yield from (((TABLE,), name) for name in formats.names(own, languages))


def _addresses(data: Data) -> Iterator[tuple[Key, Address]]:
    yield from ((("offices", i, "address"), office.address) for i, office in enumerate(data.offices))
    yield from ((("also_printed", i, "address"), each.address) for i, each in enumerate(data.also_printed))


def _unfit(data: Data, where: Places) -> Iterator[Problem]:
    """Yield words whose reading cannot be theirs, and words that are there twice, with or without a bar."""
    for table in ("words", "counters"):
        first: dict[str, str] = {}
        for word, reading in getattr(data.readings, table).items():
            place = _place((TABLE, table, word), where)
            details = {"word": word, "reading": reading}
            if not fitted(word, reading):
                yield Problem(*place, "unfit-reading", details)
            elif (other := first.setdefault(word.replace(SPLIT, ""), word)) != word:
                yield Problem(*place, "reading-twice", {**details, "other": other})


def _place(key: Key, where: Places) -> tuple[str, int]:
    while key not in where:
        key = key[:-1]
    return where[key]


def in_catalogue(
    strings: Iterable[str], text: str, path: str, code: str, readings: Readings
) -> Iterator[Problem]:
    """Yield what has no reading in the strings of a catalogue; `text` is the whole of its file.

    Whether what is filled in ends in a number or not, one of both must do.
    """
    found: list[tuple[int, str]] = []
    for string in strings:
        tried = [_missing(FILLED_IN_HERE.sub(sign, string), code, readings) for sign in (FILLED_IN, NUMERAL)]
        found += ((line_of(word, text, 1), word) for word in min(tried, key=len))
    yield from told(path, found)
