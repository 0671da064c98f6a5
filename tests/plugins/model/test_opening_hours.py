"""Opening hours: alike days together, and what contradicts itself."""

from __future__ import annotations

import datetime

import pytest

from plugins.model.opening_hours import OpeningHours, Span, runs


def span(opens: int, closes: int) -> Span:
    return Span(datetime.time(opens), datetime.time(closes))


MORNING, AFTERNOON, LONG = span(9, 12), span(13, 16), span(10, 14)


def test_days_that_are_alike_are_one_group_and_closed_days_none() -> None:
    hours = OpeningHours(monday=(MORNING,), wednesday=(MORNING, AFTERNOON), friday=(MORNING,))
    assert hours.grouped == {(MORNING,): [0, 4], (MORNING, AFTERNOON): [2]}


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (OpeningHours(monday=(MORNING, AFTERNOON), sunday=(LONG,)), []),
        (OpeningHours(monday=(span(9, 12), span(12, 16))), []),
        (OpeningHours(), [("", "no-opening-hours", {})]),
        (
            OpeningHours(tuesday=(MORNING, LONG)),
            [("tuesday", "overlapping-hours", {"first": "09:00-12:00", "second": "10:00-14:00"})],
        ),
        (
            OpeningHours(sunday=(AFTERNOON, MORNING)),
            [("sunday", "overlapping-hours", {"first": "13:00-16:00", "second": "09:00-12:00"})],
        ),
    ],
)
def test_contradictions_are_found(
    hours: OpeningHours, expected: list[tuple[str, str, dict[str, str]]]
) -> None:
    assert list(hours.contradictions()) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], []), ([3], [[3]]), ([0, 1, 2, 5], [[0, 1, 2], [5]]), ([0, 2, 3], [[0], [2, 3]])],
)
def test_numbers_that_follow_one_another_are_a_run(numbers: list[int], expected: list[list[int]]) -> None:
    assert list(runs(numbers)) == expected
