"""Telephone numbers, postal codes and addresses in texts are those of content/data, in any notation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from plugins import formats
from plugins.problems import Problem
from plugins.translations import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.data import Address, Data

_DASH = re.compile(r"[‐‑‒–—―−－ー─](?=\s?[(\d])|(?<=[\d)])[‐‑‒–—―−－ー─]")  # whatever stands for a hyphen
_GAP = r"[\s().-]{0,3}"
_NOT_AFTER = r"(?<!\d)(?<!\d-)"
_LONG_ENOUGH = rf"(?=(?:\d{_GAP}){{8,12}}\d(?!\d))"  # 9 to 13 digits: a number with one too few is wrong too
_DIALLED = rf"\d{{1,4}}{_GAP}\d{{1,4}}{_GAP}\d{{3,5}}(?!-?\d)"
PHONE = re.compile(
    rf"{_NOT_AFTER}(?:\+{_GAP}81|0081|010{_GAP}81){_GAP}(?:\(0\)|0)?{_GAP}{_DIALLED}"
    rf"|{_NOT_AFTER}(?=0){_LONG_ENOUGH}{_DIALLED}"
)
ABROAD = re.compile(
    r"^(?:0081|01081|81)0?"
)  # what stands before a number's own digits, once only digits are left
LENGTHS = range(9, 12)  # digits of a number from its 0 on, and of one with a digit too few or too many
POSTAL_CODE = re.compile(r"〒\s*(\d{3})\s*-?\s*(\d{4})(?!\d)|(?<![\d-])(\d{3})-(\d{4})(?![\d-])")
_UNIT = r"(?:丁目|番地|番|号|の|-)"  # between the numbers of a Japanese address
NUMBERS = rf"\d+(?:\s*{_UNIT}\s*\d+)*(?:丁目|番地|番|号)?"
_MORE_NUMBERS = rf"\d+\s*{_UNIT}\s*\d+(?:\s*{_UNIT}\s*\d+)*(?:番地|番|号)?"
_KANJI = re.compile(r"[一二三四五六七八九十](?=丁目|番|号)")
_DIGITS = {ord(kanji): str(number) for number, kanji in enumerate("一二三四五六七八九十", start=1)}
_NO_COUNT = r"(?![\d年月日時人回名件円])"  # behind the numbers of an address, which no counter follows
_TOWN = re.compile(r"(?:町|cho|machi)$")  # how the names of most towns end
_LETTERED = re.compile(r"丁目|番地")
YEAR = 4  # digits that a year has and the first number of an address has not
# Where digits are neither read nor dialled: fingerprints, addresses on the web, paths of files.
_ELSEWHERE = re.compile(rf"^{KEY}:.*|https?://[^\s)>）」]+|\]\((?!tel:)[^)\s]*|^\s*\[[^\]]+\]:\s*(?!tel:)\S+")
ALIKE = 0.7  # how near a number must be to one of ours for that one alone to be named
MISTYPED = 0.85  # how near a postal code must be to one of ours to be meant for it: one digit is another


@dataclass(frozen=True)
class Street:
    """A street or town by its bare name, the numbers in it, and the whole as content/data writes it."""

    name: str
    numbers: tuple[str, ...]
    text: str
    locality: str


@dataclass(frozen=True)
class Contacts:
    """What texts may say: digits → number with whose it is, postal code → the same, and the streets."""

    phones: dict[str, str]
    postal_codes: dict[str, str]
    streets: tuple[Street, ...]


def contacts(data: Data) -> Contacts:
    """Return all that content/data holds, what a source printed besides included."""
    offices = [(office.name, office.phone, office.fax, office.address) for office in data.offices]
    offices += [(record.name, record.phone, record.phone, record.address) for record in data.also_printed]
    phones: dict[str, str] = {}
    codes: dict[str, str] = {}
    streets: list[Street] = []
    for name, phone, fax, address in offices:
        shown = " / ".join(name.values())
        for number in (phone, fax):
            at_home = formats.phone_at_home(number)
            phones.setdefault(re.sub(r"\D", "", at_home), f"{at_home} ({shown})")
        codes.setdefault(address.postal_code, f"{address.postal_code} ({shown})")
        streets += _streets(address)
    return Contacts(phones, codes, tuple(streets))


def _streets(address: Address) -> Iterator[Street]:
    for language, text in address.street.items():
        plain = plainly(text)
        name = max(re.split(NUMBERS, plain), key=len).strip(" ,-")
        numbers = tuple(re.findall(r"\d+", plain.replace(name, " ")))
        yield Street(_bare(name), numbers, text, plainly(address.locality[language]))


def plainly(text: str) -> str:
    """Return text in ordinary widths, with ordinary hyphens and digits."""
    return _KANJI.sub(lambda m: m[0].translate(_DIGITS), _DASH.sub("-", unicodedata.normalize("NFKC", text)))


def wrong(source: str, path: str, known: Contacts) -> Iterator[Problem]:
    """Yield each number, code and address that is not one of ours, with the right one."""
    for line, raw in enumerate(source.split("\n"), start=1):
        text = plainly(_ELSEWHERE.sub(" ", raw))
        if not re.search(r"\d", text):
            continue
        for code, value, right in (
            *_phones(text, known),
            *_postal_codes(text, known),
            *_addresses(text, known),
        ):
            yield Problem(path, line, code, {"value": value, "right": right})


def _phones(text: str, known: Contacts) -> Iterator[tuple[str, str, str]]:
    for found in PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        at_home = digits if _is_at_home(found[0]) else ABROAD.sub("0", digits)
        if len(at_home) in LENGTHS and at_home not in known.phones:
            yield "wrong-phone", found[0].strip(), _nearest(at_home, known.phones)


def _is_at_home(number: str) -> bool:
    return not re.match(rf"\+|0081|010{_GAP}81", number)


def _postal_codes(text: str, known: Contacts) -> Iterator[tuple[str, str, str]]:
    for found in POSTAL_CODE.finditer(text):
        code = "-".join(part for part in found.groups() if part)
        if code not in known.postal_codes and _is_meant_for_ours(code, text, known):
            yield "wrong-postal-code", found[0], _nearest(code, known.postal_codes)


def _is_meant_for_ours(code: str, text: str, known: Contacts) -> bool:
    """Tell whether a postal code is that of our city, or almost one of ours: others' may stand in a text."""
    return (
        any(code[:3] == ours[:3] for ours in known.postal_codes)
        or any(street.locality in text for street in known.streets)
        or bool(get_close_matches(code, known.postal_codes, 1, MISTYPED))
    )


