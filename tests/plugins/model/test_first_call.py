"""Questions, until every office that a page is about answers them."""

from __future__ import annotations

import dataclasses

import pytest

from plugins.model.first_call import Question
from plugins.model.office_details import OfficeDetails
from plugins.model.types import EntryName
from tests.plugins.samples import DATA, HALL, MILL, both

COST, HOLIDAYS = EntryName("fees"), EntryName("closed_on_public_holidays")
FREE = OfficeDetails(fees=both("無料", "Free"))
OPEN = OfficeDetails(closed_on_public_holidays=False)  # which is an answer


@pytest.mark.parametrize(
    ("entry", "details", "expected"),
    [
        (None, [FREE], False),
        (COST, [FREE], True),
        (COST, [FREE, OPEN], False),
        (COST, [FREE, FREE], True),
        (HOLIDAYS, [OPEN], True),
    ],
)
def test_an_entry_answers_for_all_offices_or_not_at_all(
    entry: EntryName | None, details: list[OfficeDetails], expected: object
) -> None:
    assert Question(both("問い", "Question"), entry).is_answered(details) is expected


def test_each_page_asks_what_its_own_offices_leave_open() -> None:
    cost, visit = Question(both("費用", "Cost"), COST), Question(both("見学", "Visit"))
    data = dataclasses.replace(DATA, questions=(cost, visit))
    hall = dataclasses.replace(HALL, details=FREE)
    assert data.questions_about([hall]) == (visit,)
    assert data.questions_about([hall, MILL]) == (cost, visit)
