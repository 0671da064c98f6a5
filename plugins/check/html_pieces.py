"""Read the HTML that stands in a text, piece by piece, and find what may not stand there."""

from __future__ import annotations

from html.parser import HTMLParser

from plugins.check import content_model
from plugins.check.html_tokens import END_MAY_BE_LEFT_OUT
from plugins.read.markdown import sanitizer

WITHOUT_END = frozenset({"br", "hr", "img", "wbr"})
# What goes with an element around it, once that is told.
PART_OF = {
    **dict.fromkeys(("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"), ("table",)),
    "li": ("ol", "ul"),
    "option": ("select",),
    "source": ("audio", "picture", "video"),
}
EMBEDDED = frozenset({"audio", "embed", "iframe", "object", "video"})  # what shows another file or page
# Element → those before which its end may be left out.
ENDS_BEFORE = {
    **dict.fromkeys(("dd", "dt"), ("dd", "dt")),
    **dict.fromkeys(("rp", "rt"), ("rp", "rt")),
    "p": content_model.BLOCKS,
}

Found = tuple[int, str, dict[str, str]]  # line, problem code, details
Attributes = list[tuple[str, str | None]]


class Pieces(HTMLParser):
    """Reads the HTML that stands in a text, piece by piece, and collects what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Found] = []
        self._open: list[content_model.Open] = []
        self._refused: set[str] = set()

    def read(self, html: str, line: int, *, in_heading: bool) -> None:
        """Read a piece, which stands in a line of the text."""
        self.reset()
        self._in_heading = in_heading
        self.lineno = line
        self.feed(html)
        self.close()

    def finish(self) -> list[Found]:
        """Return everything that is wrong, with what was never closed."""
        left = [element for element in self._open if element.tag not in END_MAY_BE_LEFT_OUT]
        return [*self.found, *((element.line, "unclosed-html", {"tag": element.tag}) for element in left)]

    def _note(self, code: str, details: dict[str, str]) -> None:
        self.found.append((self.getpos()[0], code, details))

    def _refuse(self, tag: str, attrs: Attributes | None = None) -> None:
        self._refused.add(tag)
        if tag in EMBEDDED:
            self._note("embedded", {"tag": tag, "address": _address(dict(attrs or []))})
        elif self._refused.isdisjoint(PART_OF.get(tag, ())):
            self._note("html-not-allowed", {"tag": tag})

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Look at an element that begins, and at its attributes."""
        if tag not in sanitizer.HTML:
            self._refuse(tag, attrs)
            return
        self._close_what_ends_before(tag)
        parents = content_model.where(tag, self._open)
        if parents:
            self._note("html-not-there", {"text": f"<{tag}>", "parents": parents})
        elif parents is None or (self._in_heading and tag in content_model.BLOCKS):
            self._note("html-not-here", {"tag": tag})
        if self._open:
            self._open[-1].children.append(tag)
        for name, value in attrs:
            if wrong := wrong_attribute(tag, name, value or ""):
                self._note(*wrong)
        if tag == "time" and "datetime" not in dict(attrs):
            self._note("html-incomplete", {"tag": tag, "missing": 'datetime="2027-01-05"'})
        if tag not in WITHOUT_END:
            self._open.append(content_model.Open(tag, self.getpos()[0]))

    def _close_what_ends_before(self, tag: str) -> None:
        """Close elements whose end may be left out before another one of their kind (HTML, 13.1.2.4)."""
        while self._open and tag in ENDS_BEFORE.get(self._open[-1].tag, ()):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Look at an element that ends."""
        if tag in self._refused or tag in WITHOUT_END:
            return
        if tag not in sanitizer.HTML:
            self._refuse(tag)
            return
        while self._open and self._open[-1].tag != tag and self._open[-1].tag in END_MAY_BE_LEFT_OUT:
            self._open.pop()
        if self._open and self._open[-1].tag == tag:
            element = self._open.pop()
            if missing := content_model.missing(element):
                self.found.append((element.line, "html-incomplete", {"tag": tag, "missing": f"<{missing}>"}))
        else:
            self._note("unclosed-html", {"tag": tag})

    def handle_data(self, data: str) -> None:
        """Note that there are words right in an element; those of a list must stand in its parts."""
        words = data.lstrip()
        if self._open and words:
            self._open[-1].has_words = True
            if self._open[-1].tag in content_model.CHILDREN:
                line = self.getpos()[0] + data[: -len(words)].count("\n")
                details = {"text": words.rstrip()[:10], "parents": "<dt> / <dd>"}
                self.found.append((line, "html-not-there", details))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Look at an element that begins: the slash at its end means nothing in HTML."""
        self.handle_starttag(tag, attrs)

    def handle_decl(self, decl: str) -> None:
        """Refuse a declaration."""
        self._refuse(f"!{decl.split(maxsplit=1)[0]}")

    def handle_pi(self, data: str) -> None:
        """Refuse a processing instruction."""
        self._refuse(f"?{data.split(maxsplit=1)[0]}")

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002 - its name
        """Refuse `<![…`, where `HTMLParser` may raise."""
        self._refuse("![CDATA[")
        return i + len("<![")


def _address(attributes: dict[str, str | None]) -> str:
    """Return the address of what an element embeds, as a link can have it."""
    address = attributes.get("src") or attributes.get("data") or ""
    return f"https:{address}" if address.startswith("//") else address or "https://…"


def wrong_attribute(tag: str, name: str, value: str) -> tuple[str, dict[str, str]] | None:
    """Return the problem that an attribute is, or None where it may stand as it is."""
    if sanitizer.is_allowed(tag, name, value):
        is_right = content_model.is_right(tag, name, value)
        return None if is_right else ("html-value", {"tag": tag, "attribute": name, "value": value})
    if name.startswith("＃"):
        return "leftover-id", {"text": f"{{{name}}}"}
    if name == "style":
        return "inline-style", {}
    if name == "class":
        unknown = " ".join(word for word in value.split() if not sanitizer.is_allowed(tag, name, word))
        if "admonition" in value.split():
            return "unknown-box", {"text": unknown, "known": ", ".join(sanitizer.BOXES)}
        return "unknown-class", {"text": unknown}
    return "attribute-not-allowed", {"attribute": name}
