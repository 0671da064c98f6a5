"""Telephone numbers, postal codes and addresses in texts are those of content/data, in any notation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from plugins import formats
from plugins.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.data import Address, Data

_DASH = re.compile(r"[‐‑‒–—―−－ー─](?=\s?[(\d])|(?<=[\d)])[‐‑‒–—―−－ー─]")  # whatever stands for a hyphen
_GAP = r"[\s().-]{0,3}"
_NOT_AFTER = r"(?<!\d)(?<!\d-)"
_LONG_ENOUGH = rf"(?=(?:\d{_GAP}){{8,12}}\d(?!\d))"  # 9 to 13 digits: a number with one too few is wrong too
_DIALLED = rf"\d{{1,4}}{_GAP}\d{{1,4}}{_GAP}\d{{3,4}}(?!\d)"
PHONE = re.compile(
    rf"{_NOT_AFTER}(?:\+{_GAP}81|0081|010{_GAP}81){_GAP}(?:\(0\)|0)?{_GAP}{_DIALLED}"
    rf"|{_NOT_AFTER}(?=0){_LONG_ENOUGH}{_DIALLED}"
)
ABROAD = re.compile(
    r"^(?:0081|01081|81)0?"
)  # what stands before a number's own digits, once only digits are left
POSTAL_CODE = re.compile(r"〒\s*(\d{3})\s*-?\s*(\d{4})(?!\d)|(?<![\d-])(\d{3})-(\d{4})(?![\d-])")
_UNIT = r"(?:丁目|番地|番|号|の|-)"  # between the numbers of a Japanese address
# Every repetition has an end: a long row of digits would keep the search busy for minutes.
_NEXT = rf"(?:\s{{0,2}}{_UNIT}\s{{0,2}}\d{{1,5}})"
NUMBERS = rf"\d{{1,5}}{_NEXT}{{0,4}}(?:{_UNIT})?"
_MORE_NUMBERS = rf"(?<!\d)\d{{1,5}}{_NEXT}{{1,5}}(?:番地|番|号)?"
_KANJI = re.compile(r"[一二三四五六七八九十](?=丁目|番|号)")
_DIGITS = {ord(kanji): str(number) for number, kanji in enumerate("一二三四五六七八九十", start=1)}
ALIKE = 0.7  # how near a number must be to one of ours for that one alone to be named


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
        text = plainly(raw)
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
        if at_home not in known.phones:
            yield "wrong-phone", found[0].strip(), _nearest(at_home, known.phones)


def _is_at_home(number: str) -> bool:
    return not re.match(rf"\+|0081|010{_GAP}81", number)


def _postal_codes(text: str, known: Contacts) -> Iterator[tuple[str, str, str]]:
    for found in POSTAL_CODE.finditer(text):
        code = "-".join(part for part in found.groups() if part)
        if code not in known.postal_codes:
            yield "wrong-postal-code", found[0], _nearest(code, known.postal_codes)


def _addresses(text: str, known: Contacts) -> Iterator[tuple[str, str, str]]:
    names = {street.name for street in known.streets}
    for name in names:
        right = [street for street in known.streets if street.name == name]
        spelt = _spelling(name)
        for found in re.finditer(
            rf"{spelt}\s{{0,2}}({NUMBERS})|(?<!\d)({NUMBERS})\s{{0,2}},?\s{{0,2}}{spelt}", text, re.IGNORECASE
        ):
            numbers = tuple(re.findall(r"\d+", found[1] or found[2]))
            if numbers not in {street.numbers for street in right}:
                yield "wrong-address", found[0], ", ".join(street.text for street in right)
    for locality in {street.locality for street in known.streets}:
        before = rf"{locality}\s{{0,2}}([^\s\d、。,]{{1,12}}?)\s{{0,2}}{_MORE_NUMBERS}"
        behind = rf"{_MORE_NUMBERS}\s{{1,2}}([A-Za-z][\w-]{{0,30}}),?\s{{1,2}}{locality}"
        for found in re.finditer(rf"{before}|{behind}", text, re.IGNORECASE):
            if _bare(found[1] or found[2]) not in names:
                yield "wrong-address", found[0], ", ".join(dict.fromkeys(s.text for s in known.streets))


def _bare(name: str) -> str:
    return re.sub(r"[\s-]", "", name).lower()


def _spelling(name: str) -> str:
    """Return a pattern for a name whose hyphens or spaces may be left out."""
    return r"[\s-]?".join(map(re.escape, name))


def _nearest(value: str, known: dict[str, str]) -> str:
    near = get_close_matches(value, known, 1, ALIKE)
    return known[near[0]] if near else ", ".join(known.values())
