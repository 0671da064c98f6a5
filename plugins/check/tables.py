"""Check for tables that would come out as running text, and for rows that lose a cell."""

from __future__ import annotations

import csv
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from plugins.check.items import item
from plugins.check.prose import without_code
from plugins.model import ruby
from plugins.patterns import pattern
from plugins.read.characters import mended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.text import Block

Found = tuple[int, str, dict[str, str]]  # line, problem code, details

BAR = pattern(r"(?<!\\)[|｜]")
RULE = pattern(r"[\s:：+＋=ー－―─–—-]+")  # between bars, and with a dash of some kind
DASH = pattern(r"[ー－―─–—-]")
TABS = pattern(r"(?<=\S)\t+(?=\S)")
NEW_LINE = " ⏎ "  # messages have one line
LONGEST_SHOWN = 440  # characters of the table that a message shows: its first rows
LONGEST_CELL = 20  # lines of one in quotes
# What else would be told of lines that are a spreadsheet's rows.
OF_LINES = frozenset({"indented-text", "lines-run-together", "list-needs-blank-line", "list-sign"})


class Unquoted(csv.excel_tab):
    """Rows of a spreadsheet whose quotes are words like others, and not around a cell with a line break."""

    quoting = csv.QUOTE_NONE


def in_text(block: Block) -> Iterator[Found]:
    """Yield where a table was meant in a paragraph or a list item, counting its lines from 0."""
    lines = [ruby.words(line) for line in without_code(block.text).split("\n")]
    if len(lines) == 1 or not BAR.search(block.text):
        return
    rows = [_cells(line) if BAR.search(line) or _is_rule([line]) else [] for line in lines]
    for number, (row, following) in enumerate(pairwise(rows)):
        is_row = row and following and (len(row) == len(following) or _is_rule(row) or _is_rule(following))
        if not is_row:
            continue
        if not (number and _is_right(lines[number + 1]) and len(row) == len(following)):
            yield number, "table-form", {"table": _table(rows[number:])}
        return


def of_tabs(body: str) -> Iterator[Found]:
    """Yield where rows of a spreadsheet begin in a text, counting its lines from 0."""
    for place in places(body):
        lines = body.split("\n")[place.start : place.stop]
        dialect = csv.excel_tab if _is_quoted(lines) else Unquoted
        # The lines of a cell have ends, so that those of a quoted one are kept apart.
        rows = csv.reader([f"{line}\n" for line in lines], dialect)
        yield place.start, "table-form", {"table": _table([[*map(_as_cell, row)] for row in rows])}


def places(body: str) -> Iterator[range]:
    """Yield the lines that rows of a spreadsheet take up in a text, counted from 0."""
    if "\t" not in body:
        return
    lines = without_code(body).split("\n")
    at = 0
    while at < len(lines):
        end = _end(lines, at) if _is_pasted(lines[at]) else at
        if end > at + 1:
            yield range(at, end)
        at = max(end, at + 1)


def _end(lines: list[str], at: int) -> int:
    """Return the line behind the rows that begin in one; a cell in quotes may go on in the next line."""
    end = at
    while end < len(lines) and "\t" in lines[end] and lines[end].strip() and not item(lines[end].strip()[:2]):
        last = range(end, min(end + LONGEST_CELL, len(lines)))
        closing = next((i for i in last if _is_quoted(lines[end : i + 1])), end)
        end = (closing if all(map(str.strip, lines[end:closing])) else end) + 1
    return end


def _is_quoted(lines: list[str]) -> bool:
    """Tell whether each quote that lines hold is closed in them."""
    return not sum(line.count('"') for line in lines) % 2


def _as_cell(text: str) -> str:
    return BAR.sub(r"\|", "<br>".join(text.strip().split("\n")))


def _is_pasted(line: str) -> bool:
    found = TABS.search(line)
    return bool(found) and not item(line[: found.start() + 2].strip()) if found else False


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in BAR.split(line.strip())]
    return cells[not cells[0] : -1 if len(cells) > 1 and not cells[-1] else None]


def _is_rule(row: list[str]) -> bool:
    return all(RULE.fullmatch(cell) and DASH.search(cell) for cell in row)


def _is_right(line: str) -> bool:
    return line.isascii() and _is_rule(_cells(line))


def _table(rows: list[list[str]]) -> str:
    """Return the right table for rows of cells, or so many of its first rows as a message may show."""
    end = next((number for number, row in enumerate(rows) if not row), len(rows))
    found = [row for row in rows[:end] if not _is_rule(row)]
    width = max((last + 1 for row in found for last, cell in enumerate(row) if cell), default=1)
    written = [f"| {' | '.join([*row, *[''] * (width - len(row))][:width])} |" for row in found]
    written = [*map(mended, written)]
    written.insert(1, f"|{'---|' * width}")
    sizes = accumulate(len(row) + len(NEW_LINE) for row in written)
    count = max(sum(size <= LONGEST_SHOWN for size in sizes), 1)
    shown = NEW_LINE.join(written[:count])[:LONGEST_SHOWN]
    return shown if shown == NEW_LINE.join(written) else f"{shown}{NEW_LINE}…"
