"""Put readings over the kanji of HTML: of a whole page, or of a piece of one."""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plugins.model import ruby
from plugins.model.word_reading import KANJI

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.model.readings import Readings

    Address = Callable[[str], str]

# Nobody reads these as text, or they hold nothing but text; what is in <ruby> has a reading already.
LEFT_ALONE = frozenset({"head", "ruby", "script", "style", "svg", "textarea", "title"})
# Elements without an end (HTML, 13.1.2).
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
BREAK = "wbr"  # stands within words
HREF = re.compile(r'(?<=\shref=")[^"]*')
LEADS_OUT = re.compile(r'\s(?:rel="alternate"|lang=)')  # a version is called by its name in its own language


class Annotated(NamedTuple):
    """HTML with readings, and the runs of kanji that have none, each once."""

    html: str
    missing: tuple[str, ...]


def annotated(html: str, language: str, readings: Readings, lead: Address = str) -> Annotated:
    """Return HTML in which all kanji of its text have a reading above them, attributes as they are.

    What is marked as another language (BCP 47) is left alone. `lead` gets the address of each link to a
    place on the same host, and returns that to lead to; links to other versions of a page stay.
    """
    parser = _Annotator(language, readings, lead)
    parser.feed(html)
    parser.close()
    parser.flush()
    return Annotated("".join(parser.written), tuple(parser.missing))


class _Annotator(HTMLParser):
    """Writes what it reads, and text with readings once an element begins or ends."""

    def __init__(self, language: str, readings: Readings, lead: Address) -> None:
        super().__init__(convert_charrefs=False)
        self._language = language.partition("-")[0]
        self._readings, self._lead = readings, lead
        self.written: list[str] = []
        self.missing: dict[str, None] = {}
        self._text: list[str] = []  # what has been read since the last tag
        self._breaks: list[int] = []  # how many characters of it stand before each <wbr>
        self._is_in_link = False
        self._within, self._depth = "", 0  # the element that is left alone, and how many of its name are open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag, with the address that its link is to lead to."""
        written = ruby.unmarked(self.get_starttag_text() or "")
        if self._within:
            self._depth += tag == self._within
        elif tag == BREAK:
            self._breaks.append(sum(map(len, self._text)))
            return
        else:
            self.flush()
            if tag in LEFT_ALONE or (tag not in VOID and self._is_foreign(attrs)):
                self._within, self._depth = tag, 1
            elif tag == "a":
                self._is_in_link = True
                if not LEADS_OUT.search(written):
                    written = HREF.sub(lambda href: self._led(href[0]), written, count=1)
        self.written.append(written)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element that ends at once, which only drawings have; in HTML it means nothing."""
        if self._within:
            self.written.append(self.get_starttag_text() or "")
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Write the end of an element."""
        if not self._within:
            self.flush()
            self._is_in_link &= tag != "a"
        elif tag == self._within:
            self._depth -= 1
            self._within = self._within if self._depth else ""
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep words until they end, or write what is left alone."""
        if self._within:
            self.written.append(ruby.unmarked(data))
        else:
            self._text.append(data)

    def handle_entityref(self, name: str) -> None:
        """Take a character by its name."""
        self.handle_data(f"&{name};" if self._within else unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """Take a character by its number."""
        self.handle_entityref(f"#{name}")

    def handle_decl(self, decl: str) -> None:
        """Write the document type."""
        self.written.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        """Leave it out: our pages have none."""

    def flush(self) -> None:
        """Write the text that has been read, with its readings."""
        text, at, first = "".join(self._text), 0, len(self.written)
        for found in ruby.MARKED.finditer(text) if ruby.BEGINS in text else ():
            self._write(text[at : found.start()], at)
            self.written.append(_element(*found.groups()))
            at = found.end()
        self._write(text[at:], at)
        self.written += [f"<{BREAK}>"] * (len(text) in self._breaks)
        self._text, self._breaks = [], []
        # Many links are flex containers, in which each ruby element would become an item of its own.
        if self._is_in_link and any(piece.startswith("<ruby>") for piece in self.written[first:]):
            self.written.insert(first, "<span>")
            self.written.append("</span>")

    def _write(self, text: str, at: int) -> None:
        """Write words that begin after so many characters; within a word with a reading no line breaks."""
        if not KANJI.search(text) and not self._breaks:
            self.written.append(escape(text, quote=False))
            return
        self.missing |= dict.fromkeys(self._readings.missing(text))
        for part in self._readings.read(text):
            end = at + len(part.text)
            if at in self._breaks:
                self.written.append(f"<{BREAK}>")
            if part.reading:
                self.written.append(_element(part.text, part.reading))
            else:
                ends = [place for place in self._breaks if at < place < end]
                pieces = (part.text[i - at : j - at] for i, j in pairwise([at, *ends, end]))
                self.written.append(f"<{BREAK}>".join(escape(piece, quote=False) for piece in pieces))
            at = end

    def _led(self, address: str) -> str:
        return escape(self._lead(unescape(address)))

    def _is_foreign(self, attributes: list[tuple[str, str | None]]) -> bool:
        return any(
            name == "lang" and value and value.partition("-")[0] != self._language
            for name, value in attributes
        )


def _element(word: str, reading: str) -> str:
    return ruby.ELEMENT.format(word=escape(word, quote=False), reading=escape(reading, quote=False))
