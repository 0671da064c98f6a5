"""Check that all kanji which readers see have a reading, and that readings fit their words.

A reading is never guessed: where none is certain, whoever writes is asked for it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plugins.check.missing_readings import Unread, told
from plugins.check.other_language import PLACE, texts
from plugins.model import ruby
from plugins.model.fields import WORDS
from plugins.model.lifecycle import State
from plugins.model.links import line_of
from plugins.model.word_reading import HAN, KANJI, SPLIT, fitted, places
from plugins.patterns import pattern
from plugins.read.characters import mended
from plugins.read.furigana import annotated
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from plugins.model.address import Address
    from plugins.model.data import Data
    from plugins.model.languages import Language
    from plugins.model.readings import Readings
    from plugins.model.source import Source
    from plugins.model.types import Key

    Places = Mapping[Key, tuple[str, int]]  # where a key of the data stands

TABLE = "readings"  # of the data
PLAIN = pattern(rf"[{HAN}\u3041-\u30fc0-9{SPLIT}]+")  # as most words are: quicker than to mend them
FILLED_IN_HERE = pattern(r"%\(\w+\)s")  # a place in a string of a catalogue
FILLED_IN, NUMERAL = "\ufffc", "1"  # what may stand there: a word, whichever it is, or a number
# Nobody sees these on a page, or only in attributes, which show no readings.
UNSEEN: tuple[Key, ...] = (
    ("developer",),
    ("site", "description"),
    ("site", "share_image"),
    ("site", "share_image_text"),
)


def in_text(source: Source, readings: Readings, wrong: Collection[int]) -> Iterator[Problem]:
    """Yield what has no reading in a page: mistakes, but in a draft one hint.

    Of `wrong` lines nothing is asked: their words are not as they should be, or not where.
    """
    found = [*_of_entries(source, readings), *_of_body(source, readings)]
    found = [unread for unread in found if unread.line not in wrong]
    if source.value("Status") != State.DRAFT:
        yield from told(source.shown, found, readings)
    elif found:
        words = "、".join(dict.fromkeys(unread.word for unread in found))
        yield Problem(source.shown, min(found).line, "reading-to-come", {"words": words})


def _of_entries(source: Source, readings: Readings) -> Iterator[Unread]:
    hidden = "Description" if source.value("Summary") else ""  # lists show the summary instead
    for key in WORDS:
        value = (key != hidden and source.value(key)) or ()
        for words in [value] if isinstance(value, str) else value:
            for word in _missing(words, readings):
                yield Unread(source.line(key), word, ruby.words(words))


def _of_body(source: Source, readings: Readings) -> Iterator[Unread]:
    document = source.document
    shown = ruby.words(document.body).split("\n")
    lines = ruby.RUBY.sub(lambda m: " " * len(m[0]), document.body).split("\n")
    for word in annotated(source.converted.html, source.language, readings).missing:
        at = next(_places(word, lines, readings), 0)
        near = "".join(line.strip() for line in shown[at : at + 2])
        yield Unread(document.body_line + at, word, shown[at] if word in shown[at] else near)


def _places(word: str, lines: list[str], readings: Readings) -> Iterator[int]:
    """Yield each line, counted from 0, in which a word has no reading, or at whose end it begins."""
    yield from (at for at, line in enumerate(lines) if word in line and word in readings.missing(line))
    joined = (f"{line.rstrip()}{behind.lstrip()}" for line, behind in pairwise(lines))
    yield from (at for at, text in enumerate(joined) if word in text)


def _missing(words: str, readings: Readings) -> list[str]:
    """Return the runs of kanji in words, braces with readings allowed, of which no reading is known."""
    return readings.missing(ruby.MARKED.sub(ruby.BAR, ruby.marked(words)))


def in_data(
    data: Data, where: Places, languages: Mapping[str, Language], known: Mapping[str, Readings]
) -> Iterator[Problem]:
    """Yield what has no reading in the data, and readings that do not fit."""
    wanted = any(language.furigana for language in languages.values())
    if wanted and not data.readings.words:
        yield Problem(*_place((TABLE, "words"), where), "no-readings")
    if known:
        yield from _unfit(data, where)
    found: dict[str, list[Unread]] = {}
    for code, readings in known.items():
        unread = {key: address for key, address in _addresses(data) if not [*places(address, code)]}
        for key, address in unread.items() if not languages[code].edition_of else ():
            names = " ".join((address.region[code], address.locality[code], address.street[code]))
            yield Problem(*_place((*key, "reading", code), where), "place-reading", {"names": names})
        for key, words in _seen(data, languages[code], languages):
            if not any(key[: len(address)] == address for address in unread):
                path, line = _place(key, where)
                missing = _missing(PLACE.sub(FILLED_IN, words), readings)
                found.setdefault(path, []).extend(Unread(line, word, ruby.words(words)) for word in missing)
    for path, in_file in found.items():
        yield from told(path, in_file, data.readings)


def _seen(data: Data, own: Language, languages: Mapping[str, Language]) -> Iterator[tuple[Key, str]]:
    """Yield all words that pages show of the data, each with its key, and what a language calls things."""
    from plugins.model import formats  # noqa: PLC0415 - most checks need none of it

    for key, code, words in texts(data, (), languages):
        if code == own.code and not any(key[: len(unseen)] == unseen for unseen in UNSEEN):
            yield (*key, code), words
    yield from ((("topics", i, "hashtag"), topic.hashtag) for i, topic in enumerate(data.topics))
    yield from (((TABLE,), name) for name in formats.names(own, languages))


def _addresses(data: Data) -> Iterator[tuple[Key, Address]]:
    yield from ((("offices", i, "address"), office.address) for i, office in enumerate(data.offices))
    yield from ((("also_printed", i, "address"), each.address) for i, each in enumerate(data.also_printed))


def _unfit(data: Data, where: Places) -> Iterator[Problem]:
    """Yield words whose reading cannot be theirs, or is not needed, and words that are there twice."""
    for table in ("words", "counters"):
        first: dict[str, str] = {}
        for word, reading in getattr(data.readings, table).items():
            place = _place((TABLE, table, word), where)
            details = {"word": word, "reading": reading}
            if not PLAIN.fullmatch(word) and (right := mended(word.replace("｜", SPLIT)).strip()) != word:
                right = f'"{right}" = "{reading.replace("｜", SPLIT)}"'
                yield Problem(*place, "reading-signs", {**details, "right": right})
            elif not KANJI.search(word):
                yield Problem(*place, "reading-without-kanji", details)
            elif not fitted(word, reading):
                yield Problem(*place, "unfit-reading", details)
            elif (other := first.setdefault(word.replace(SPLIT, ""), word)) != word:
                yield Problem(*place, "reading-twice", {**details, "other": other})


def _place(key: Key, where: Places) -> tuple[str, int]:
    while key not in where:
        key = key[:-1]
    return where[key]


def in_catalogue(strings: Iterable[str], text: str, path: str, readings: Readings) -> Iterator[Problem]:
    """Yield what has no reading in the strings of a catalogue; `text` is the whole of its file.

    Whether what is filled in ends in a number or not, one of both must do.
    """
    found: list[Unread] = []
    for string in strings:
        tried = [_missing(FILLED_IN_HERE.sub(sign, string), readings) for sign in (FILLED_IN, NUMERAL)]
        found += (Unread(line_of(word, text, 1), word, string) for word in min(tried, key=len))
    yield from told(path, found, readings)
