"""Read single values of content/data: telephone numbers, postal codes, dates and texts in every language."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

import phonenumbers

from plugins.model.types import COUNTRY, Hashtag, Phone, PostalCode, Slug, SomeText, Text, WebAddress
from plugins.read.characters import in_line, mended
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

POSTAL_CODE = re.compile(r"[0-9]{3}-[0-9]{4}")  # Japan Post
LONGEST_SLUG = 50
NOT_IN_HASHTAGS = re.compile(r"[#＃\s]+")  # what begins one, and what ends it
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")  # begins with a letter: /news/2/ is the second page of news


def parsers(languages: Collection[str]) -> dict[Any, Callable[[Any], Any]]:
    """Return type → the function that reads such a value, or raises `BadValueError`."""
    return {
        str: _string,
        int: _number,
        Slug: _slug,
        Hashtag: _hashtag,
        Phone: phone,
        PostalCode: _postal_code,
        WebAddress: _web_address,
        datetime.date: _date,
        Text: lambda value: _text(value, languages, required=True),
        SomeText: lambda value: _text(value, languages, required=False),
    }


def _string(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadValueError("not-a-text")
    if found := _wrong_characters(value):
        raise ExceptionGroup("all of a value", found)
    return value


def _wrong_characters(value: str) -> list[BadValueError]:
    return [BadValueError(code, **details) for line in value.split("\n") for code, details in in_line(line)]


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise BadValueError("not-a-number")
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


def _date(value: object) -> datetime.date:
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise BadValueError("bad-data-date", value=str(value))
    return value


def _text(value: object, languages: Collection[str], *, required: bool) -> dict[str, object]:
    """Return the values of each language, which are read one by one."""
    if not isinstance(value, dict):
        raise BadValueError("text-without-language", languages=", ".join(languages))
    if missing := [language for language in languages if required and not value.get(language)]:
        raise BadValueError("missing-language", languages=", ".join(missing))
    if unknown := [language for language in value if language not in languages]:
        raise BadValueError("unknown-text-language", languages=", ".join(unknown))
    return {language: value[language] for language in languages if language in value}
