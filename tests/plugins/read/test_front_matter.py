"""What stands at the top of a file."""

from __future__ import annotations

import datetime

import pytest

from plugins.model.document import Document, Entry
from plugins.model.fields import FIELDS
from plugins.read.front_matter import contradictions, misplaced, parse
from plugins.report.problems import Problem

PATH = "content/ja/guide/x.md"


def problems(head: str) -> list[tuple[int, str, dict[str, str]]]:
    found = parse(f"---\n{head}---\n", PATH)[1]
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
Status: draft
Expires: 2026-03-31
Aliases: news/old-name/, /help.html
Translated_from: ja 0123456789ab
---
"""
    document, found = parse(source, PATH)
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
        "Status": Entry("draft", 15),
        "Expires": Entry(datetime.datetime(2026, 3, 31), 16),  # noqa: DTZ001
        "Aliases": Entry(("news/old-name/", "help.html"), 17),
        "Translated_from": Entry(("ja", "0123456789ab"), 18),
    }
    assert document.value("Order") == 12
    assert parse("---\n---\n", PATH)[0].value("Order") is None


def test_the_text_begins_below_the_second_fence_and_may_hold_more_of_them() -> None:
    document, found = parse("---\nTitle: a\n---\n\nText\n---\nmore\n", PATH)
    assert found == []
    assert document.body == "\nText\n---\nmore\n"
    assert document.body_line == 4


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", [(1, "no-front-matter")]),
        ("Text\n", [(1, "no-front-matter")]),
        ("Note: a\n\nText\n", [(1, "no-front-matter")]),
        ("Title: a\n\nText\n", [(1, "entries-not-begun"), (1, "entries-not-ended")]),
        ("\ntitle: a\nDate: b\n---\nText\n", [(2, "entries-not-begun"), (2, "entry-form"), (3, "bad-date")]),
        ("# Text\n\n---\nTitle: a\n---\n", [(1, "entries-not-first")]),
        ("Text\n\n---\n\nNote: a\n", [(1, "no-front-matter")]),
        ("***\n\nText\n\n***\n", [(1, "no-front-matter")]),
        ("\n---\nTitle: a\n---\n", [(1, "entries-not-first")]),
        ("---\nTitle: a\n", [(2, "entries-not-ended")]),
        ("---\nTitle: a\n\nText\n\n---\n\nText\n", [(2, "entries-not-ended")]),
        ("---\nOutcomes:\n- a\nText\n", [(3, "entries-not-ended")]),
        (" ---\nTitle: a\n---\n", [(1, "not-three-hyphens")]),
        ("---\nTitle: a\n—\nText\n\n---\n", [(3, "not-three-hyphens")]),
        ("－－－\nTitle: a\nーーー\n", [(1, "not-three-hyphens"), (3, "not-three-hyphens")]),
        ("- - -\nTitle: a\n----\n", [(1, "not-three-hyphens"), (3, "not-three-hyphens")]),
        ("+++\ntitle： a\n\nText\n", [(1, "not-three-hyphens"), (2, "entries-not-ended"), (2, "entry-form")]),
        ("```yaml\n---\nTitle: a\n---\n```\n", [(1, "page-in-code")]),
    ],
)
def test_where_the_text_begins_is_unknown_the_line_to_mend_is_told(
    source: str, expected: list[tuple[int, str]]
) -> None:
    document, found = parse(source, PATH)
    assert [(problem.line, problem.code) for problem in found] == expected
    assert document == Document(body=source)


@pytest.mark.parametrize("source", ["---\n---\n", "---\n\n---\n"])
def test_a_head_without_entries_is_none(source: str) -> None:
    assert parse(source, PATH)[1] == [Problem(PATH, 1, "no-front-matter")]


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
        ("Date: 2024-2-29\n", (2, "entry-form", {"text": "Date: 2024-2-29", "right": "Date: 2024-02-29"})),
        ("Date: 1899-12-31\n", (2, "bad-date", {"key": "Date", "value": "1899-12-31"})),
        ("Date: 2023-02-29\n", (2, "no-such-day", {"key": "Date", "value": "2023-02-29"})),
        (
            "Modified: 2024年2月29日\n",
            (2, "entry-form", {"text": "Modified: 2024年2月29日", "right": "Modified: 2024-02-29"}),
        ),
        ("Date: 2023年13月1日\n", (2, "no-such-day", {"key": "Date", "value": "2023年13月1日"})),
        ("Date: 29/2/2024\n", (2, "bad-date", {"key": "Date", "value": "29/2/2024"})),
        ("Date: 令和6年2月29日\n", (2, "bad-date", {"key": "Date", "value": "令和6年2月29日"})),
        ("Date: 2024/2/29\n", (2, "entry-form", {"text": "Date: 2024/2/29", "right": "Date: 2024-02-29"})),
        ("Date: 2024-02-29 10:00\n", (2, "bad-date", {"key": "Date", "value": "2024-02-29 10:00"})),
        ("Titel: a\n", (2, "unknown-key", {"key": "Titel", "nearest": "Title"})),
        ("title: a\n", (2, "entry-form", {"text": "title: a", "right": "Title: a"})),
        ("Modifed: 2024-02-29\n", (2, "unknown-key", {"key": "Modifed", "nearest": "Modified"})),
        ("Office: a\nOffice: a\n", (3, "key-twice", {"key": "Office"})),
        ("Zzzzzz: a\n", (2, "unknown-key", {"key": "Zzzzzz", "nearest": ", ".join(FIELDS)})),
        ("just words\n", (2, "not-an-entry", {"text": "just words"})),
        ("Title： a\n", (2, "entry-form", {"text": "Title： a", "right": "Title: a"})),
        ("- a\n", (2, "not-an-entry", {"text": "- a"})),
        ("Status: public\n", (2, "bad-status", {"key": "Status", "value": "public"})),
        ("Expires: never\n", (2, "bad-date", {"key": "Expires", "value": "never"})),
        ("Order: 1234567\n", (2, "bad-number", {"key": "Order", "value": "1234567"})),
        (
            "Date: ２０２４-02-29\n",
            (2, "entry-form", {"text": "Date: ２０２４-02-29", "right": "Date: 2024-02-29"}),
        ),
        ("Save_as: feed.xml\n", (2, "bad-file-name", {"key": "Save_as", "value": "feed.xml"})),
        ("Save_as: ../x.html\n", (2, "bad-file-name", {"key": "Save_as", "value": "../x.html"})),
        ("Aliases: news/old\n", (2, "bad-alias", {"key": "Aliases", "value": "news/old"})),
        ("Aliases: ../x/\n", (2, "bad-alias", {"key": "Aliases", "value": "../x/"})),
        (
            "Aliases: https://a.example/\n",
            (2, "bad-alias", {"key": "Aliases", "value": "https://a.example/"}),
        ),
        ("Translated_from: ja\n", (2, "bad-translated-from", {"key": "Translated_from", "value": "ja"})),
    ],
)
def test_each_mistake_is_a_problem_in_its_line(head: str, expected: tuple[int, str, dict[str, str]]) -> None:
    assert problems(head) == [expected]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Title = ２日の会", "Title: 2日の会"),
        ("**Title:** 会（１日）！", "Title: 会（1日）！"),
        ("＃Ｔｉｔｌｅ：会", "Title: 会"),
        ("- Title: a", "Title: a"),
        ("Save as：a.html", "Save_as: a.html"),
        ("Date：２０２６/１１/８（土）", "Date: 2026-11-08"),
        ("date： “2026.11.28”", "Date: 2026-11-28"),
        ('title: "a"', "Title: a"),
        ("Status: Draft", "Status: draft"),
        ("topics：work、home； hall", "Topics: work, home, hall"),
        ("ＯＲＤＥＲ：１", "Order: 1"),
    ],
)
def test_the_whole_line_is_told_where_its_meaning_is_certain(written: str, right: str) -> None:
    document, (problem,) = parse(f"---\n{written}\n---\n", PATH)
    assert (problem.code, problem.details) == ("entry-form", {"text": written, "right": right})
    key, _, value = right.partition(": ")
    assert document.value(key) == FIELDS[key].parse([value])


@pytest.mark.parametrize("written", ["Date: 28/11/2026", "Date: 11.2026", "Date： soon", "Status: hidden"])
def test_no_line_is_told_where_the_meaning_is_not_certain(written: str) -> None:
    assert [problem.code for problem in parse(f"---\n{written}\n---\n", PATH)[1]] != ["entry-form"]


@pytest.mark.parametrize(
    ("written", "nearest"),
    [("tags", "Topics"), ("Topic", "Topics"), ("category", "Topics"), ("author", "Title, Topics")],
)
def test_only_names_that_a_page_may_have_are_offered(written: str, nearest: str) -> None:
    document, (problem,) = parse(f"---\n{written}: a\n---\n", PATH, ["Title", "Topics"])
    assert (problem.code, problem.details) == ("unknown-key", {"key": written, "nearest": nearest})
    assert ("Topics" in document.entries) == (nearest == "Topics")


def test_an_entry_that_is_needed_and_missing_is_a_problem_of_the_head() -> None:
    document = Document({"Title": Entry("a", 2), "Order": Entry(None, 3)})
    (problem,) = misplaced(document, PATH, "guide", ["Title", "Date", "Order"], [])
    assert (problem, problem.details) == (Problem(PATH, 1, "missing-key"), {"key": "Date"})


def test_an_entry_that_a_kind_of_page_has_no_use_for_is_a_problem_in_its_line() -> None:
    document = Document({"Title": Entry("a", 2), "Office": Entry("b", 3), "Titel": Entry(None, 4)})
    (problem,) = misplaced(document, PATH, "guide", ["Title"], ["Order"])
    assert problem == Problem(PATH, 3, "key-not-here")
    assert problem.details == {"key": "Office", "kind": "guide", "known": "Title, Order"}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-03-02", "2026-03-01", [(3, "expires-before-date")]),
        ("2026-03-01", "2026-03-01", []),
        ("soon", "2026-03-01", []),
    ],
)
def test_a_last_day_before_the_first_is_a_problem(
    first: str, last: str, expected: list[tuple[int, str]]
) -> None:
    document, _ = parse(f"---\nDate: {first}\nExpires: {last}\n---\n", PATH)
    assert [(problem.line, problem.code) for problem in contradictions(document, PATH)] == expected


def test_all_mistakes_of_a_head_are_told_at_once() -> None:
    assert [(line, code) for line, code, _ in problems("Titel: a\nDate: soon\nOrder: x\n")] == [
        (2, "unknown-key"),
        (3, "bad-date"),
        (4, "bad-number"),
    ]
