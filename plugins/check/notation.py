"""Patterns for telephone numbers, postal codes and addresses as they are written in Japan."""

from __future__ import annotations

import re
import unicodedata

from plugins.check.prose import folded
from plugins.patterns import pattern

_DASH = pattern(r"[‐‑‒–—―−－ー─](?:(?=\s?[(\d])|(?<=[\d)].))")  # whatever stands for a hyphen
_GAP = r"[\s().-]{0,3}"
_NOT_AFTER = r"(?<!\d)(?<!\d-)"
_LONG_ENOUGH = rf"(?=(?:\d{_GAP}){{8,12}}\d(?!\d))"  # 9 to 13 digits: a number with one too few is wrong too
_DIALLED = rf"\d{{1,4}}{_GAP}\d{{1,4}}{_GAP}\d{{3,5}}(?!-?\d)"
_ABROAD = rf"(?:\+{_GAP}81|0081|010{_GAP}81)"  # how Japan is dialled from elsewhere
PHONE = pattern(
    rf"{_NOT_AFTER}({_ABROAD}){_GAP}(?:\(0\)|0)?{_GAP}{_DIALLED}"
    rf"|{_NOT_AFTER}(?<!第)(?<!口座番号は)(?<!口座番号)(?=0){_LONG_ENOUGH}{_DIALLED}"
)
_COUNTRY = pattern(r"^(?:0081|01081|81)0?")  # the same once only digits are left
LENGTHS = range(9, 12)  # digits of a number from its 0 on, and of one with a digit too few or too many
POSTAL_CODE = pattern(r"〒\s*(\d{3})\s*-?\s*(\d{4})(?!\d)|(?<![\d-])(\d{3})-(\d{4})(?![\d-])")
_UNIT = r"(?:丁目|番地|番|号|の|-)"  # between the numbers of an address
# Every repetition has an end: a long row of digits would keep the search busy for minutes.
_NEXT = rf"(?:\s{{0,2}}{_UNIT}\s{{0,2}}\d{{1,5}})"
NUMBERS = rf"\d{{1,5}}{_NEXT}{{0,4}}(?:丁目|番地|番|号)?"
MORE_NUMBERS = rf"\d{{1,5}}{_NEXT}{{1,5}}(?:番地|番|号)?"
NO_COUNT = r"(?![\d年月日時分歩階つ人回名件円])"  # behind the numbers of an address, which no counter follows
# Nine digits near each other, or a postal code. Here and below, what all begin with comes first and alone,
# because `re` finds one of some characters fast.
_SIGNS_OF_NUMBER = pattern(r"[\d〒](?:(?<=〒)|\d\d-\d{4}|(?:[\s().-]{0,6}\d){8})")
# An address has two numbers in a row, or one with its kind, which may also be in its name: 番町1.
_SIGNS_OF_ADDRESS = pattern(rf"[\d番号](?:(?<=[番号])|\s{{0,2}}{_UNIT}\s{{0,2}}\d)")
_KANJI = pattern(r"[一二三四五六七八九十](?=丁目|番|号)")
_DIGITS = {ord(kanji): str(number) for number, kanji in enumerate("一二三四五六七八九十", start=1)}
_TOWN = pattern(r"(?:町|cho|machi)$")  # how the names of most towns end
_LETTERED = pattern(r"丁目|番地")
_LOT = pattern(r"番地?|号")
_NAMED = pattern(r"[\u3400-\u9fffA-Za-z]")  # a particle alone is no name
_YEAR = 4  # digits that a year has and the first number of an address has not
_PARTS = 3  # numbers that a whole address has: 2-3-9


def plainly(text: str) -> str:
    """Return text in ordinary widths, with ordinary hyphens and digits."""
    return _KANJI.sub(lambda m: m[0].translate(_DIGITS), _DASH.sub("-", unicodedata.normalize("NFKC", text)))


def may_hold_number(text: str) -> bool:
    """Tell at little cost whether there are digits as telephone numbers or postal codes have them."""
    return bool(_SIGNS_OF_NUMBER.search(text))


def may_hold_address(text: str) -> bool:
    """Tell at little cost whether there are numbers as addresses have them; most lines hold none."""
    return bool(_SIGNS_OF_ADDRESS.search(text))


def digits(text: str) -> tuple[str, ...]:
    """Return the numbers in a text."""
    return tuple(re.findall(r"\d+", text))


def at_home(number: re.Match[str]) -> str:
    """Return the digits of a telephone number as it is dialled in Japan."""
    found = re.sub(r"\D", "", number[0])
    return _COUNTRY.sub("0", found) if number[1] else found


def bare(name: str) -> str:
    """Return a name without hyphens, spaces and capital letters."""
    return re.sub(r"[\s-]", "", name).lower()


def squeezed(text: str) -> str:
    """Return text without hyphens and spaces, in which a name is the same however it is spelled."""
    return folded(re.sub(r"[\s-]", "", text))


def spelling(name: str) -> str:
    """Return a pattern for a bare name, with or without hyphens or spaces."""
    return r"[\s-]?".join(map(re.escape, name))


def may_be_year(numbers: tuple[str, ...]) -> bool:
    """Tell whether numbers begin as a date does, and not as an address."""
    return len(numbers[0]) >= _YEAR


def is_address(text: str) -> bool:
    """Tell whether a name with numbers is meant as an address: “5 minutes from Kumano-cho” is none."""
    return len(digits(text)) > 1 or bool(_LOT.search(text))


def is_street(name: str, numbers: str) -> bool:
    """Tell whether a name and numbers are an address: “in Kariya on 2026-11-24” and “3-4 times” are none."""
    found = digits(numbers)
    is_whole = len(found) >= _PARTS and all(len(number) < _YEAR for number in found)
    return (
        not may_be_year(found)
        and bool(_NAMED.search(name))
        and bool(_TOWN.search(name) or _LETTERED.search(numbers) or is_whole)
    )
