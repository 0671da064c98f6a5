"""The figures of builds can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from bench import phases, plan, table
from bench.figures import Row, Timed, Usage

if TYPE_CHECKING:
    from rich.table import Table

ROWS = [
    Row(10, 20, "cold", Usage(1.005, 2, 3 * 2**20), Usage(2, 3.456, 0.5)),
    Row(1000, 2000, "cold", Usage(9, 8, 7 * 2**20), None, Usage(0.9, 0.8, 1.125)),
    Row(1000, 2000, "publish", Usage(99, 98, 2**20)),
    Row(1000, 2000, "hugo", Usage(3, 4, 2**30)),
]


def cells(shown: Table) -> list[list[str]]:
    """Return the words of each line behind the headings."""
    console = Console(width=300)
    with console.capture() as capture:
        console.print(shown)
    lines = [line.split("  ") for line in capture.get().splitlines()]
    found = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    return [line for line in found if line and line[0][0].isdigit()]


def test_each_row_has_its_figures_and_a_dash_where_nothing_is_compared() -> None:
    assert cells(table.figures(ROWS)) == [
        ["20", "最初から / cold", "1.00", "2.00", "3", "2.00", "3.46", "0.50", "–", "–"],
        ["2,000", "最初から / cold", "9.00", "8.00", "7", "–", "–", "–", "0.90", "1.12"],
        ["2,000", "圧縮も / publish", "99.00", "98.00", "1", "–", "–", "–", "–", "–"],
        ["2,000", "Hugo", "3.00", "4.00", "1024", "–", "–", "–", "–", "–"],
    ]


def test_each_phase_of_a_build_has_its_seconds_and_what_it_does_without_took_none() -> None:
    timed = Timed(1000, "publish", {"read": 4, "compress": 90.5, "rest": 1})
    assert cells(table.phases(timed, 2)) == [
        ["2,000", "圧縮も / publish", "0.00", "4.00", *["0.00"] * 4, "90.50", "0.00", "1.00"]
    ]


def test_every_build_and_every_phase_has_a_name_in_both_languages() -> None:
    assert table.BUILDS.keys() == {*plan.BUILDS}
    assert table.PHASES.keys() == {*phases.NAMES}
    for name in (*table.PHASES.values(), *(text for text in table.BUILDS.values() if text != "Hugo")):
        parts = name.replace(" / ", "\n").split("\n")
        assert [part.isascii() for part in parts] == [False, True], name
