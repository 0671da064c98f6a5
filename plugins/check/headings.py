"""Check headings and ids: each level in its place, each id once, and no heading that was meant as a line."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plugins.check.prose import without_code
from plugins.model.links import line_of
from plugins.patterns import pattern
from plugins.read.markdown.preprocess import HEADING_SIGN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.source import Source

Found = tuple[str, int, dict[str, str]]  # problem code, line, details

FIRST_LEVEL = 2  # the page's title is the heading of the first level
HEADING = pattern(HEADING_SIGN)
UNDERLINE = pattern(r"(?:=+|-+)[ ]*")
BEGINS = " >"  # what may stand before a heading
ITEM = pattern(r"(?:[-*+]|\d+\.)\s")
SENTENCE_END = tuple("。．.！!？?")
SHOWN = 20  # characters that are shown of a line
SHOWN_OF_ROW = 5


class Written(NamedTuple):
    """A heading as it is written: its line, and the row below it that makes it one."""

    line: int
    text: str
    row: str = ""


def wrong(source: Source, used: Collection[str]) -> Iterator[Found]:
    """Yield all problems of headings and ids; `used` holds the ids that the page's template uses itself."""
    headings = source.converted.headings
    if found := [*_wrong_headings(headings)]:
        lines = _of_each(source)
        yield from (
            (code, lines[number].line, details) for number, code, details in found if not lines[number].row
        )
    if found or any(words.endswith(SENTENCE_END) or ITEM.match(words) for _, words in headings):
        yield from _underlined(source)
    yield from _ids(source, used)


def _wrong_headings(headings: list[tuple[int, str]]) -> Iterator[tuple[int, str, dict[str, str]]]:
    before = FIRST_LEVEL - 1
    for number, (level, words) in enumerate(headings):
        if not words:
            yield number, "empty-heading", {}
        elif level == 1 or level > before + 1:
            yield number, "heading-level", {"text": words}
        before = max(level, FIRST_LEVEL - 1)


def _underlined(source: Source) -> Iterator[Found]:
    """Yield each line that the row below it makes a heading, where it was not meant to be one."""
    for line, text, row in _written(source):
        is_drawn = not re.search(r"\w", text)  # what stands above a signature, say
        if row and is_drawn:
            yield "line-needs-blank-line", line, {"text": text[:SHOWN_OF_ROW]}
        if row and (is_drawn or text.endswith(SENTENCE_END)):
            yield "line-needs-blank-line", line + 1, {"text": row[:SHOWN_OF_ROW]}
        elif row and (row.startswith("=") or ITEM.match(text)):
            details = {"text": ITEM.sub("", text)[:SHOWN], "row": row[:SHOWN_OF_ROW]}
            yield "underlined-heading", line + 1, details


def _written(source: Source) -> Iterator[Written]:
    """Yield each heading in a text; a row makes one only below the first line of a block."""
    lines = without_code(source.document.body).split("\n")
    is_first = True
    for number, (line, below) in enumerate(pairwise([*lines, ""]), source.document.body_line):
        text, row = line.lstrip(BEGINS), below.lstrip(BEGINS).rstrip()
        if HEADING.match(text):
            yield Written(number, text.strip("# "))
            is_first = True
        elif is_first and text.strip() and UNDERLINE.fullmatch(row):
            yield Written(number, text.strip(), row)
        else:
            is_first = not text.strip() or UNDERLINE.fullmatch(text.rstrip()) is not None


def _of_each(source: Source) -> list[Written]:
    """Return how each heading is written."""
    written, headings = [*_written(source)], source.converted.headings
    if len(written) == len(headings):
        return written
    body, first = source.document.body, source.document.body_line  # one stands in raw HTML, say
    return [
        next((found for found in written if found.text == words), Written(line_of(words, body, first), words))
        for _, words in headings
    ]


def _ids(source: Source, used: Collection[str]) -> Iterator[Found]:
    for name, count in Counter(source.converted.ids).items():
        if count > 1:
            yield "id-twice", _line_of_id(source, name, 2), {"id": name}
        if name in used:
            yield "reserved-id", _line_of_id(source, name), {"id": name}


def _line_of_id(source: Source, name: str, number: int = 1) -> int:
    """Return the line that gives an id for the `number`th time, in braces or as the words of a heading."""
    words = re.escape(name).replace(r"\-", r"[\s-]")
    pattern = rf"\{{[^}}\n]*#{re.escape(name)}(?![\w-])|^#+\s[^{{\n]*{words}"
    found = [*re.finditer(pattern, source.document.body, re.IGNORECASE | re.MULTILINE)][:number]
    return source.document.body_line + source.document.body[: found[-1].start() if found else 0].count("\n")
