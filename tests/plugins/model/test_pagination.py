"""Which pages of a long list each of them shows."""

from __future__ import annotations

import pytest

from plugins.model.pagination import Part, numbers, shown
from tests.plugins.samples import page


@pytest.mark.parametrize(
    ("current", "last", "expected"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (2, 2, [1, 2]),
        (1, 7, [1, 2, 3, 4, 5, 6, 7]),
        (4, 7, [1, 2, 3, 4, 5, 6, 7]),
        (7, 7, [1, 2, 3, 4, 5, 6, 7]),
        (1, 8, [1, 2, 3, 4, 5, 0, 8]),
        (4, 8, [1, 2, 3, 4, 5, 0, 8]),
        (5, 8, [1, 0, 4, 5, 6, 7, 8]),
        (8, 8, [1, 0, 4, 5, 6, 7, 8]),
        (4, 9, [1, 2, 3, 4, 5, 0, 9]),
        (5, 9, [1, 0, 4, 5, 6, 0, 9]),
        (6, 9, [1, 0, 5, 6, 7, 8, 9]),
        (1, 250, [1, 2, 3, 4, 5, 0, 250]),
        (4, 250, [1, 2, 3, 4, 5, 0, 250]),
        (5, 250, [1, 0, 4, 5, 6, 0, 250]),
        (125, 250, [1, 0, 124, 125, 126, 0, 250]),
        (246, 250, [1, 0, 245, 246, 247, 0, 250]),
        (247, 250, [1, 0, 246, 247, 248, 249, 250]),
        (250, 250, [1, 0, 246, 247, 248, 249, 250]),
    ],
)
def test_a_page_shows_both_ends_and_those_beside_it(current: int, last: int, expected: list[int]) -> None:
    assert numbers(current, last) == expected


@pytest.mark.parametrize("last", [1, 2, 7, 8, 9, 10, 250])
def test_each_page_is_reached_from_the_one_before_and_stands_among_what_it_shows(last: int) -> None:
    for current in range(1, last + 1):
        found = numbers(current, last)
        assert len(found) == min(last, 7)
        assert {1, max(1, current - 1), current, min(current + 1, last), last} <= {*found}
        # What is left out is more than one page: else that page could stand there.
        gaps = [(found[i - 1], found[i + 1]) for i, number in enumerate(found) if number == 0]
        assert all(after - before > 2 for before, after in gaps)


def test_shown_are_numbers_and_addresses() -> None:
    pages = [
        page("ja", "pages", f"news/{number}", f"news/{number}/", number=number) for number in range(1, 9)
    ]
    assert shown(8, pages) == [
        Part(1, "news/1/"),
        None,
        Part(4, "news/4/"),
        Part(5, "news/5/"),
        Part(6, "news/6/"),
        Part(7, "news/7/"),
        Part(8, "news/8/"),
    ]
