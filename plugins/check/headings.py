"""Check headings and ids: each level in its place, each id once, and no heading that was meant as a line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plugins.check.prose import without_code
from plugins.model.links import line_of
from plugins.read.markdown.preprocess import HEADING_SIGN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.source import Source

Found = tuple[str, int, dict[str, str]]  # problem code, line, details

FIRST_LEVEL = 2  # the page's title is the heading of the first level
HEADING = re.compile(rf"^[ >]*(?:{HEADING_SIGN}).*|^[ >]*[^\s>].*\n[ >]*(?:=+|-+)[ ]*$", re.MULTILINE)
SENTENCE_END = tuple("。．.！!？?")


def wrong(source: Source, used: Collection[str]) -> Iterator[Found]:
    """Yield all problems of headings and ids; `used` holds the ids that the page's template uses itself."""
    if found := [*_wrong_headings(source.converted.headings)]:
        lines = _lines_of_headings(source)
        yield from ((code, lines[number], details) for number, code, details in found)
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
    """Yield each sentence that a row of hyphens below it has made a heading."""
    if any(words.endswith(SENTENCE_END) for _, words in source.converted.headings):
        body = without_code(source.document.body)
        for found in HEADING.finditer(body):
            text, _, rule = found[0].partition("\n")
            if rule and text.strip().endswith(SENTENCE_END):
                line = source.document.body_line + body.count("\n", 0, found.end())
                yield "line-needs-blank-line", line, {"text": rule.strip()[:5]}


def _lines_of_headings(source: Source) -> list[int]:
    body, headings = without_code(source.document.body), source.converted.headings
    lines = [source.document.body_line + body.count("\n", 0, m.start()) for m in HEADING.finditer(body)]
    if len(lines) != len(headings):  # one stands in raw HTML, say
        body, first = source.document.body, source.document.body_line
        lines = [line_of(words, body, first) for _, words in headings]
    return lines


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
