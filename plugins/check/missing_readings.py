"""Tell what has no reading, with the words around it and the line to add to the list of readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plugins.model.word_reading import HAN, NUMBER, SPLIT
from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.readings import Readings

MOST = 10  # words of one file that are told one by one
NEAR = 12  # characters on each side of a word: enough to tell how it is read
ENDS = "。．！？!?\n"  # of sentences
LEFT_OUT = "…"
MARKUP = pattern(r"\]\([^)]*\)|[\[*`#>|]")
# A kanji and the first kana, which tell how it is read (来られ is not read as 来ます is); particles do not.
_KANA = r"(?![のをにはがもへとでや])[\u3041-\u3096]"
WITH_KANA = pattern(rf"[{HAN}]{_KANA}(?:{_KANA})?")


class Unread(NamedTuple):
    """A run of kanji that has no reading, its line, and the text that it stands in."""

    line: int
    word: str
    text: str


def told(path: str, found: Iterable[Unread], readings: Readings) -> Iterator[Problem]:
    """Yield a message for each of the first runs without a reading in a file, and one for all others."""
    first: dict[str, Unread] = {}
    for unread in found:
        first[unread.word] = min(unread, first.get(unread.word, unread))
    in_order = sorted(first.values(), key=lambda unread: unread.line)
    yield from (_told(path, unread, readings) for unread in in_order[:MOST])
    if others := in_order[MOST:]:
        details = {"words": "、".join(unread.word for unread in others), "count": str(len(others))}
        yield Problem(path, others[0].line, "missing-readings", details)


def _told(path: str, unread: Unread, readings: Readings) -> Problem:
    counted = NUMBER.sub("", unread.word)
    tables = {"words": readings.words, "counters": readings.counters}
    own, other = tables if counted == unread.word else reversed(tables)
    details = {"word": unread.word, "around": around(unread.word, unread.text)}
    longer = own == "words" and WITH_KANA.match(unread.text, unread.text.find(unread.word))
    details |= {"table": f"[readings.{own}]", "entry": f'"{longer[0] if longer else counted}" = ""'}
    if (entry := _entry(counted, tables[other])) and not _entry(counted, tables[own]):
        details |= {"other": f"[readings.{other}]", "entry": entry}
        return Problem(path, unread.line, "reading-in-other-part", details)
    return Problem(path, unread.line, "missing-reading", details)


def _entry(word: str, table: Mapping[str, str]) -> str:
    return next((f'"{key}" = "{table[key]}"' for key in table if key.replace(SPLIT, "") == word), "")


def around(word: str, text: str) -> str:
    """Return a word with what stands near it in its sentence, without the signs of Markdown."""
    text = MARKUP.sub("", text).strip()
    at = text.find(word)
    if at < 0:
        return word
    begin = max((text.rfind(sign, 0, at) + 1 for sign in ENDS), default=0)
    end = min((text.find(sign, at) % (len(text) + 1) for sign in ENDS), default=len(text))
    first, last = max(begin, at - NEAR), min(end, at + len(word) + NEAR)
    before, behind = text[first:at].lstrip(), text[at:last].rstrip()
    return f"{LEFT_OUT * (first > begin)}{before}{behind}{LEFT_OUT * (last < end)}"
