"""The figures of builds can be read: beside Hugo's, as they grow, and on which machine."""

from __future__ import annotations

import pytest
from rich.console import Console

from bench import run, table
from bench.measure import Usage

MIB = 2**20
RESULTS: table.Results = {
    (10, "cold"): [Usage(3, 4, 90 * MIB), Usage(1, 6, 80 * MIB), Usage(2, 5, 100 * MIB)],
    (10, "hugo"): [Usage(1, 2, 180 * MIB), Usage(1, 2, 180 * MIB)],
    (100, "cold"): [Usage(40, 50, 900 * MIB)],
    (100, "hugo"): [Usage(8, 10, 1800 * MIB)],
    (500, "cold"): [Usage(100, 500, 2250 * MIB)],
}
NOTHING = ["–"] * 3


def test_each_row_has_medians_multiples_of_hugo_and_growth_where_there_is_something_to_compare() -> None:
    console = Console(width=300)
    with console.capture() as capture:
        console.print(table.table(RESULTS))
    lines = [line.split("  ") for line in capture.get().splitlines()]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert [row for row in cells if row and row[0][0].isdigit()] == [
        ["20", "最初から / cold", "2.00", "5.00", "90", "2.00", "2.50", "0.50", *NOTHING],
        ["20", "Hugo", "1.00", "2.00", "180", *NOTHING, *NOTHING],
        ["200", "最初から / cold", "40.00", "50.00", "900", "5.00", "5.00", "0.50", "2.00", "1.00", "1.00"],
        ["200", "Hugo", "8.00", "10.00", "1800", *NOTHING, "0.80", "0.50", "1.00"],
        ["1,000", "最初から / cold", "100.00", "500.00", "2250", *NOTHING, "0.50", "2.00", "0.50"],
    ]


def test_every_build_has_a_name_in_both_languages() -> None:
    assert [*table.NAMES] == [*run.BUILDS]
    for name in table.NAMES.values():
        assert name == "Hugo" or [part.isascii() for part in name.split(" / ")] == [False, True]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("'--prefix=/usr' '--enable-optimizations' '--with-lto'", True),
        ("'--prefix=/usr' None -fprofile-use -fprofile-correction -DNDEBUG", True),
        ("-fprofile-instr-use=code.profclangd", True),
        ("'--enable-shared' -Wsign-compare -DNDEBUG -g -fwrapv -O3 -Wall", False),
    ],
)
def test_an_interpreter_tells_whether_it_was_built_with_optimisation(flags: str, *, expected: bool) -> None:
    assert table.is_optimised(flags) is expected


def test_the_machine_is_told_with_its_load_and_its_programs() -> None:
    processors, python, hugo = table.machine((0.5, 1.25), "v1")
    assert processors.endswith("load: 0.5 → 1.2")
    assert python.startswith("Python 3.")
    assert hugo == "Hugo v1"
    assert len([*table.machine((1, 1))]) == 2
