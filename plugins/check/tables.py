"""Check for tables that would come out as running text, and for rows that lose a cell."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plugins.check.items import item
from plugins.check.prose import without_code
from plugins.read.markdown import ruby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.text import Block

Found = tuple[int, str, dict[str, str]]  # line, problem code, details

BAR = re.compile(r"(?<!\\)[|｜]")
RULE = re.compile(r"[\s:：+＋=ー－―─–—-]+")  # between bars, and with a dash of some kind
DASH = re.compile(r"[ー－―─–—-]")
TABS = re.compile(r"(?<=\S)\t+(?=\S)")
NEW_LINE = " ⏎ "  # messages have one line
SHOWN_ROWS = 3  # of the table that a message shows
LONGEST_SHOWN = 120  # characters of it


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
    if "\t" not in body:
        return
    lines = without_code(body).split("\n")
    rows = [re.split("\t", line.strip()) if _is_pasted(line) else [] for line in lines]
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end]:
            end += 1
        if end > at + 1:
            yield at, "table-form", {"table": _table(rows[at:end])}
        at = end + 1


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
    """Return the beginning of the right table for rows of cells."""
    end = next((number for number, row in enumerate(rows) if not row), len(rows))
    found = [row for row in rows[:end] if not _is_rule(row)]
    columns = max(map(len, found), default=1)
    written = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in found]
    written.insert(1, f"|{'---|' * columns}")
    shown = NEW_LINE.join(written[:SHOWN_ROWS])
    is_cut = len(written) > SHOWN_ROWS or len(shown) > LONGEST_SHOWN
    return f"{shown[:LONGEST_SHOWN]}…" if is_cut else shown
