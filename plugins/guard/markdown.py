"""Markdown that would not come out as it was meant: headings, ids, readings, lists, and marks left over."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from plugins import ruby
from plugins.guard.prose import without_code
from plugins.links import line_of
from plugins.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.front_matter import Document
    from plugins.source import Source

FIRST_LEVEL = 2  # the page's title is the heading of the first level
BULLET = re.compile(r"\s*([・●○■□◆◇•◦‣※＊－])\s*\S")
ITEM = re.compile(r"(\s*)(?:[-*+]|\d+\.)\s")
INDENT = 4  # columns that belong inside a list item or a box (Python-Markdown)
TABLE_RULE = re.compile(r"\s*(?:\|\s*)?:?-+:?\s*\|[\s|:-]*$")
CODE_OR_TAG = re.compile(r"<code>.*?</code>|<pre>.*?</pre>|<[^>]*>", re.DOTALL)
LEFT_OVER = re.compile(
    r"\*\*|\]\s?[(（][^)）\n]{0,300}[)）]|［[^］\n]{0,300}］\s?[(（]|\]\[|\{[#＃:][^{}\n]*\}|^[#＃]{1,6}\s",
    re.MULTILINE,
)
BLANK_LINES = re.compile(r"(\n[ \t]*\n)")
MOST_BRACKETS = 200  # in a paragraph, or a list; its time grows with their number times its length
SHOWN = 20  # characters that are told of what is left over


def wrong(source: Source, frame: Collection[str]) -> Iterator[Problem]:
    """Yield everything of that kind; `frame` holds the ids that the page's template uses itself."""
    document = source.document
    for code, line, details in (
        *_headings(source),
        *_ids(source, frame),
        *_lines(without_code(document.body).split("\n"), document.body_line),
        *_left_over(source),
    ):
        yield Problem(source.shown, line, code, details)


def too_dense(document: Document, path: str) -> Iterator[Problem]:
    """Yield each paragraph in which Python-Markdown would look for the ends of links for minutes."""
    line = document.body_line
    for block in BLANK_LINES.split(document.body):
        if (count := block.count("[")) > MOST_BRACKETS:
            details = {"count": str(count), "limit": str(MOST_BRACKETS)}
            yield Problem(path, line + block[: block.index("[")].count("\n"), "too-many-brackets", details)
        line += block.count("\n")


def readings(text: str, path: str) -> Iterator[Problem]:
    """Yield readings that are written wrongly, in the head and in the text."""
    for number, line in enumerate(without_code(text).split("\n"), start=1):
        for found in ruby.malformed(line):
            yield Problem(path, number, "bad-ruby", {"text": found})


Found = tuple[str, int, dict[str, str]]


def _line(source: Source, text: str, number: int = 1) -> int:
    return line_of(text, source.document.body, source.document.body_line, number)


def _headings(source: Source) -> Iterator[Found]:
    before = FIRST_LEVEL - 1
    for level, words in source.converted.headings:
        if not words:
            yield "empty-heading", _line(source, "#" * level), {}
        elif level == 1 or level > before + 1:
            yield "heading-level", _line(source, words), {"text": words}
        before = max(level, FIRST_LEVEL - 1)


def _ids(source: Source, frame: Collection[str]) -> Iterator[Found]:
    for name, count in Counter(source.converted.ids).items():
        if count > 1:
            yield "id-twice", _line(source, f"#{name}", 2), {"id": name}
        if name in frame:
            yield "reserved-id", _line(source, f"#{name}"), {"id": name}


def _lines(lines: list[str], first: int) -> Iterator[Found]:
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        here = first + number
        if bullet := BULLET.match(line):
            yield "wrong-bullet", here, {"text": bullet[1]}
        item, item_before = ITEM.match(line), ITEM.match(before)
        if item and item_before and 0 < len(item[1]) - len(item_before[1]) < INDENT:
            yield "list-indent", here, {}
        if TABLE_RULE.match(line) and "|" in before and number > 1 and lines[number - 2].strip():
            yield "table-needs-blank-line", here - 1, {}
        if before.lstrip().startswith("!!!") and line.strip():
            indent = len(before) - len(before.lstrip())
            if len(line) - len(line.lstrip()) < indent + INDENT:
                yield "box-not-indented", here, {}


def _left_over(source: Source) -> Iterator[Found]:
    text, told = unescape(CODE_OR_TAG.sub("", source.converted.html)), 0
    for found in LEFT_OVER.finditer(text):
        if found.start() >= told:
            told = found.start() + SHOWN
            shown = text[found.start() : told].split("\n")[0]
            yield "leftover-markup", _line_of_beginning(source, shown), {"text": shown}


def _line_of_beginning(source: Source, text: str) -> int:
    """Return the line in which as much of the beginning of `text` stands as there is."""
    body = source.document.body
    return _line(source, next((text[:end] for end in range(len(text), 0, -1) if text[:end] in body), ""))
