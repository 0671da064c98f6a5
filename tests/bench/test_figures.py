"""Figures of builds come to medians, to multiples of Hugo's, and to how they grow."""

from __future__ import annotations

import json

import pytest

from bench import figures
from bench.figures import Timed, Usage

RESULTS: figures.Results = {
    (10, "cold"): [Usage(3, 4, 90), Usage(1, 6, 80), Usage(2, 5, 100)],
    (10, "hugo"): [Usage(1, 2, 180), Usage(1, 2, 180)],
    (100, "cold"): [Usage(40, 50, 900), Usage(40, 50, 900)],
    (100, "hugo"): [Usage(8, 10, 1800)],
    (500, "cold"): [Usage(100, 500, 2250)],
}


def test_each_figure_has_its_own_median() -> None:
    assert figures.median(RESULTS[10, "cold"]) == Usage(2, 5, 90)
    assert figures.median([Usage(1, 1, 10), Usage(2, 3, 20)]) == Usage(1.5, 2, 15)


def test_the_slowest_build_is_our_own_with_the_longest_median() -> None:
    results: figures.Results = {
        (10, "edited"): [Usage(90, 1, 1)],
        (20, "cold"): [Usage(3, 9, 9), Usage(3, 9, 9), Usage(8, 9, 9)],
        (20, "publish"): [Usage(4, 1, 1), Usage(4, 1, 1), Usage(4, 1, 1)],
        (20, "hugo"): [Usage(99, 99, 99)],
        (30, "hugo"): [Usage(1, 1, 1)],
    }
    assert [figures.slowest(results, size) for size in (10, 20, 30)] == ["edited", "publish", None]


@pytest.mark.parametrize(
    ("number", "articles", "pages", "build", "times_hugo", "growth"),
    [
        (0, 10, 20, "cold", Usage(2, 2.5, 0.5), None),
        (1, 10, 20, "hugo", None, None),
        (2, 100, 200, "cold", Usage(5, 5, 0.5), Usage(2, 1, 1)),
        (3, 100, 200, "hugo", None, Usage(0.8, 0.5, 1)),
        (4, 500, 1000, "cold", None, Usage(0.5, 2, 0.5)),
    ],
)
def test_a_row_tells_multiples_of_hugo_and_growth_where_there_is_something_to_compare(
    number: int, articles: int, pages: int, build: str, times_hugo: Usage | None, growth: Usage | None
) -> None:
    found = figures.rows(RESULTS, 2)
    assert len(found) == 5
    row = found[number]
    assert (row.articles, row.pages, row.build) == (articles, pages, build)
    assert row.times_hugo == pytest.approx(times_hugo)
    assert row.growth == pytest.approx(growth)


def test_growth_of_one_means_as_the_articles_grow() -> None:
    results: figures.Results = {(10, "cold"): [Usage(2, 3, 5)], (30, "cold"): [Usage(6, 9, 15)]}
    assert figures.rows(results, 2)[1].growth == Usage(1, 1, 1)


def test_the_record_holds_each_run_and_can_be_written_as_json() -> None:
    timed = Timed(500, "cold", {"read": 1.5, "check": 3})
    found = json.loads(json.dumps(figures.record(RESULTS, timed, 2, {"processors": 2})))
    assert found["machine"] == {"processors": 2}
    assert found["phases"] == {"articles": 500, "build": "cold", "seconds": {"read": 1.5, "check": 3}}
    assert len(found["rows"]) == 5
    assert found["rows"][2] == {
        "articles": 100,
        "pages": 200,
        "build": "cold",
        "median": {"wall": 40, "cpu": 50, "memory": 900},
        "times_hugo": {"wall": 5, "cpu": 5, "memory": 0.5},
        "growth": {"wall": 2, "cpu": 1, "memory": 1},
        "runs": [
            {"wall": 40, "cpu": 50, "memory": 900},
            {"wall": 40, "cpu": 50, "memory": 900},
        ],
    }


def test_the_record_tells_that_nothing_was_timed_by_phase() -> None:
    assert figures.record(RESULTS, None, 2, {})["phases"] is None
