"""What the guide to hosting says of the site's size is so, and what is not so is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.docs import figures

if TYPE_CHECKING:
    from tests.site.built import Built

DOCS = Path(__file__).parents[2] / "docs"
VISIT = ["index.html", "guide/a/index.html", "contact/index.html", "contact/b/index.html"]
SITE = dict.fromkeys(VISIT, b"a" * 1000) | {
    "static/favicon.0123456789.svg": b"b" * 300,
    "static/picture.0123456789.png": b"c" * 5000,
    "robots.txt": b"short",
}
MEASURED = {"wire": [[1000, 300, 200], [300, 100, 80]], "disk": [[50, 140], [1000000, 1500000]]}
RIGHT = """\
<!-- measured: wire -->

| File | as it is | gzip | brotli |
|---|---|---|---|
| `/2026/` | 1,000 | 310 | 195 |
| Icon | 300 | 100 | 80 |

| Another | table |
|---|---|
| 1 | 2 |

<!-- measured: disk -->

| | alone | with copies |
|---|---|---|
| Files | 50 | 140 |
| Bytes | 1,000,000 | 1,500,000 |
"""


@pytest.mark.parametrize("name", ["hosting.ja.md", "hosting.md"])
def test_every_figure_is_about_that_of_the_real_site(name: str, real_at_root: Built) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    files = {**real_at_root.files, **real_at_root.copies}
    assert figures.stale(text, figures.measure(files, figures.visited(real_at_root))) == []


def test_a_visit_goes_to_a_page_of_each_kind(at_root: Built) -> None:
    assert figures.visited(at_root) == [
        "index.html",
        "guide/harvest/index.html",
        "contact/index.html",
        "contact/hall/index.html",
    ]


def test_figures_that_are_nearly_right_pass() -> None:
    assert figures.stale(RIGHT, MEASURED) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("| 195 |", "| 401 |", ["wire: [1000, 310, 401], not [1000, 300, 200]"]),
        ("| 195 |", "| 99 |", ["wire: [1000, 310, 99], not [1000, 300, 200]"]),
        ("| 195 |", "| about 195 |", ["wire: [1000, 310], not [1000, 300, 200]"]),
        ("| Icon | 300 | 100 | 80 |\n", "", ["wire: 1 rows, not 2"]),
        ("| Files | 50 | 140 |\n", "| Files | 50 | 140 |\n| More | 50 | 140 |\n", ["disk: 3 rows, not 2"]),
        ("| 50 |", "| 501 |", ["disk: [501, 140], not [50, 140]"]),
        ("| 50 |", "| 0 |", ["disk: [0, 140], not [50, 140]"]),
        ("<!-- measured: disk -->", "", ["disk: no table"]),
    ],
)
def test_figures_that_are_wrong_or_missing_are_found(old: str, new: str, expected: list[str]) -> None:
    assert old in RIGHT
    assert figures.stale(RIGHT.replace(old, new), MEASURED) == expected


def test_a_visit_is_its_pages_and_the_icon_and_small_files_and_pictures_get_no_copies() -> None:
    measured = figures.measure(SITE, VISIT)
    assert [row[0] for row in measured["wire"]] == [1000, 1000, 1000, 1000, 300, 4300]
    assert all(plain > by_gzip > by_brotli for plain, by_gzip, by_brotli in measured["wire"])
    assert measured["disk"][0] == [7, 7 + 2 * 5]
    assert measured["disk"][1][0] == 4 * 1000 + 300 + 5000 + 5


def test_copies_that_are_there_are_measured_and_counted_once() -> None:
    there = {"index.html.br": b"d" * 10, "index.html.gz": b"e" * 20, "archive.gz": b"f" * 30}
    measured = figures.measure(SITE | there, VISIT)
    assert measured["wire"][0] == [1000, 20, 10]
    assert measured["disk"][0] == [8, 8 + 2 * 5]
