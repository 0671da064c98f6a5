"""Read single values of content/data: telephone numbers, postal codes, dates and texts in every language."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import phonenumbers

from plugins.model import ruby
from plugins.model.links import WEB_ADDRESS
from plugins.model.office_details import ENTRIES
from plugins.model.opening_hours import Span
from plugins.model.types import (
    COUNTRY,
    EntryName,
    Hashtag,
    MailAddress,
    Phone,
    PostalCode,
    Slug,
    SomeText,
    Text,
    WebAddress,
    WebPage,
    WordLists,
    Words,
)
from plugins.patterns import pattern
from plugins.read.characters import in_line, mended
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

POSTAL_CODE = pattern(r"[0-9]{3}-[0-9]{4}")  # Japan Post
LONGEST_SLUG = 50
NOT_IN_HASHTAGS = pattern(r"[#＃\s]+")  # what begins one, and what ends it
SLUG = pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")  # begins with a letter: /news/2/ is the second page of news
# The plain ones of the addresses that forms in browsers take (HTML, 4.10.5.1.5): none needs to be escaped.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
MAIL_ADDRESS = pattern(rf"[A-Za-z0-9._+-]{{1,64}}@(?:{_LABEL}\.)+{_LABEL}")
_TIME = r"([0-9]|[01][0-9]|2[0-3]):([0-5][0-9])"
SPAN = pattern(rf"{_TIME}-{_TIME}")


def parsers(languages: Collection[str], editions: Collection[str] = ()) -> dict[Any, Callable[[Any], Any]]:
    """Return type → the function that reads such a value, or raises `BadValueError`.

    Texts must be there in every one of `languages`, and may be in `editions`.
    """
    return {
        str: _words_as_read,
        bool: _yes_or_no,
        int: _number,
        Slug: _slug,
        Hashtag: _hashtag,
        Phone: phone,
        PostalCode: _postal_code,
        WebAddress: _web_address,
        WebPage: _web_page,
        MailAddress: _mail_address,
        EntryName: _entry_name,
        Span: _span,
        datetime.date: _date,
        Words: lambda value: _table(value, "[readings.words]"),
        WordLists: lambda value: _table(value, "[synonyms]"),
        Text: lambda value: _text(value, languages, editions, required=True),
        SomeText: lambda value: _text(value, languages, editions, required=False),
    }


def _string(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadValueError("not-a-text")
    if found := _wrong_characters(value):
        raise ExceptionGroup("all of a value", found)
    return value


def _words_as_read(value: object) -> str:
    """Return words whose readings are set off (ruby.py)."""
    return ruby.marked(_string(value))


def _wrong_characters(value: str) -> list[BadValueError]:
    in_lines = (found for line in value.split("\n") for found in in_line(line))
    wrong = [BadValueError(code, **details) for code, details in in_lines]
    braces = ruby.malformed(value) if not {"{", "｛"}.isdisjoint(value) else ()
    return wrong + [BadValueError("bad-ruby", text=found) for _, found in braces]


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise BadValueError("not-a-number")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise BadValueError("not-yes-or-no")
    return value


def _slug(value: object) -> str:
    if not SLUG.fullmatch(slug := _string(value)) or len(slug) > LONGEST_SLUG:
        raise BadValueError("bad-slug", value=slug)
    return slug


def _hashtag(value: object) -> str:
    """Return the words of a hashtag, which ends at a space and gets its sign from the theme."""
    text = value if isinstance(value, str) else ""
    if not (right := NOT_IN_HASHTAGS.sub("", text)):
        raise BadValueError("not-a-text")
    if right != text:
        wrong = BadValueError("bad-hashtag", value=text, right=mended(right))
        raise ExceptionGroup("all of a value", [wrong, *_wrong_characters(text)])
    return _string(text)


def phone(value: object) -> str:
    """Return a valid telephone number of `COUNTRY` in E.164."""
    text = _string(value)
    try:
        number = phonenumbers.parse(text, COUNTRY)
    except phonenumbers.NumberParseException as error:
        raise BadValueError("bad-phone", value=text) from error
    if not phonenumbers.is_valid_number_for_region(number, COUNTRY) or number.extension:
        raise BadValueError("bad-phone", value=text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _postal_code(value: object) -> str:
    if not POSTAL_CODE.fullmatch(text := _string(value)):
        raise BadValueError("bad-postal-code", value=text)
    return text


def _web_address(value: object) -> str:
    text = _string(value)
    if not text.startswith("https://"):
        raise BadValueError("bad-web-address", value=text)
    return text


def _web_page(value: object) -> str:
    if not WEB_ADDRESS.fullmatch(text := _web_address(value)):
        raise BadValueError("bad-web-page", value=text)
    return text


def _mail_address(value: object) -> str:
    if not MAIL_ADDRESS.fullmatch(text := _string(value)):
        raise BadValueError("bad-mail-address", value=text)
    return text


def _entry_name(value: object) -> str:
    if (text := _string(value)) not in ENTRIES:
        raise BadValueError("unknown-office-entry", value=text, known=", ".join(ENTRIES))
    return text


def _span(value: object) -> Span:
    if not (found := SPAN.fullmatch(text := _string(value))):
        raise BadValueError("bad-opening-hours", value=text)
    hour, minute, last_hour, last_minute = map(int, found.groups())
    span = Span(datetime.time(hour, minute), datetime.time(last_hour, last_minute))
    if span.closes <= span.opens:
        raise BadValueError("closes-before-it-opens", value=text)
    return span


def _date(value: object) -> datetime.date:
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise BadValueError("bad-data-date", value=str(value))
    return value


def _table(value: object, header: str) -> dict[str, object]:
    """Return what each name of a table stands for, which is read one by one."""
    if not isinstance(value, dict):
        raise BadValueError("not-a-table", header=header)
    return value


def _text(
    value: object, languages: Collection[str], editions: Collection[str], *, required: bool
) -> dict[str, object]:
    """Return the values of each language, which are read one by one."""
    known = (*languages, *editions)
    if not isinstance(value, dict):
        raise BadValueError("text-without-language", languages=", ".join(languages))
    if missing := [language for language in languages if required and language not in value]:
        raise BadValueError("missing-language", languages=", ".join(missing))
    if unknown := [language for language in value if language not in known]:
        raise BadValueError("unknown-text-language", languages=", ".join(unknown))
    return {language: value[language] for language in known if language in value}
