"""Check for Markdown that would not come out as meant: headings, ids, readings, lists, stray marks."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from plugins.check.prose import without_code
from plugins.model.links import line_of
from plugins.read.markdown import ruby
from plugins.read.markdown.preprocess import ENDS_BLOCK, INDENT
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.source import Source

FIRST_LEVEL = 2  # the page's title is the heading of the first level
HEADING = re.compile(r"^[ >]*#{1,6}.*|^[ >]*[^\s>].*\n[ >]*(?:=+|-+)[ ]*$", re.MULTILINE)
# What is put where a list item begins. Not ※, which begins a remark; ○○ and ○月 stand for a name and a date.
BULLET = re.compile(r"\s*([・●○■□◆◇•◦‣＊－])(?!\1|[年月日時])\s*\S")
ITEM = re.compile(r"(\s*)(?:[-*+]|\d+\.)\s")
TABLE_RULE = re.compile(r"\s*(?:\|\s*)?:?-+:?\s*\|[\s|:-]*$")
CODE_OR_TAG = re.compile(r"<code>.*?</code>|<pre>.*?</pre>|<[^>]*>", re.DOTALL)
# What leads somewhere, unlike the words in brackets that follow [1] or ［参考］.
ADDRESS = r"(?=<?(?:\.{1,2}/|https?:|tel:|#|[\w/-]+\.(?:avif|gif|html?|jpe?g|md|pdf|png|svg|webp)\b))"
LEFT_OVER = re.compile(
    r"(?<!\d)\*\*|\*\*(?!\d)|~~[^~\n]{1,300}~~|\[\^"
    rf"|\] ?[(（]{ADDRESS}|［[^］\n]{{0,300}}］ ?[(（]{ADDRESS}"
    r"|\]\[(?!\d+\])|[{｛][#＃:][^{}｛｝\n]*[}｝]|^[#＃]{1,6}\s|^[!！]{3}|<!--",
    re.MULTILINE,
)
SIGNS_OF_MARKUP = re.compile(r"[*~\[\]［{｛#＃!！<]")  # what all of it begins with; most texts have none
SHOWN = 20  # characters that are shown of what is left over


def wrong(source: Source, used: Collection[str]) -> Iterator[Problem]:
    """Yield all problems of a text's Markdown; `used` holds the ids that the page's template uses itself."""
    document = source.document
    for code, line, details in (
        *_headings(source),
        *_ids(source, used),
        *_lines(without_code(document.body), document.body_line),
        *_left_over(source),
    ):
        yield Problem(source.shown, line, code, details)


def readings(text: str, path: str) -> Iterator[Problem]:
    """Yield readings that are written wrongly, in the head and in the text."""
    for line, found in ruby.malformed(without_code(text)):
        yield Problem(path, line, "bad-ruby", {"text": found})


Found = tuple[str, int, dict[str, str]]


def _line(source: Source, text: str, number: int = 1) -> int:
    return line_of(text, source.document.body, source.document.body_line, number)


def _headings(source: Source) -> Iterator[Found]:
    if found := [*_wrong_headings(source.converted.headings)]:
        lines = _lines_of_headings(source)
        yield from ((code, lines[number], details) for number, code, details in found)


def _wrong_headings(headings: list[tuple[int, str]]) -> Iterator[tuple[int, str, dict[str, str]]]:
    before = FIRST_LEVEL - 1
    for number, (level, words) in enumerate(headings):
        if not words:
            yield number, "empty-heading", {}
        elif level == 1 or level > before + 1:
            yield number, "heading-level", {"text": words}
        before = max(level, FIRST_LEVEL - 1)


def _lines_of_headings(source: Source) -> list[int]:
    body, headings = without_code(source.document.body), source.converted.headings
    lines = [source.document.body_line + body.count("\n", 0, m.start()) for m in HEADING.finditer(body)]
    if len(lines) != len(headings):  # one stands in raw HTML, say
        lines = [_line(source, words) for _, words in headings]
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


def _lines(text: str, first: int) -> Iterator[Found]:
    lines, item_before = text.expandtabs(INDENT).split("\n"), None
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        here = first + number
        if bullet := BULLET.match(line):
            yield "wrong-bullet", here, {"text": bullet[1]}
        item = ITEM.match(line)
        if item and item_before and 0 < len(item[1]) - len(item_before[1]) < INDENT:
            yield "list-indent", here, {}
        item_before = item
        above = lines[number - 2].strip() if number > 1 else ""
        if "|" in before and TABLE_RULE.match(line) and above and not above.startswith(ENDS_BLOCK):
            yield "table-needs-blank-line", here - 1, {}
        if "!!!" in before and before.lstrip().startswith("!!!") and line.strip():
            indent = len(before) - len(before.lstrip())
            if len(line) - len(line.lstrip()) < indent + INDENT:
                yield "box-not-indented", here, {}


def _left_over(source: Source) -> Iterator[Found]:
    text, shown_to = unescape(CODE_OR_TAG.sub("", source.converted.html)), 0
    if not SIGNS_OF_MARKUP.search(text):
        return
    for found in LEFT_OVER.finditer(text):
        if found.start() >= shown_to:
            shown_to = found.start() + SHOWN
            shown = text[found.start() : shown_to].split("\n")[0]
            yield "leftover-markup", _line_of_beginning(source, shown), {"text": shown}


def _line_of_beginning(source: Source, text: str) -> int:
    """Return the line in which as much of the beginning of `text` stands as there is."""
    body = source.document.body
    return _line(source, next((text[:end] for end in range(len(text), 0, -1) if text[:end] in body), ""))
