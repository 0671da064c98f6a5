"""Links that editors write as paths to files, so that they also work on the code host."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plugins.model.text import Use

PAGE = ".md"
# A URL as browsers take it without a change (URL Standard, 4.3), and of which no part hides where it leads.
_HOST = r"(?:[\w-]{1,63}\.)+[\w-]{2,63}(?::\d{1,5})?"
_PART = r"(?:[\w!$&'()*+,./:;=?@~-]|%[0-9A-Fa-f]{2})*"
WEB_ADDRESS = pattern(rf"https?://{_HOST}(?:[/?]{_PART})?(?:#{_PART})?", re.IGNORECASE)
DOWNLOAD = ".pdf"  # plugins/model/downloads.py
MAIL = "mailto:"  # which angle brackets do without
FILENAME, STATIC = "filename", "static"  # Pelican's own words for links to pages and to other files
# Only in the attributes that `resolver` is asked for: a text may show such words too.
NAMED = pattern(rf"""(<[^<>]*\s(?:href|src)=")\{{(?P<what>{FILENAME}|{STATIC})\}}/(?P<path>[^"#]+)""")
# As the sanitizer writes it: attributes may hold anything but quotation marks, and no link holds another one.
ATTRIBUTES = r'(?:[^<>"]|"[^"]*")*'
TO_DOWNLOAD = pattern(
    rf'<a\b(?P<before>{ATTRIBUTES}?)\shref="\{{{STATIC}\}}/(?P<path>[^"#]+{re.escape(DOWNLOAD)})'
    rf'(?P<fragment>(?:\#[^"]*)?)"(?P<behind>{ATTRIBUTES})>(?P<words>.*?)</a>',
    re.DOTALL,
)
BEFORE, BEHIND = pattern(r"[(<\s:]"), pattern(r"""[\s)>"']|\Z""")  # what an address stands between
PICTURES = "images/"  # below content/


def may_lead_to(path: str) -> bool:
    """Tell whether a file below content/ is one that has an address of its own: a page, a picture, a PDF."""
    return path.endswith((PAGE, DOWNLOAD)) or path.startswith(PICTURES)


class Link(NamedTuple):
    """An address, taken apart; `path` is the file below content/ that it leads to, "" for the page itself.

    `path` is None where the address is none of a file: it has a scheme or a host, or cannot be read.
    """

    scheme: str = ""
    host: str = ""
    path: str | None = None
    fragment: str = ""


class Used(NamedTuple):
    """A link or a picture in a text, where it leads, and the line that it is in."""

    use: Use
    link: Link
    line: int


class Target(NamedTuple):
    """Where a link to a page leads: as written, to which file ("" for its own page) and which id there."""

    address: str
    path: str
    fragment: str
    line: int


def used(source: str, uses: Iterable[Use], body: str, first_line: int) -> Iterator[Used]:
    """Yield all links and pictures of the text `source` (a path below content/)."""
    for use, line in with_lines(uses, body, first_line):
        yield Used(use, link(source, use.address), line)


def link(source: str, address: str) -> Link:
    """Return what an address in the text `source` (a path below content/) means."""
    try:
        parts = urlsplit(address)
    except ValueError:  # an address that is none, such as http://[x
        return Link(scheme="?")
    if parts.scheme or parts.netloc:
        return Link(parts.scheme, parts.netloc)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))
    return Link(path=target if parts.path else "", fragment=unquote(parts.fragment))


def relative(path: str, source: str) -> str:
    """Return how the text `source` writes the path of a file; both lie below content/."""
    return posixpath.relpath(path, posixpath.dirname(source))


def resolver(source: str, exists: Callable[[str], bool]) -> Callable[[str, str], str]:
    """Return a function for `Converter.convert` that turns paths to files into what `resolved` puts in place.

    `exists` tells of a path below content/ whether it is published; other addresses stay as they are.
    """

    def resolve(tag: str, address: str) -> str:
        found = link(source, address)
        if not found.path or not exists(found.path):
            return address
        what = FILENAME if tag == "a" and found.path.endswith(PAGE) else STATIC
        fragment = f"#{found.fragment}" if found.fragment else ""
        return f"{{{what}}}/{found.path}{fragment}"

    return resolve


def resolved(html: str, page: Callable[[str], str], static: Callable[[str], str]) -> str:
    """Return converted text with addresses; `page` and `static` return that of a file below content/."""
    address = {FILENAME: page, STATIC: static}
    return NAMED.sub(lambda m: m[1] + address[m["what"]](m["path"]), html)


def with_downloads(html: str, link: Callable[[str, str, str, str], str]) -> str:
    """Return converted text with other links to PDFs.

    `link` returns one by the path of the file below content/, the fragment, other attributes and the words,
    all as they stand in the text.
    """

    def other(found: re.Match[str]) -> str:
        return link(found["path"], found["fragment"], found["before"] + found["behind"], found["words"])

    return TO_DOWNLOAD.sub(other, html) if DOWNLOAD in html else html


def with_lines(uses: Iterable[Use], body: str, first_line: int) -> Iterator[tuple[Use, int]]:
    """Yield each use of an address with the line that it is in; a repeated one with the next such line."""
    seen: Counter[str] = Counter()
    for use in uses:
        seen[use.address] += 1
        if found := [*islice(places(use.address, body), seen[use.address])]:
            yield use, first_line + body.count("\n", 0, found[-1])
        else:  # not written as it is read, or empty
            written = (use.address.removeprefix(MAIL), f"[{use.words}]")
            text = next((text for text in written if text and text in body), "")
            yield use, line_of(text, body, first_line, seen[use.address])


def places(address: str, body: str) -> Iterator[int]:
    """Yield each place where an address stands, and not as a part of another one."""
    at = body.find(address, 1) if address else -1
    while at > 0:
        end = at + len(address)
        is_whole = BEFORE.match(body, at - 1) and BEHIND.match(body, end)
        if is_whole:
            yield at
        at = body.find(address, end if is_whole else at + 1)


def line_of(text: str, body: str, first_line: int, number: int = 1) -> int:
    """Return the line in which `text` stands for the `number`th time, or failing that the one before."""
    at = -1
    for _ in range(number):
        found = body.find(text, at + 1) if text else -1
        if found < 0:
            break
        at = found
    return first_line + body.count("\n", 0, max(at, 0))
