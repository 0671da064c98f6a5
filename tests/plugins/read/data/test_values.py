"""Single values of the site's data."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from plugins.model import types
from plugins.model.opening_hours import Span
from plugins.read.data import values
from plugins.report.problems import BadValueError

PARSERS = values.parsers(("ja", "en"))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (str, " words ", " words "),
        (types.Slug, "sunny-hall", "sunny-hall"),
        (types.Slug, "a2-3", "a2-3"),
        (types.Phone, "03-1234-5678", "+81312345678"),
        (types.Hashtag, "就労支援", "就労支援"),
        (types.Phone, "+81 3 1234 5678", "+81312345678"),
        (types.PostalCode, "123-4567", "123-4567"),
        (types.WebAddress, "https://example.org/?q={query}", "https://example.org/?q={query}"),
        (datetime.date, datetime.date(2024, 2, 29), datetime.date(2024, 2, 29)),
        (types.Text, {"en": "a", "ja": "あ"}, {"ja": "あ", "en": "a"}),
        (types.SomeText, {"en": "a"}, {"en": "a"}),
        (types.SomeText, {}, {}),
        (types.WebPage, "https://line.example/@hall?a=1", "https://line.example/@hall?a=1"),
        (types.MailAddress, "front.desk+a_1@post.office.example", "front.desk+a_1@post.office.example"),
        (types.EntryName, "hours", "hours"),
        (bool, False, False),
        (Span, "9:05-16:30", Span(datetime.time(9, 5), datetime.time(16, 30))),
        (Span, "09:05-23:59", Span(datetime.time(9, 5), datetime.time(23, 59))),
    ],
)
def test_a_good_value_is_read(kind: Any, value: object, expected: object) -> None:
    assert PARSERS[kind](value) == expected


def test_words_stand_in_the_order_of_the_languages() -> None:
    assert list(PARSERS[types.Text]({"en": "a", "ja": "あ"})) == ["ja", "en"]


def refused(kind: Any, value: object) -> tuple[str, dict[str, str]]:
    with pytest.raises(BadValueError) as caught:
        PARSERS[kind](value)
    return caught.value.code, caught.value.details


@pytest.mark.parametrize(
    "kind",
    [
        *(str, types.Slug, types.Phone, types.PostalCode, types.WebAddress, types.WebPage),
        *(types.MailAddress, types.EntryName, Span),
    ],
)
@pytest.mark.parametrize("value", ["", "  ", 1, None, [], {}])
def test_where_words_belong_nothing_else_is_taken(kind: Any, value: object) -> None:
    assert refused(kind, value) == ("not-a-text", {})


@pytest.mark.parametrize(
    "value", ["Office", "2-news", "a--b", "a-", "-a", "a b", "a/b", "日本", "a_b", "a\n"]
)
def test_a_name_that_cannot_stand_in_an_address_is_a_problem(value: str) -> None:
    assert refused(types.Slug, value) == ("bad-slug", {"value": value})


@pytest.mark.parametrize(
    "value", ["12", "call us", "03-1234-567", "03-1234-56788", "000-0000-0000", "+1 555 0100"]
)
def test_a_number_that_is_no_telephone_number_is_a_problem(value: str) -> None:
    assert refused(types.Phone, value) == ("bad-phone", {"value": value})


@pytest.mark.parametrize("value", ["1234567", "123-456", "123-45671", "〒123-4567", "abc-defg", "123-4567\n"])
def test_a_postal_code_that_japan_post_does_not_write_is_a_problem(value: str) -> None:
    assert refused(types.PostalCode, value) == ("bad-postal-code", {"value": value})


@pytest.mark.parametrize("value", ["http://example.org", "example.org", "//example.org", "javascript:x"])
def test_an_address_that_is_not_safe_is_a_problem(value: str) -> None:
    assert refused(types.WebAddress, value) == ("bad-web-address", {"value": value})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2024-02-29", "2024-02-29"),
        (datetime.datetime(2024, 2, 29, 9, 30), "2024-02-29 09:30:00"),  # noqa: DTZ001 - TOML has such too
        (2024, "2024"),
    ],
)
def test_a_day_that_is_not_written_as_one_is_a_problem(value: object, shown: str) -> None:
    assert refused(datetime.date, value) == ("bad-data-date", {"value": shown})


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (types.Text, "words", ("text-without-language", {"languages": "ja, en"})),
        (types.SomeText, ["words"], ("text-without-language", {"languages": "ja, en"})),
        (types.Text, {"ja": "あ"}, ("missing-language", {"languages": "en"})),
        (types.Text, {}, ("missing-language", {"languages": "ja, en"})),
        (types.Text, {"ja": "あ", "en": "a", "de": "b"}, ("unknown-text-language", {"languages": "de"})),
        (types.SomeText, {"de": "a", "fr": "b"}, ("unknown-text-language", {"languages": "de, fr"})),
        (types.SomeText, {"jp": "あ"}, ("unknown-text-language", {"languages": "jp"})),
    ],
)
def test_words_need_every_language_and_no_other(
    kind: Any, value: object, expected: tuple[str, dict[str, str]]
) -> None:
    assert refused(kind, value) == expected


@pytest.mark.parametrize(
    ("value", "right"), [("#家族", "家族"), ("＃家族", "家族"), ("家 族", "家族"), ("# A　B", "AB")]
)
def test_a_hashtag_has_no_sign_and_no_space(value: str, right: str) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        PARSERS[types.Hashtag](value)
    assert told(caught.value) == [("bad-hashtag", {"value": value, "right": right})]


@pytest.mark.parametrize("value", ["#", " ", "", 1])
def test_a_hashtag_has_words(value: object) -> None:
    assert refused(types.Hashtag, value) == ("not-a-text", {})


def test_all_that_is_wrong_in_a_value_is_told() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        PARSERS[types.Hashtag]("#ﾊﾟﾝ１")
    assert told(caught.value) == [
        ("bad-hashtag", {"value": "#ﾊﾟﾝ１", "right": "パン1"}),
        ("half-width-kana", {"text": "ﾊﾟﾝ", "right": "#パン1"}),
        ("full-width-latin", {"text": "１", "right": "#パン1"}),
    ]


def told(group: ExceptionGroup[Exception]) -> list[tuple[str, dict[str, str]]]:
    return [(error.code, error.details) for error in group.exceptions if isinstance(error, BadValueError)]


@pytest.mark.parametrize(
    "value",
    [
        *("9:30", "9-16", "9:30-", "9:30～16:00", "9:30 - 16:00", "9.30-16.00", "9:30-16:00\n", "9:60-16:00"),
        *("24:00-25:00", "9:30-24:00", "9:30am-4pm", "009:30-16:00", "9:3-16:00"),
    ],
)
def test_a_time_that_is_written_otherwise_is_a_problem(value: str) -> None:
    assert refused(Span, value)[0] == "bad-opening-hours"


@pytest.mark.parametrize("value", ["16:00-9:30", "9:30-9:30", "1:00-0:00"])
def test_an_office_that_closes_before_it_opens_is_a_problem(value: str) -> None:
    assert refused(Span, value) == ("closes-before-it-opens", {"value": value})


@pytest.mark.parametrize(
    "value",
    [
        *("hall", "hall@", "@office.example", "hall@office", "hall@@office.example", "a b@office.example"),
        *("mailto:hall@office.example", "Hall <hall@office.example>", "hall@office.example?subject=x"),
        *(
            "hall@-office.example",
            "hall@office..example",
            "hall@office.example\n",
            f"{'a' * 65}@office.example",
        ),
        *("hall%20@office.example", "hall&x@office.example", "ほーる@office.example"),
    ],
)
def test_what_is_no_plain_mail_address_is_a_problem(value: str) -> None:
    assert refused(types.MailAddress, value) == ("bad-mail-address", {"value": value})


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("http://line.example/", "bad-web-address"),
        ("line.example", "bad-web-address"),
        ("javascript:alert(1)", "bad-web-address"),
        ("https://", "bad-web-page"),
        ("https://line", "bad-web-page"),
        ("https://hall@line.example/", "bad-web-page"),
        ('https://line.example/"x', "bad-web-page"),
        ("https://line.example/ x", "bad-web-page"),
        ("https://line.example/%zz", "bad-web-page"),
    ],
)
def test_an_address_that_browsers_would_not_take_as_it_is_is_a_problem(value: str, code: str) -> None:
    assert refused(types.WebPage, value) == (code, {"value": value})


@pytest.mark.parametrize("value", ["true", 1, 0, None, []])
def test_yes_and_no_are_not_words_nor_numbers(value: object) -> None:
    assert refused(bool, value) == ("not-yes-or-no", {})


def test_an_answer_is_an_entry_of_an_office() -> None:
    code, details = refused(types.EntryName, "phone")
    assert (code, details["value"], details["known"][:12]) == (
        "unknown-office-entry",
        "phone",
        "hours, close",
    )
