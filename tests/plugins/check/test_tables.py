"""A table that is suggested holds the same cells, and nothing is told of it."""

from __future__ import annotations

import re

import pytest

from plugins.check import markdown, tables
from tests.plugins.check import samples

ROWS = {
    "\t田中\t鈴木\n月\t○\t×": [["", "田中", "鈴木"], ["月", "○", "×"]],
    "3\t木\t講座\t\t10\n\t\t\t面談\t3": [["3", "木", "講座", "", "10"], ["", "", "", "面談", "3"]],
    "a\tb\nc": [],
    "a\tb\n\tc\n": [["a", "b"], ["", "c"]],
    "a\t\t\nb\tc\t": [],
    "b\tc\t\na\t\t": [["b", "c"], ["a", ""]],
    '1\t"二\n三"\n4\t"五""六"': [["1", "二<br>三"], ["4", '五"六']],
    '5" disk\tx\ny\tz': [['5" disk', "x"], ["y", "z"]],
    "a|b\tc\nd\te": [["a\\|b", "c"], ["d", "e"]],
    "10:00\t一\n11:00\t二": [["10:00", "一"], ["11:00", "二"]],
    "-\t一\n-\t二": [],
    "- 一\n\t- 二": [],
    "曜日｜時間\n月｜午前": [["曜日", "時間"], ["月", "午前"]],
    "| |一|\n|二| |": [["", "一"], ["二", ""]],
}


@pytest.mark.parametrize(("text", "rows"), ROWS.items())
def test_the_table_has_the_cells_of_the_text(text: str, rows: list[list[str]]) -> None:
    found = samples.told(markdown.wrong(samples.source(f"文\n\n{text}"), ()), samples.FIRST)
    suggested = [details["table"] for _, code, details in found if code == "table-form"]
    assert [_cells(line) for table in suggested for line in _lines(table)] == rows
    for table in suggested:
        assert len(found) == 1
        lines = table.replace(tables.NEW_LINE, "\n")
        right = samples.source(f"文\n\n{lines}\n\n文")
        assert samples.told(markdown.wrong(right, ())) == []
        assert right.converted.html.count("<tr>") == len(rows)


def _lines(table: str) -> list[str]:
    first, _, *others = table.split(tables.NEW_LINE)
    return [first, *others]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_a_large_table_is_cut_behind_a_row() -> None:
    text = "\n".join(f"{number}\t{'あ' * 50}" for number in range(20))
    ((_, _, details),) = samples.told(markdown.wrong(samples.source(text), ()))
    *rows, end = details["table"].split(tables.NEW_LINE)
    assert end == "…"
    assert len(details["table"]) <= tables.LONGEST_SHOWN + len(tables.NEW_LINE) + 1
    assert [_cells(row)[0] for row in rows] == ["0", "---", *map(str, range(1, len(rows) - 1))]


def test_a_quote_that_is_not_closed_takes_no_further_lines() -> None:
    text = 'a\t"b\nc\td\n\n文です。'
    ((_, _, details),) = samples.told(markdown.wrong(samples.source(text), ()))
    assert [_cells(line) for line in _lines(details["table"])] == [["a", '"b'], ["c", "d"]]
