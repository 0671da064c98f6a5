"""A number that changed where another one of the office was the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from plugins.check import published_contacts
from plugins.model.types import Phone
from tests.plugins.check.samples import DATA, HALL, MILL

PLACES = {("offices", 0): ("a.toml", 3), ("offices", 0, "fax"): ("a.toml", 8)}
OTHER = "+81566234568"
THEN = [
    {"id": "hall", "phone": "0566-23-4567", "fax": "0566 23 4567"},
    {"id": "mill", "phone": "0566-91-2345", "fax": "0566-91-2346"},
]
JA = (
    "a.toml:8: [number-changed-alone] ヒント: offices の1番目の fax は変わりましたが、phone は 0566-23-4567"
    " のままです。公開中の版では、どちらも同じ番号でした"
    " — 両方が変わったのなら、phone も直してください。片方だけなら、このままでかまいません"
)
EN = (
    "a.toml:8: [number-changed-alone] hint: fax of the 1st offices has changed, but phone is still"
    " 0566-23-4567; in the published revision, both were one number"
    " — if both have changed, change phone too; if only one has, leave it"
)


def told(then: object, hall: dict[str, str]) -> list[str]:
    numbers: dict[str, Any] = {name: Phone(number) for name, number in hall.items()}
    office = replace(HALL, **numbers)
    data = replace(DATA, offices=(office, MILL))
    found = published_contacts.split({"offices": then}, data, PLACES)
    return [line for problem in found for line in str(problem).splitlines()]


def test_a_number_that_changed_alone_asks_whether_the_other_one_did_too() -> None:
    assert told(THEN, {"fax": OTHER}) == [JA, EN]
    assert [line.partition(" ")[0] for line in told(THEN, {"phone": OTHER})] == ["a.toml:3:", "a.toml:3:"]


@pytest.mark.parametrize(
    ("then", "hall"),
    [
        (THEN, {}),
        (THEN, {"phone": OTHER, "fax": OTHER}),
        (THEN, {"phone": OTHER, "fax": "+81566234569"}),
        ([{**THEN[0], "fax": "0566-23-4568"}], {"phone": "+81566234569"}),
        ([{**THEN[0], "fax": "no number"}], {"phone": OTHER}),
        ([{**THEN[0], "id": "new"}], {"phone": OTHER}),
        ([1, {}], {"phone": OTHER}),
        (1, {"phone": OTHER}),
    ],
)
def test_both_or_neither_or_never_the_same_ask_nothing(then: Any, hall: dict[str, str]) -> None:
    assert told(then, hall) == []


def test_an_office_whose_numbers_differ_may_change_one_of_them() -> None:
    data = replace(DATA, offices=(HALL, replace(MILL, phone=Phone("+81566912347"))))
    assert list(published_contacts.split({"offices": THEN}, data, PLACES)) == []
