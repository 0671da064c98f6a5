"""Find and replace the addresses of links and pictures in a text, exactly where Markdown reads them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from plugins.model.links import link, relative, with_lines
from plugins.read.markdown.converter import Converter
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from plugins.model.text import Converted

QUOTED = ("href", "src")  # attributes of HTML that hold addresses
END_OF_PATH = re.compile(r"[?#]|\Z")


class Change(NamedTuple):
    """An address that is replaced: in which line of the text, counted from 1, and by what."""

    line: int
    old: str
    new: str


class _Attributes(HTMLParser):
    """Collects the addresses in a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes that hold an address."""
        self.found += (value for name, value in attrs if name in QUOTED and value)


class Addresses:
    """Finds addresses with one parser for all texts: making one takes longer than a short text."""

    def __init__(self) -> None:
        self._converter = Converter(lambda text: [text])

    def moved(self, body: str, source: str, now: str, moves: Mapping[str, str]) -> tuple[str, list[Change]]:
        """Return a text in which all addresses lead where they led, and what was changed.

        `source` is its path below content/, `now` the path that it gets, `moves` maps the former paths of
        pages to new ones. Raises `BadValueError` with the line of an address that cannot be replaced.
        """
        before = self._found(body)
        wanted = {
            number: new
            for number, address in enumerate(before)
            if (new := _moved(address, source, now, moves)) != address
        }
        if not wanted:
            return body, []
        spots = _spots(body, {before[number] for number in wanted})
        # Each place gets a name of its own: the parser then tells which of them it reads as which address.
        marks = _marks(body, len(spots))
        named = [(*spot, mark) for spot, mark in zip(spots, marks, strict=True)]
        marked = self._found(_replaced(body, named))
        by_mark = {marked[number]: address for number, address in wanted.items() if number < len(marked)}
        edits = [(at, old, by_mark[mark]) for at, old, mark in named if mark in by_mark]
        text = _replaced(body, edits)
        after = self._found(text)
        for number, address in enumerate(before):
            if after[number : number + 1] != [wanted.get(number, address)]:
                raise BadValueError("link-not-movable", link=address, line=str(self._line(body, number)))
        return text, [Change(body.count("\n", 0, at) + 1, old, address) for at, old, address in edits]

    def _line(self, body: str, number: int) -> int:
        lines = [line for _, line in with_lines(self._convert(body).uses, body, 1)]
        return lines[number] if number < len(lines) else 1

    def _convert(self, body: str) -> Converted:
        return self._converter.convert(body, lambda _tag, address: address)

    def _found(self, body: str) -> list[str]:
        """Return all addresses in a text, those in its HTML last."""
        found = self._convert(body)
        html = _Attributes()
        for piece in found.raw:
            html.feed(piece)
        return [*(use.address for use in found.uses), *html.found]


def _moved(address: str, source: str, now: str, moves: Mapping[str, str]) -> str:
    """Return the address of the same file when the text, the file or both are somewhere else."""
    found = link(source, address)
    if not found.path:
        return address
    path = moves.get(found.path, found.path)
    if link(now, address).path == path:
        return address
    return quote(relative(path, now)) + address[END_OF_PATH.search(address).start() :]  # type: ignore[union-attr]


def _spots(body: str, addresses: Collection[str]) -> list[tuple[int, str]]:
    """Return each place in a text where one of the addresses stands, and not as a part of another one."""
    any_of = "|".join(map(re.escape, sorted(addresses, key=len, reverse=True)))
    found = re.finditer(rf"""(?<=[(<\s:"'=])(?:{any_of})(?=[\s)>"']|\Z)""", body)
    return [(match.start(), match[0]) for match in found]


def _marks(body: str, number: int) -> list[str]:
    """Return words that do not stand in a text, none of them a part of another one."""
    word = "mark"
    while word in body:
        word += "k"
    return [f"{word}{i}.md" for i in range(number)]


def _replaced(text: str, edits: list[tuple[int, str, str]]) -> str:
    """Return a text with other words in some places, in their order: where, the old and the new ones."""
    parts: list[str] = []
    end = 0
    for at, old, new in edits:
        parts += (text[end:at], new)
        end = at + len(old)
    return "".join([*parts, text[end:]])
