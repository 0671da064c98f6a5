"""A number that changed where another one of the office was the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from plugins.check import published_contacts
from plugins.check.contacts import wrong
from plugins.check.known_contacts import known_contacts
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

NOW = "0566-23-4568 (ひだまり会館 / Sunny Hall)"
FORMER = (
    f"a.md:1: [former-phone] 「0566 23 4567」は、事業所の前の番号です — 今の番号に書き換えてください: {NOW}",
    (
        "a.md:1: [former-phone] “0566 23 4567” is a number that an office had before"
        f" — write the one that it has now: {NOW}"
    ),
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


def test_a_number_that_an_office_had_is_told_with_the_one_that_it_has() -> None:
    office = replace(HALL, phone=Phone(OTHER), fax=Phone(OTHER))
    data = replace(DATA, offices=(office, MILL))
    before = published_contacts.replaced({"offices": THEN}, data)
    assert before == {"0566234567": [OTHER, OTHER]}
    known = known_contacts(data, before)
    found = wrong("電話は0566 23 4567です。\nFAXは0566-91-2346です。", "a.md", known)
    assert [line for problem in found for line in str(problem).splitlines()] == [*FORMER]


def test_a_number_that_only_one_of_two_had_is_none_of_before() -> None:
    data = replace(DATA, offices=(replace(HALL, phone=Phone(OTHER)), MILL))
    known = known_contacts(data, published_contacts.replaced({"offices": THEN}, data))
    assert list(wrong("FAXは0566-23-4567です。", "a.md", known)) == []


@pytest.mark.parametrize("then", [None, [], [{}], [{"id": "gone", "phone": "0566-23-4599"}]])
def test_without_an_office_nothing_was_replaced(then: Any) -> None:
    assert published_contacts.replaced({"offices": then}, DATA) == {}
