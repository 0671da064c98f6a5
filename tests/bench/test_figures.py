"""Figures of builds come to medians, to multiples of Hugo's, and to how they grow."""

from __future__ import annotations

import json

import pytest

from bench import figures
from bench.figures import Run, Usage


def run(wall: float, cpu: float = 1.0, memory: float = 100, **phases: float) -> Run:
    return Run(Usage(wall, cpu, memory), phases)


RESULTS: figures.Results = {
    (10, "cold"): [run(3, 4, 90), run(1, 6, 80), run(2, 5, 100)],
    (10, "hugo"): [run(1, 2, 180), run(1, 2, 180)],
    (100, "cold"): [run(40, 50, 900, read=1, check=3), run(40, 50, 900, read=2)],
    (100, "hugo"): [run(8, 10, 1800)],
    (500, "cold"): [run(100, 500, 2250)],
}


def test_each_figure_has_its_own_median() -> None:
    assert figures.median(RESULTS[10, "cold"]) == Usage(2, 5, 90)
    assert figures.median([run(1, 1, 10), run(2, 3, 20)]) == Usage(1.5, 2, 15)


def test_each_phase_has_its_own_median_also_where_a_run_did_without_it() -> None:
    assert figures.phases(RESULTS[100, "cold"]) == {"read": 1.5, "check": 1.5}
    assert figures.phases(RESULTS[10, "hugo"]) == {}


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
    results: figures.Results = {(10, "cold"): [run(2, 3, 5)], (30, "cold"): [run(6, 9, 15)]}
    assert figures.rows(results, 2)[1].growth == Usage(1, 1, 1)


def test_the_record_holds_each_run_and_can_be_written_as_json() -> None:
    found = json.loads(json.dumps(figures.record(RESULTS, 2, {"processors": 2})))
    assert found["machine"] == {"processors": 2}
    assert len(found["rows"]) == 5
    assert found["rows"][2] == {
        "articles": 100,
        "pages": 200,
        "build": "cold",
        "median": {"wall": 40, "cpu": 50, "memory": 900},
        "phases": {"read": 1.5, "check": 1.5},
        "times_hugo": {"wall": 5, "cpu": 5, "memory": 0.5},
        "growth": {"wall": 2, "cpu": 1, "memory": 1},
        "runs": [
            {"wall": 40, "cpu": 50, "memory": 900, "phases": {"read": 1, "check": 3}},
            {"wall": 40, "cpu": 50, "memory": 900, "phases": {"read": 2}},
        ],
    }
