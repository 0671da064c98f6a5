"""How a language writes dates, telephone numbers and addresses."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING

import pytest

from plugins.model import formats
from plugins.model.opening_hours import OpeningHours, Span
from tests.plugins.samples import EN, HALL, JA, ORGANISATION

if TYPE_CHECKING:
    from plugins.model.languages import Language

GERMAN = dataclasses.replace(EN, code="de", locale="de_AT")


@pytest.mark.parametrize(
    ("language", "expected"),
    [(JA, "2024年2月29日"), (EN, "29 February 2024"), (GERMAN, "29. Februar 2024")],
)
def test_a_day_stands_in_the_words_of_the_language(language: Language, expected: str) -> None:
    assert formats.date(language, datetime.date(2024, 2, 29)) == expected


@pytest.mark.parametrize(
    ("language", "values", "expected"),
    [
        (JA, [320, 768, 1280], "320、768、1280"),
        (EN, [320, 768, 1280], "320, 768 and 1280"),
        (EN, ["light", "dark"], "light and dark"),
        (JA, ["明"], "明"),
    ],
)
def test_values_stand_in_one_line(language: Language, values: list[object], expected: str) -> None:
    assert formats.listed(language, values) == expected


MORNING, AFTERNOON = (
    Span(datetime.time(opens, 30), datetime.time(closes)) for opens, closes in ((9, 12), (13, 16))
)
WEEK = OpeningHours(
    *((MORNING, AFTERNOON),) * 3, friday=(MORNING, AFTERNOON), saturday=(MORNING,), sunday=(MORNING,)
)


@pytest.mark.parametrize(
    ("language", "between", "expected"),
    [
        (
            JA,
            "{0}〜{1}",
            ["月曜日〜水曜日、金曜日 9:30〜12:00、13:30〜16:00", "土曜日、日曜日 9:30〜12:00"],
        ),
        (
            EN,
            "{0} to {1}",
            [
                "Monday to Wednesday and Friday, 09:30 to 12:00 and 13:30 to 16:00",
                "Saturday and Sunday, 09:30 to 12:00",
            ],
        ),
        (
            GERMAN,
            "{0} bis {1}",
            [
                "Montag bis Mittwoch und Freitag, 09:30 bis 12:00 und 13:30 bis 16:00",
                "Samstag und Sonntag, 09:30 bis 12:00",
            ],
        ),
    ],
)
def test_days_with_the_same_hours_stand_in_one_line(
    language: Language, between: str, expected: list[str]
) -> None:
    assert list(formats.weekly(language, WEEK, between)) == expected


@pytest.mark.parametrize(("language", "expected"), [(JA, "03-1234-5678"), (EN, "+81 3-1234-5678")])
def test_a_number_stands_as_it_is_dialled(language: Language, expected: str) -> None:
    assert formats.phone(language, "+81312345678") == expected


def test_a_number_is_also_written_as_in_its_own_country() -> None:
    assert formats.phone_at_home("+81312345678") == "03-1234-5678"


@pytest.mark.parametrize(("language", "expected"), [(JA, "日本"), (EN, "Japan"), (GERMAN, "Japan")])
def test_the_country_has_a_name_in_each_language(language: Language, expected: str) -> None:
    assert formats.country(language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (JA, "〒100-0001 東京都千代田区一番町1-2-3"),
        (EN, "1-2-3 Ichibancho, Chiyoda, Tokyo 100-0001, Japan"),
    ],
)
def test_an_address_has_the_order_of_its_language(language: Language, expected: str) -> None:
    assert formats.address(language, ORGANISATION, HALL.address) == expected


def test_a_map_is_asked_for_the_address_with_everything_escaped() -> None:
    assert formats.map_url(EN, ORGANISATION, HALL.address) == (
        "https://map.example/?q=1-2-3%20Ichibancho%2C%20Chiyoda%2C%20Tokyo%20100-0001%2C%20Japan"
    )
