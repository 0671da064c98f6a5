"""security.txt, and how long before its day it is told."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING

import pytest

from plugins.model.data import Data, Security
from plugins.render import security_txt
from plugins.report.problems import Problem
from tests.plugins.samples import DATA, LANGUAGES

if TYPE_CHECKING:
    from plugins.model.types import Key

EXPIRES = datetime.date(2027, 10, 31)
GOOD = dataclasses.replace(DATA, security=Security(EXPIRES))
PLACES: dict[Key, tuple[str, int]] = {
    ("security",): ("content/data/security.toml", 1),
    ("security", "expires"): ("content/data/a.toml", 2),
}
URL = "https://guide.example"


def text(data: Data | None = GOOD, today: datetime.date = EXPIRES, url: str = URL) -> str | None:
    return security_txt.text(data, LANGUAGES, today, "Asia/Tokyo", url)


def test_the_file_says_whom_to_call_until_when_in_which_languages_and_where_it_stands() -> None:
    assert text() == (
        "Contact: tel:+81-3-1234-5678\n"
        "Expires: 2027-10-31T23:59:59+09:00\n"
        "Preferred-Languages: ja, en\n"
        "Canonical: https://guide.example/.well-known/security.txt\n"
    )


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:8000"])
def test_without_a_public_address_it_does_not_say_where_it_stands(url: str) -> None:
    assert text(url=url) == (
        "Contact: tel:+81-3-1234-5678\nExpires: 2027-10-31T23:59:59+09:00\nPreferred-Languages: ja, en\n"
    )


@pytest.mark.parametrize(
    ("data", "today", "url"),
    [
        (None, EXPIRES, URL),
        (DATA, EXPIRES, URL),
        (dataclasses.replace(GOOD, offices=()), EXPIRES, URL),
        (GOOD, datetime.date(2027, 11, 1), URL),
        (GOOD, EXPIRES, "https://example.org/guide-site"),
    ],
    ids=["no data", "no day", "no office", "after the day", "below a path"],
)
def test_there_is_no_file(data: Data | None, today: datetime.date, url: str) -> None:
    assert text(data, today, url) is None


@pytest.mark.parametrize("today", [datetime.date(2027, 10, 1), EXPIRES, datetime.date(2028, 1, 1)])
def test_from_thirty_days_before_its_day_on_a_hint_tells_it(today: datetime.date) -> None:
    assert list(security_txt.hints(GOOD, PLACES, today)) == [
        Problem("content/data/a.toml", 2, "security-expires", {"expires": "2027-10-31"})
    ]


def test_the_hint_stands_at_the_table_where_the_day_has_no_line_of_its_own() -> None:
    places: dict[Key, tuple[str, int]] = {("security",): ("content/data/security.toml", 1)}
    assert [hint.place for hint in security_txt.hints(GOOD, places, EXPIRES)] == [
        "content/data/security.toml:1"
    ]


@pytest.mark.parametrize(
    ("data", "today"), [(GOOD, datetime.date(2027, 9, 30)), (DATA, EXPIRES), (None, EXPIRES)]
)
def test_earlier_and_without_a_day_nothing_is_told(data: Data | None, today: datetime.date) -> None:
    assert list(security_txt.hints(data, PLACES, today)) == []
