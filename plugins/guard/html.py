"""HTML inside Markdown: only what cannot run, load or break the page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.guard.prose import AUTOLINK, without_code
from plugins.links import line_of
from plugins.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plugins.source import Source

# What Markdown has no sign for and what neither runs nor loads anything.
ALLOWED = re.compile(
    "abbr|b|br|cite|dd|del|details|dfn|div|dl|dt|figcaption|figure|i|ins|kbd|mark|p|q|rp|rt|ruby|s|samp|small"
    "|span|sub|summary|sup|time|u|var|wbr"
)
# What runs, loads, or changes the page as a whole.
ACTIVE = re.compile(
    "applet|audio|base|button|canvas|dialog|embed|fencedframe|form|frame|frameset|iframe|input|link|math|meta"
    "|noscript|object|param|portal|script|select|source|style|svg|template|textarea|title|track|video"
)
# A sign that opens no tag for Markdown, as in a<b: another one comes before it is closed.
NO_TAG = re.compile(
    rf"<(?![!?]|/?(?:{ALLOWED.pattern}|{ACTIVE.pattern})[\s/>])(?=[^<>]*(?:<|\Z))", re.IGNORECASE
)
_SECTION = re.compile(r"<!\[(?:\w+\[)?")
MARK = re.compile(r"\{(?:attach|author|category|filename|index|static|tag)\}")  # Pelican's own links
WITHOUT_END = frozenset({"br", "wbr"})
END_MAY_BE_LEFT_OUT = frozenset({"dd", "dt", "p", "rp", "rt"})  # HTML, 13.1.2.4
LOADING = frozenset({"action", "background", "data", "formaction", "ping", "poster", "src", "srcset"})
# Any < but that of a tag which can do no harm, written as Python-Markdown writes tags. Most pages have none,
# and to parse one takes as long as several other checks together.
UNUSUAL = re.compile(
    rf"<(?!/?(?!{ACTIVE.pattern})[a-z][a-z0-9]*"
    rf"""(?:[ ](?:src="[\w.{{][^"<>:&]*"|(?!on|style|{"|".join(sorted(LOADING))})[a-z-]+="[^"<>]*"))*>)"""
)
LINKED, EMBEDDED = ("http:", "https:"), ("data:image/",)  # what a link and an element in SVG may name
HARMFUL = frozenset({"active-html", "event-handler", "foreign-source", "inline-style"})

Found = tuple[int, str, dict[str, str]]  # line, problem code, details


class _Parser(HTMLParser):
    """Collects what is wrong with the tags of a text, and which are open."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Found] = []
        self.open: list[tuple[str, int]] = []

    def _tell(self, code: str, **details: str) -> None:
        self.found.append((self.getpos()[0], code, details))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ACTIVE.fullmatch(tag):
            self._tell("active-html", tag=tag)
        elif not ALLOWED.fullmatch(tag):
            self._tell("html-not-allowed", tag=tag)
        for code, details in wrong_attributes(attrs):
            self._tell(code, **details)
        if ALLOWED.fullmatch(tag) and tag not in WITHOUT_END:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in WITHOUT_END and ALLOWED.fullmatch(tag):
            self._tell("unclosed-html", tag=tag)
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in WITHOUT_END or not ALLOWED.fullmatch(tag):
            return
        while self.open and self.open[-1][0] != tag and self.open[-1][0] in END_MAY_BE_LEFT_OUT:
            self.open.pop()
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        else:
            self._tell("unclosed-html", tag=tag)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002 - its name
        """Tell of `<![…`: `HTMLParser` may raise there, and browsers see its end earlier than XML does."""
        self._tell("html-not-allowed", tag=_SECTION.match(self.rawdata, i)[0][1:])  # type: ignore[index]
        return i + len("<![")

    def finish(self) -> None:
        """Add what was never closed."""
        self.close()
        left = ((line, tag) for tag, line in self.open if tag not in END_MAY_BE_LEFT_OUT)
        self.found += [(line, "unclosed-html", {"tag": tag}) for line, tag in left]


class _PictureParser(_Parser):
    """The same for XML, whose names have prefixes and where almost any element may load something."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag, attrs = _local(tag), [(_local(name), value) for name, value in attrs]
        super().handle_starttag(tag, attrs)
        for name, value in attrs:
            address = (value or "").strip()
            harmless = LINKED if tag == "a" else EMBEDDED
            if name == "href" and is_foreign(address) and not address.lower().startswith(harmless):
                self._tell("foreign-source", address=address)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def wrong(source: Source) -> Iterator[Problem]:
    """Yield what HTML in a text and attributes in braces may not do."""
    body, first_line = source.document.body, source.document.body_line
    found = [*_in_text(body), *_in_braces(source)]
    for line, code, details in (*found, *_in_result(source, [(code, details) for _, code, details in found])):
        yield Problem(source.shown, first_line + line - 1, code, details)


def _parsed(html: str) -> list[Found]:
    parser = _Parser()
    parser.feed(html)
    parser.finish()
    return parser.found


def _in_text(body: str) -> list[Found]:
    return _parsed(NO_TAG.sub(" ", AUTOLINK.sub(lambda m: " " * len(m[0]), without_code(body))))


def _in_braces(source: Source) -> Iterator[Found]:
    """Yield what attributes such as `{onclick=…}` do."""
    for name, value in source.converted.attributes:
        for code, details in wrong_attributes([(name, value)]):
            yield line_of(f"{name}=", source.document.body, 1), code, details


def _in_result(source: Source, told: Collection[tuple[str, dict[str, str]]]) -> Iterator[Found]:
    """Yield the harm that is done only once converted: what seemed to be code may be none for Markdown."""
    if not UNUSUAL.search(source.converted.html):
        return
    for _, code, details in _parsed(source.converted.html):
        if code in HARMFUL and (code, details) not in told:
            text = next(iter(details.values()), "style")
            yield line_of(text.lower(), source.document.body.lower(), 1), code, details


def wrong_picture(svg: str, path: str) -> Iterator[Problem]:
    """Yield what a picture in SVG may not do: it could be opened by itself."""
    parser = _PictureParser()
    parser.feed(svg)
    for line, code, details in parser.found:
        if code in {"event-handler", "foreign-source"} or details.get("tag") in {"script", "iframe"}:
            yield Problem(path, line, code, details)
    if (at := svg.find("<!ENTITY")) >= 0:  # could stand for any element
        yield Problem(path, svg[:at].count("\n") + 1, "active-html", {"tag": "!ENTITY"})


def wrong_attributes(attributes: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield code and details of each attribute that runs, styles, loads from elsewhere or is left over."""
    for name, value in attributes:
        if name.startswith("on"):
            yield "event-handler", {"attribute": name}
        elif name == "style":
            yield "inline-style", {}
        elif name in LOADING and is_foreign(value or ""):
            yield "foreign-source", {"address": value or ""}
        elif found := MARK.match(value or ""):
            yield "leftover-markup", {"text": found[0]}


def is_foreign(address: str) -> bool:
    """Tell whether an address lies on another host, or is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
