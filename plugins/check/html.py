"""HTML in texts: nothing but what the sanitizer leaves as it is, and each fault with its line."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from plugins.check.html_tokens import END_MAY_BE_LEFT_OUT, HtmlTokens
from plugins.check.prose import without_code
from plugins.model.links import line_of
from plugins.read.characters import in_line
from plugins.read.markdown import sanitizer
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.source import Source

WITHOUT_END = frozenset({"br", "hr", "img", "wbr"})
# What goes with an element around it, once that is told.
PART_OF = {
    **dict.fromkeys(("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"), ("table",)),
    "li": ("ol", "ul"),
    "option": ("select",),
    "source": ("audio", "picture", "video"),
}
REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);?", re.IGNORECASE)
NOT_A_LINE_END = re.compile(r"[^\n]")
SHOWN = 60  # characters of a line that are shown

Found = tuple[int, str, dict[str, str]]  # line, problem code, details
Attributes = list[tuple[str, str | None]]


class _Pieces(HTMLParser):
    """Reads the HTML that stands in a text, piece by piece, and collects what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Found] = []
        self._open: list[tuple[str, int]] = []
        self._refused: set[str] = set()

    def read(self, html: str, line: int) -> None:
        """Read a piece, which stands in a line of the text."""
        self.reset()
        self.lineno = line
        self.feed(html)
        self.close()

    def finish(self) -> list[Found]:
        """Return everything that is wrong, with what was never closed."""
        left = ((line, tag) for tag, line in self._open if tag not in END_MAY_BE_LEFT_OUT)
        return [*self.found, *((line, "unclosed-html", {"tag": tag}) for line, tag in left)]

    def _note(self, code: str, details: dict[str, str]) -> None:
        self.found.append((self.getpos()[0], code, details))

    def _refuse(self, tag: str) -> None:
        self._refused.add(tag)
        if self._refused.isdisjoint(PART_OF.get(tag, ())):
            self._note("html-not-allowed", {"tag": tag})

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag not in sanitizer.HTML:
            self._refuse(tag)
            return
        for name, value in attrs:
            if not sanitizer.is_allowed(tag, name, value or ""):
                self._note(*_of_attribute(tag, name, value or ""))
        if tag not in WITHOUT_END:
            self._open.append((tag, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._refused or tag in WITHOUT_END:
            return
        if tag not in sanitizer.HTML:
            self._refuse(tag)
            return
        while self._open and self._open[-1][0] != tag and self._open[-1][0] in END_MAY_BE_LEFT_OUT:
            self._open.pop()
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        else:
            self._note("unclosed-html", {"tag": tag})

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)  # the slash at its end means nothing in HTML

    def handle_decl(self, decl: str) -> None:
        self._refuse(f"!{decl.split(maxsplit=1)[0]}")

    def handle_pi(self, data: str) -> None:
        self._refuse(f"?{data.split(maxsplit=1)[0]}")

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002 - its name
        """Refuse `<![…`, where `HTMLParser` may raise."""
        self._refuse("![CDATA[")
        return i + len("<![")


def wrong(source: Source) -> Iterator[Problem]:
    """Yield what is not allowed in HTML that a text holds, and in its attributes in braces."""
    for line, code, details in (*_in_raw(source), *_in_braces(source), *_in_references(source)):
        yield Problem(source.shown, source.document.body_line + line - 1, code, details)


def changed(source: Source) -> Iterator[Problem]:
    """Yield the first place where the sanitizer had to change a text: browsers would not read it as meant.

    Nothing of that is published. It need only be asked where nothing else is wrong.
    """
    converted = source.converted
    for html, cleaned in zip(converted.unsanitized, converted.sections, strict=True):
        if html != cleaned and HtmlTokens(html).tokens != HtmlTokens(cleaned).tokens:
            at = next(
                (i for i, pair in enumerate(zip(html, cleaned, strict=False)) if pair[0] != pair[1]),
                len(cleaned),
            )
            before = [line for line, piece in _pieces(source) if 0 <= html.find(piece) <= at]
            number = before[-1] if before else 1
            text = source.document.body.split("\n")[number - 1].strip()[:SHOWN]
            line = source.document.body_line + number - 1
            yield Problem(source.shown, line, "changed-html", {"text": text})
            return


def _in_raw(source: Source) -> list[Found]:
    """Return what is wrong with the HTML that stands in a text."""
    parser = _Pieces()
    for line, piece in _pieces(source):
        parser.read(piece, line)
    return parser.finish()


def _in_references(source: Source) -> Iterator[Found]:
    """Yield each character that no text may have and that is written as a character reference."""
    body = source.document.body
    if "&" not in body:
        return
    written = {
        unescape(found[0]): body.count("\n", 0, found.start()) + 1 for found in REFERENCE.finditer(body)
    }
    for character, line in written.items():
        if character in source.converted.html:  # and not in code, say
            yield from ((line, code, details) for code, details in in_line(character))


def _in_braces(source: Source) -> Iterator[Found]:
    """Yield what attributes such as `{onclick=…}` may not do, and kinds of box that there are not."""
    body = source.document.body
    for tag, name, value in source.converted.attributes:
        code, details = _of_attribute(tag, name, value)
        text = details.get("text", "").split()
        words = [*(f"{sign}{word}" for word in text for sign in ("!!! ", ".")), f"{name}=", name]
        yield line_of(next((text for text in words if text in body), ""), body, 1), code, details


def _of_attribute(tag: str, name: str, value: str) -> tuple[str, dict[str, str]]:
    """Return the problem that an attribute is which is not allowed."""
    if name.startswith("＃"):
        return "leftover-markup", {"text": f"{{{name}}}"}
    if name == "style":
        return "inline-style", {}
    if name == "class":
        unknown = " ".join(word for word in value.split() if not sanitizer.is_allowed(tag, name, word))
        if "admonition" in value.split():
            return "unknown-box", {"text": unknown, "known": ", ".join(sanitizer.BOXES)}
        return "unknown-class", {"text": unknown}
    return "attribute-not-allowed", {"attribute": name}


def _pieces(source: Source) -> list[tuple[int, str]]:
    """Return each piece of HTML that stands in a text, in order, with its line, counted from 1.

    Python-Markdown notes what it takes for blocks before what stands within lines.
    """
    whole, found = source.document.body, list[tuple[int, str]]()
    rest = without_code(whole) if source.converted.raw else ""
    for piece in (piece.strip() for piece in source.converted.raw if "<" in piece):
        places = (rest.find(piece), whole.find(piece), whole.find(piece.split("\n")[0]))
        at = next((place for place in places if place >= 0), 0)
        rest = rest[:at] + NOT_A_LINE_END.sub(" ", rest[at : at + len(piece)]) + rest[at + len(piece) :]
        found.append((at, piece))
    return [(whole.count("\n", 0, at) + 1, piece) for at, piece in sorted(found)]
