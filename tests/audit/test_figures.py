"""What is read from a report, which targets are missed, and how that is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.figures import CATEGORIES, HEADINGS, Figures, MeasuringError, cells, figures, missed, row
from tests.audit.reports import RIGHT, report


def test_a_report_is_read_with_its_units() -> None:
    assert figures(report()) == RIGHT
    assert (RIGHT.lcp, RIGHT.size, RIGHT.requests) == (750.5, 6726, 2)  # milliseconds, bytes


def test_what_made_lighthouse_doubt_is_kept() -> None:
    assert figures({**report(), "runWarnings": ["slow"]}).warnings == ("slow",)


def test_a_page_that_meets_every_target_misses_none() -> None:
    assert missed(RIGHT) == []
    assert missed(replace(RIGHT, lcp=800.0)) == []


@pytest.mark.parametrize("name", CATEGORIES)
def test_a_category_below_its_target_names_the_audits_that_cost_points(name: str) -> None:
    bad = report()
    bad["categories"][name]["score"] = 0.97
    bad["audits"][f"{name}-rule"]["score"] = 0
    found = figures(bad)
    assert found.failing == {name: (f"{name}-rule",)}
    assert missed(found) == [f"{name} 97 < 100 ({name}-rule)"]


@pytest.mark.parametrize(
    ("metric", "value", "expected"),
    [
        ("largest-contentful-paint", 801.2, "LCP 801 > 800 ms"),
        ("cumulative-layout-shift", 0.004, "CLS 0.004 > 0"),
    ],
)
def test_a_metric_beyond_its_target_is_missed(metric: str, value: float, expected: str) -> None:
    bad = report()
    bad["audits"][metric]["numericValue"] = value
    assert missed(figures(bad)) == [expected]


def test_a_category_without_a_score_is_told_with_the_audit_that_broke() -> None:
    bad = report()
    bad["categories"]["seo"]["score"] = None
    bad["audits"]["seo-rule"] |= {"score": None, "scoreDisplayMode": "error"}
    with pytest.raises(MeasuringError, match=r"http://127\.0\.0\.1:1/: .* / no score for seo: seo-rule$"):
        figures(bad)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (RIGHT, False),
        (replace(RIGHT, lcp=900.0), True),
        (replace(RIGHT, scores={**RIGHT.scores, "performance": 99}), True),
        (replace(RIGHT, scores={**RIGHT.scores, "seo": 50}), False),
        (replace(RIGHT, cls=0.1), False),
    ],
)
def test_a_page_is_slow_where_a_busy_machine_may_be_the_cause(found: Figures, expected: bool) -> None:  # noqa: FBT001
    assert found.is_slow is expected


def test_figures_stand_below_their_headings() -> None:
    found = replace(RIGHT, cls=0.0125, size=12345, tries=3)
    assert [
        row("", HEADINGS, 2),
        row("/a", cells(RIGHT), 2),
        row("/", cells(found), 2),
    ] == [
        "    performance  accessibility  best-practices     seo  LCP ms     CLS   bytes  requests   tries",
        "/a          100            100             100     100     750       0   6,726         2       1",
        "/           100            100             100     100     750   0.013  12,345         2       3",
    ]
