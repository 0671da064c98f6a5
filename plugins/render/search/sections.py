"""Take HTML of our templates apart into sections of plain text, each with its heading."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

PIECE = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>|(?P<text>[^<]+)")
ID = re.compile(r'(?:^|\s)id="([^"]*)"')
SPACES = re.compile(r"\s+")
LINE = "\n"  # between blocks: folded, it is a border for which words do not reach
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NAME = "dt"  # a heading too where it stands first in an element with an id, as in a glossary
LEFT_OUT = frozenset({"script", "style", "svg"})
WITHIN_LINES = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "time", "wbr"})


class Section(NamedTuple):
    """Its anchor on the page ("" where it has none), its heading and its text."""

    id: str
    heading: str
    text: str


def sections(html: str) -> list[Section]:
    """Return the sections of HTML that has no `<` and `>` but those of its elements, without empty ones."""
    found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
    anchor = heading = left_out = ""
    for piece in PIECE.finditer(html):
        tag, ends = piece["tag"], bool(piece["end"])
        if left_out:
            left_out = "" if ends and tag == left_out else left_out
        elif tag is None:
            _, headings, texts = found[-1]
            (headings if heading else texts).append(SPACES.sub(" ", unescape(piece["text"])))
        elif tag in LEFT_OUT:
            left_out = tag
        elif ends:
            heading = "" if tag == heading else heading
            found[-1][2].append(_border(tag))
        else:
            own = ID.search(piece["attributes"])
            anchor = own[1] if own else anchor
            found[-1][2].append(_border(tag))
            if tag in HEADINGS or (tag == NAME and anchor):
                found.append((anchor, [], []))
                anchor, heading = "", tag
    plain = (Section(anchor, _plain(words), _plain(text)) for anchor, words, text in found)
    return [section for section in plain if section.heading or section.text]


def _border(tag: str) -> str:
    return "" if tag in WITHIN_LINES else LINE


def _plain(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).split(LINE))
    return LINE.join(filter(None, lines))