def _addresses(text: str, known: Contacts) -> Iterator[tuple[str, str, str]]:
    names = {street.name for street in known.streets}
    for name in names:
        right = [street for street in known.streets if street.name == name]
        spelt = _spelling(name)
        pattern = rf"{spelt}\s*({NUMBERS}){_NO_COUNT}|(?<!\d)({NUMBERS})\s*,?\s*{spelt}"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            numbers = tuple(re.findall(r"\d+", found[1] or found[2]))
            if len(numbers[0]) < YEAR and numbers not in {s.numbers[: len(numbers)] for s in right}:
                yield "wrong-address", found[0], ", ".join(street.text for street in right)
    for locality in {street.locality for street in known.streets}:
        before = rf"{locality}\s*([^\s\d、。,]{{1,12}}?)\s*({_MORE_NUMBERS})"
        behind = rf"(?<!\d)({_MORE_NUMBERS})\s+([A-Za-z][\w-]*),?\s+{locality}"
        for found in re.finditer(rf"{before}|{behind}", text, re.IGNORECASE):
            name = _bare(found[1] or found[4])
            if name not in names and _is_street(name, found[2] or found[3]):
                yield "wrong-address", found[0], ", ".join(dict.fromkeys(s.text for s in known.streets))


def _is_street(name: str, numbers: str) -> bool:
    """Tell whether a name and numbers are an address: “in Kariya on 2026-11-24” and “3-4 times” are none."""
    digits = re.findall(r"\d+", numbers)
    has_three = len(digits) > 2 and all(len(number) < YEAR for number in digits)  # noqa: PLR2004 - as it says
    return len(digits[0]) < YEAR and bool(_TOWN.search(name) or _LETTERED.search(numbers) or has_three)


def _bare(name: str) -> str:
    return re.sub(r"[\s-]", "", name).lower()


def _spelling(name: str) -> str:
    """Return a pattern for a name whose hyphens or spaces may be left out."""
    return r"[\s-]?".join(map(re.escape, name))


def _nearest(value: str, known: dict[str, str]) -> str:
    near = get_close_matches(value, known, 1, ALIKE)
    return known[near[0]] if near else ", ".join(known.values())
