"""How a language writes dates, telephone numbers and addresses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from urllib.parse import quote

import phonenumbers
from babel import Locale
from babel.dates import format_date, format_skeleton, get_datetime_format, get_day_names
from babel.lists import format_list

from plugins.model import ruby
from plugins.model.opening_hours import runs
from plugins.model.types import COUNTRY

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.address import Address
    from plugins.model.data import Organisation
    from plugins.model.languages import Language
    from plugins.model.opening_hours import OpeningHours


def date(language: Language, value: datetime.date) -> str:
    """Return a day in words: 2024年11月7日, 7 November 2024 (CLDR, "long")."""
    return format_date(value, format="long", locale=language.locale)


def time(language: Language, value: datetime.time) -> str:
    """Return a time of day: 9:30, or 09:30 (CLDR, "Hm")."""
    return format_skeleton("Hm", value, locale=language.locale)


def weekly(language: Language, hours: OpeningHours, between: str) -> Iterator[str]:
    """Yield opening hours in lines, days that are alike in one: Monday to Friday, 09:30 to 16:00.

    Names, times and lists are CLDR's; `between` is how the language writes what begins and what ends a span.
    """
    names = get_day_names("wide", "stand-alone", language.locale)
    line = str(get_datetime_format("medium", language.locale)).replace("'", "")
    for spans, numbers in hours.grouped.items():
        days: list[str] = []
        for run in runs(numbers):
            if len(run) > 2:  # noqa: PLR2004 - two days are no span
                days.append(between.format(names[run[0]], names[run[-1]]))
            else:
                days += (names[day] for day in run)
        times = (between.format(time(language, each.opens), time(language, each.closes)) for each in spans)
        yield line.format(listed(language, times), listed(language, days))


def listed(language: Language, values: Iterable[object]) -> str:
    """Return values in one line: 320、768、1280, or 320, 768 and 1280 (CLDR)."""
    return format_list([str(value) for value in values], locale=language.locale)


def file_size(language: Language, size: int) -> str:
    """Return a number of bytes as people say it: 230 kB, 1.2 MB (CLDR), rounded up."""
    from babel.units import format_unit  # noqa: PLC0415 - takes a moment to load, and few sites have files

    thousands = max(math.ceil(size / 1000), 1)
    if thousands < 1000:  # noqa: PLR2004 - as above
        return format_unit(thousands, "digital-kilobyte", length="short", locale=language.locale)
    millions = math.ceil(thousands / 100) / 10
    return format_unit(millions, "digital-megabyte", length="short", locale=language.locale)


def language_name(language: Language, code: str, languages: Mapping[str, Language]) -> str:
    """Return what another language of the site is called in this one (CLDR)."""
    return str(Locale.parse(languages[code].locale).get_language_name(language.locale))


def names(language: Language, languages: Mapping[str, Language]) -> list[str]:
    """Return the names of days, of the country and of other languages, in the words of this one (CLDR)."""
    days = get_day_names("wide", "stand-alone", language.locale).values()
    others = (language_name(language, code, languages) for code in languages if code != language.code)
    return [*days, country(language), *others]


def phone(language: Language, number: str) -> str:
    """Return an E.164 number as it is dialled at home (03-1234-5678) or from abroad (+81 3-1234-5678)."""
    format_ = getattr(phonenumbers.PhoneNumberFormat, language.phone_format.upper())
    return phonenumbers.format_number(phonenumbers.parse(number), format_)


def phone_at_home(number: str) -> str:
    """Return an E.164 number as it is dialled in its own country."""
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.NATIONAL)


def country(language: Language) -> str:
    """Return the name of the offices' country."""
    return str(Locale.parse(language.locale).territories[COUNTRY])


def country_of(language: Language, number: str) -> str:
    """Return the name of the country that an E.164 number belongs to."""
    region = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    return str(Locale.parse(language.locale).territories[region])


def address(language: Language, organisation: Organisation, value: Address) -> str:
    """Return a postal address in one line."""
    return organisation.address_format[language.code].format(
        postal_code=value.postal_code,
        region=value.region[language.code],
        locality=value.locality[language.code],
        street=value.street[language.code],
        country=country(language),
    )


def map_url(language: Language, organisation: Organisation, value: Address) -> str:
    """Return the address of a map search for a place."""
    return organisation.map_url.format(query=quote(ruby.unmarked(address(language, organisation, value))))
