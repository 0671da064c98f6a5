"""Put readings over the kanji of HTML: of a whole page, or of a piece of one."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plugins.model import ruby
from plugins.model.readings import REMEMBERED
from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plugins.model.readings import Readings
    from plugins.model.word_reading import Part

    Address = Callable[[str], str]

# Nobody reads these as text, or they hold nothing but text; what is in <ruby> has a reading already.
LEFT_ALONE = frozenset({"head", "ruby", "script", "style", "svg", "textarea", "title"})
# Elements without an end (HTML, 13.1.2).
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
BREAK = "<wbr>"  # stands within words
# A tag of an element, a document type or a comment.
TAG = pattern(
    r"""<(?:(?P<end>/?)(?P<name>[a-z][^\s/>]*)[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*|!(?:--.*?--|[^>-]*))>""",
    re.DOTALL,
)
LANGUAGE = pattern(r'\slang="([^"-]+)')
HREF = pattern(r'(?<=\shref=")[^"]*')
LEADS_OUT = pattern(r'\s(?:rel="alternate"|lang=)')  # a version is called by its name in its own language


class Annotated(NamedTuple):
    """HTML with readings, and the runs of kanji that have none, each once."""

    html: str
    missing: tuple[str, ...]


def annotated(html: str, language: str, readings: Readings, lead: Address = str) -> Annotated:
    """Return HTML in which all kanji of its text have a reading above them, attributes as they are.

    What is marked as another language (BCP 47) is left alone. `lead` gets the address of each link to a
    place on the same host, and returns that to lead to; links to other versions of a page stay.
    """
    annotator = _Annotator(language, readings, lead)
    annotator.read(html)
    return Annotated("".join(annotator.written), tuple(annotator.missing))


class _Annotator:
    """Writes what it reads, and text with readings once an element begins or ends."""

    def __init__(self, language: str, readings: Readings, lead: Address) -> None:
        self._language = language.partition("-")[0]
        self._readings, self._lead = readings, lead
        self.written: list[str] = []
        self.missing: dict[str, None] = {}
        self._text = ""  # what has been read since the last tag
        self._breaks: tuple[int, ...] = ()  # how many characters of it stand before each <wbr>
        self._is_in_link = False

    def read(self, html: str) -> None:
        """Read all of some HTML."""
        at = 0
        while found := TAG.search(html, at):
            self._text += unescape(html[at : found.start()])
            at = found.end()
            if found[0] == BREAK:
                self._breaks = (*self._breaks, len(self._text))
                continue
            self._flush()
            if self._is_left_alone(found):
                at = _end(html, found)
                self.written.append(ruby.unmarked(html[found.start() : at]))
            elif found["name"]:
                self.written.append(self._tag(ruby.unmarked(found[0]), found["name"]))
            else:
                self.written.append(found[0])
        self._text += unescape(html[at:])
        self._flush()

    def _is_left_alone(self, found: re.Match[str]) -> bool:
        name = found["name"]
        if not name or found["end"]:
            return False
        own = name not in VOID and LANGUAGE.search(found[0])
        return name in LEFT_ALONE or bool(own and own[1] != self._language)

    def _tag(self, tag: str, name: str) -> str:
        """Return a tag, with the address that its link is to lead to."""
        if name != "a":
            return tag
        self._is_in_link = tag != "</a>"
        return tag if LEADS_OUT.search(tag) else HREF.sub(lambda href: self._led(href[0]), tag, count=1)

    def _led(self, address: str) -> str:
        return escape(self._lead(unescape(address)))

    def _flush(self) -> None:
        """Write the text that has been read, with its readings."""
        if not self._text and not self._breaks:
            return
        html, missing = _words(self._readings, self._text, self._breaks)
        # Many links are flex containers, in which each ruby element would become an item of its own.
        self.written.append(f"<span>{html}</span>" if self._is_in_link and "<ruby>" in html else html)
        self.missing |= dict.fromkeys(missing)
        self._text, self._breaks = "", ()


def _end(html: str, begun: re.Match[str]) -> int:
    """Return where the element ends that begins with a tag."""
    depth = 1
    for found in re.compile(rf"<(/?){begun['name']}\b[^>]*>").finditer(html, begun.end()):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(html)


@lru_cache(REMEMBERED)
def _words(readings: Readings, text: str, breaks: tuple[int, ...]) -> Annotated:
    """Return text as HTML with its readings; `breaks` tells how many characters stand before each <wbr>."""
    written, missing, at = list[str](), list[str](), 0

    def add(end: int) -> None:
        piece = text[at:end]
        written.extend(_read(readings.read(piece), at, breaks))
        missing.extend(readings.missing(piece))

    for found in ruby.MARKED.finditer(text) if ruby.BEGINS in text else ():
        add(found.start())
        written.append(_element(*found.groups()))
        at = found.end()
    add(len(text))
    written += [BREAK] * (len(text) in breaks)
    return Annotated("".join(written), tuple(missing))


def _read(parts: Iterable[Part], at: int, breaks: tuple[int, ...]) -> Iterator[str]:
    """Yield parts that begin after so many characters; within a word with a reading no line breaks."""
    for part in parts:
        end = at + len(part.text)
        if at in breaks:
            yield BREAK
        if part.reading:
            yield _element(part.text, part.reading)
        else:
            ends = [place for place in breaks if at < place < end]
            pieces = (part.text[i - at : j - at] for i, j in pairwise([at, *ends, end]))
            yield BREAK.join(escape(piece, quote=False) for piece in pieces)
        at = end


def _element(word: str, reading: str) -> str:
    return ruby.ELEMENT.format(word=escape(word, quote=False), reading=escape(reading, quote=False))
