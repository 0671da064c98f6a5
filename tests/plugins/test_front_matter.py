"""What stands at the top of a file."""

from __future__ import annotations

import datetime

import pytest

from plugins.front_matter import Entry, parse

PATH = "content/ja/guide/x.md"


def problems(head: str, *required: str) -> list[tuple[int, str, dict[str, str]]]:
    found = parse(f"---\n{head}---\n", PATH, required)[1]
    assert {problem.path for problem in found} <= {PATH}
    return [(problem.line, problem.code, problem.details) for problem in sorted(found)]


def test_every_entry_has_a_value_of_its_kind_and_its_line() -> None:
    source = """\
---
Title: 天気: 今日
Description: A text
Date: 2024-02-29
Modified: 2026-01-02

Topics: work, hikikomori
Order: 12
Outcomes:
  - One
  - Two: too
Office: hall
Template: office
Save_as: 404.html
---
"""
    document, found = parse(source, PATH, ["Title", "Outcomes"])
    assert found == []
    assert document.entries == {
        "Title": Entry("天気: 今日", 2),
        "Description": Entry("A text", 3),
        "Date": Entry(datetime.datetime(2024, 2, 29), 4),  # noqa: DTZ001 - days have no zone
        "Modified": Entry(datetime.datetime(2026, 1, 2), 5),  # noqa: DTZ001
        "Topics": Entry(("work", "hikikomori"), 7),
        "Order": Entry(12, 8),
        "Outcomes": Entry(("One", "Two: too"), 9),
        "Office": Entry("hall", 12),
        "Template": Entry("office", 13),
        "Save_as": Entry("404.html", 14),
    }
    assert document.value("Order") == 12
    assert parse("---\n---\n", PATH, [])[0].value("Order") is None


def test_the_text_begins_below_the_second_fence_and_may_hold_more_of_them() -> None:
    document, found = parse("---\nTitle: a\n---\n\nText\n---\nmore\n", PATH, [])
    assert found == []
    assert document.body == "\nText\n---\nmore"
    assert document.body_line == 4


@pytest.mark.parametrize(
    "source", ["", "Text\n", "\n---\nTitle: a\n---\n", "---\nTitle: a\n", " ---\nTitle: a\n---\n"]
)
def test_a_file_without_a_head_is_one_problem(source: str) -> None:
    document, found = parse(source, PATH, ["Title"])
    assert [(problem.line, problem.code) for problem in found] == [(1, "no-front-matter")]
    assert document.body == source


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Title:\n", (2, "empty-value", {"key": "Title"})),
        ("Title:   \n", (2, "empty-value", {"key": "Title"})),
        ("\nTitle:\n  - a\n  - b\n", (3, "empty-value", {"key": "Title"})),
        ("Outcomes:\n", (2, "empty-value", {"key": "Outcomes"})),
        ("Topics: a,, b\n", (2, "empty-value", {"key": "Topics"})),
        ("Order: first\n", (2, "bad-number", {"key": "Order", "value": "first"})),
        ("Order: -1\n", (2, "bad-number", {"key": "Order", "value": "-1"})),
        ("Order: 1.5\n", (2, "bad-number", {"key": "Order", "value": "1.5"})),
        ("Date: 2024-2-29\n", (2, "bad-date", {"key": "Date", "value": "2024-2-29"})),
        ("Date: 2023-02-29\n", (2, "bad-date", {"key": "Date", "value": "2023-02-29"})),
        ("Modified: 2024年2月29日\n", (2, "bad-date", {"key": "Modified", "value": "2024年2月29日"})),
        ("Date: 2024-02-29 10:00\n", (2, "bad-date", {"key": "Date", "value": "2024-02-29 10:00"})),
        ("Titel: a\n", (2, "unknown-key", {"key": "Titel", "nearest": "Title"})),
        ("title: a\n", (2, "unknown-key", {"key": "title", "nearest": "Title"})),
        ("Modifed: 2024-02-29\n", (2, "unknown-key", {"key": "Modifed", "nearest": "Modified"})),
        ("Office: a\nOffice: a\n", (3, "key-twice", {"key": "Office"})),
    ],
)
def test_each_mistake_is_a_problem_in_its_line(head: str, expected: tuple[int, str, dict[str, str]]) -> None:
    assert problems(head) == [expected]


def test_a_line_that_is_no_entry_is_a_problem() -> None:
    ((line, code, details),) = problems("just words\n")
    assert (line, code, details["key"]) == (2, "unknown-key", "just words")


def test_an_entry_that_is_needed_and_missing_is_a_problem_of_the_head() -> None:
    assert problems("Title: a\n", "Title", "Date", "Order") == [
        (1, "missing-key", {"key": "Date"}),
        (1, "missing-key", {"key": "Order"}),
    ]


def test_an_entry_with_a_bad_value_is_not_missing_too() -> None:
    assert [code for _, code, _ in problems("Date: soon\n", "Date")] == ["bad-date"]


def test_all_mistakes_of_a_head_are_told_at_once() -> None:
    assert [(line, code) for line, code, _ in problems("Titel: a\nDate: soon\nOrder: x\n", "Title")] == [
        (1, "missing-key"),
        (2, "unknown-key"),
        (3, "bad-date"),
        (4, "bad-number"),
    ]
