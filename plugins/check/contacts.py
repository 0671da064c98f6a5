"""Telephone numbers, postal codes and addresses in texts are those of content/data, in any notation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING

from plugins.check.notation import (
    LENGTHS,
    MORE_NUMBERS,
    NO_COUNT,
    NUMBERS,
    PHONE,
    POSTAL_CODE,
    at_home,
    bare,
    digits,
    is_address,
    is_street,
    may_be_year,
    may_hold_address,
    may_hold_number,
    plainly,
    spelling,
    squeezed,
)
from plugins.listing.translation_status import KEY
from plugins.render import formats
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.data import Address, Data
    from plugins.model.source import Source

# Where digits are neither read nor dialled: fingerprints, addresses on the web, paths of files.
_ELSEWHERE = re.compile(
    rf"^\s*{KEY}\s*:.*|https?://[^\s)>）」]+|\]\((?!tel:)[^)\s]*|^\s*\[[^\]]+\]:\s*(?!tel:)\S+"
)
_NUMERALS = re.compile(r"[\d一二三四五六七八九十]")
# Digits beside marks, tags, comments or character references, which readers do not see, and a line's end.
MARKED = re.compile(r"\d[-.( ]*(?:[*_\\<&]|\n[-.) ]*\d)|[;>*_}][-.) ]*\d|\\[-.(\d]|&#|\{\d")
FEWEST = 9  # digits that a number has
DIGIT = re.compile(r"\d")
TAG = re.compile(r"<[^>]*>")
WRAPPED = re.compile(r"(?<!>)\n")  # the end of a line within a paragraph
READING, WORD = re.compile(r"<r[pt]>.*?</r[pt]>"), re.compile(r"<ruby>.*?<rt>(.*?)</rt>.*?</ruby>", re.DOTALL)
SPOKEN = re.compile(r' (?:alt|title)="([^"]*)"')
DIAL = "tel:"
DIALLED = re.compile(r"\+?[0-9]+")
ALIKE = 0.7  # how near a number must be to one of ours for that one alone to be named
MISTYPED = 0.85  # how near a postal code must be to one of ours to be meant for it: one digit is another

Found = tuple[str, str, str]  # problem code, what stands there, what is right


@dataclass(frozen=True)
class Street:
    """A street or town by its bare name, the numbers in it, and the whole as content/data writes it."""

    name: str
    numbers: tuple[str, ...]
    text: str
    locality: str


@dataclass(frozen=True)
class Contacts:
    """What texts may say: digits → number with whose it is, postal code → the same, streets, others' own."""

    phones: dict[str, str]
    postal_codes: dict[str, str]
    streets: tuple[Street, ...]
    others: tuple[str, ...] = ()

    @cached_property
    def localities(self) -> list[re.Pattern[str]]:
        """Return patterns for an address in each of our cities, in the order of either language."""
        return [
            re.compile(
                rf"{locality}\s*(?P<name>[^\s\d、。,]{{1,12}}?)\s*(?P<numbers>{MORE_NUMBERS})"
                rf"|(?<!\d)(?P<numbers_>{MORE_NUMBERS})\s+(?P<name_>[A-Za-z][\w-]*),?\s+{locality}",
                re.IGNORECASE,
            )
            for locality in sorted({re.escape(street.locality) for street in self.streets})
        ]

    @cached_property
    def places(self) -> frozenset[str]:
        """Return the names of our streets and cities, squeezed."""
        return frozenset(squeezed(name) for street in self.streets for name in (street.name, street.locality))

    def has_place(self, text: str) -> bool:
        """Tell whether one of our streets or cities occurs in a text."""
        line = squeezed(text)
        return any(place in line for place in self.places)

    @cached_property
    def names(self) -> dict[str, tuple[re.Pattern[str], list[Street]]]:
        """Return name → a pattern for it with numbers before or behind, and the streets of that name."""
        found: dict[str, list[Street]] = {}
        for street in self.streets:
            found.setdefault(street.name, []).append(street)
        return {
            name: (
                re.compile(
                    rf"{spelling(name)}\s*({NUMBERS}){NO_COUNT}|(?<!\d)({NUMBERS})\s*,?\s*{spelling(name)}",
                    re.IGNORECASE,
                ),
                streets,
            )
            for name, streets in found.items()
        }


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
            dialled = formats.phone_at_home(number)
            phones.setdefault(re.sub(r"\D", "", dialled), f"{dialled} ({shown})")
        codes.setdefault(address.postal_code, f"{address.postal_code} ({shown})")
        streets += _streets(address)
    return Contacts(phones, codes, tuple(streets), tuple(map(plainly, data.other_contacts)))


def _streets(address: Address) -> Iterator[Street]:
    for language, text in address.street.items():
        plain = plainly(text)
        name = max(re.split(NUMBERS, plain), key=len).strip(" ,-")
        numbers = digits(plain.replace(name, " "))
        yield Street(bare(name), numbers, text, plainly(address.locality[language]))


def wrong(source: str, path: str, known: Contacts) -> Iterator[Problem]:
    """Yield each number, code and address that is not one of ours, with the right one."""
    for line, raw in enumerate(source.split("\n"), start=1):
        if not _NUMERALS.search(raw):
            continue
        text = plainly(_ELSEWHERE.sub(" ", raw))
        for other in known.others:
            text = text.replace(other, " ")
        for code, value, right in _found(text, known):
            yield Problem(path, line, code, {"value": value, "right": right})


def wrong_numbers(text: str, path: str, known: Contacts) -> Iterator[Problem]:
    """Yield each telephone number in a file of data or of translations that is not one of ours."""
    lines = "\n".join("" if line.lstrip().startswith("#") else line for line in text.split("\n"))
    yield from (problem for problem in wrong(lines, path, known) if problem.code == "wrong-phone")


def wrong_as_shown(source: Source, known: Contacts, told: Collection[str]) -> Iterator[Problem]:
    """Yield each telephone number that readers see, whatever marks stand between its digits in the text.

    `told` are numbers that are told already.
    """
    body, first_line = source.document.body, source.document.body_line
    if not (marked := MARKED.search(body)):
        return
    seen = {*told}
    for shown in _shown(source.converted.html):
        text = "\n".join(line for line in shown.split("\n") if len(DIGIT.findall(line)) >= FEWEST)
        for problem in wrong_numbers(text, source.shown, known):
            value = problem.details["value"]
            if value not in seen:
                seen.add(value)
                near = digits(value)[0]
                at = body.find(near) if near in body else marked.start()
                yield replace(problem, line=first_line + body.count("\n", 0, at))


def _shown(html: str) -> Iterator[str]:
    """Yield what readers see of a sanitized text: its words, the readings above them, and attributes."""
    html = WRAPPED.sub(" ", html)
    for pattern, kept in ((READING, ""), (WORD, r"\1")):
        yield unescape(TAG.sub("", pattern.sub(kept, html)))
    yield "\n".join(map(unescape, SPOKEN.findall(html)))


def wrong_links(source: Source, known: Contacts, told: Collection[str]) -> Iterator[Problem]:
    """Yield each link that dials a number which is not ours, or shows one of ours and leads elsewhere.

    `told` are numbers that are told already.
    """
    for use, link, line in source.uses:
        if use.tag != "a":
            continue
        dialled = _dialled(use.address) if link.scheme == "tel" else ""
        if link.scheme == "tel" and dialled not in known.phones and not _is_others(dialled, known):
            if (number := use.address.removeprefix(DIAL)) not in told:
                details = {"value": number or DIAL, "right": _nearest(dialled, known.phones)}
                yield Problem(source.shown, line, "wrong-phone", details)
            continue
        if not DIGIT.search(use.words):
            continue
        for found in PHONE.finditer(plainly(use.words)):
            if (number := at_home(found)) in known.phones and number != dialled:
                yield Problem(source.shown, line, "phone-link", {"text": use.words})


def _dialled(address: str) -> str:
    """Return the digits that are dialled in Japan by a link (RFC 3966), or "" where it is no plain number."""
    number = address.removeprefix(DIAL).replace("-", "")
    if not DIALLED.fullmatch(number):
        return ""
    return f"0{number.removeprefix('+81')}" if number.startswith("+81") else number


def _is_others(number: str, known: Contacts) -> bool:
    return any(number == at_home(found) for other in known.others for found in PHONE.finditer(other))


def _found(text: str, known: Contacts) -> Iterator[Found]:
    """Yield what is wrong in a line; in most lines with digits, nothing can be, and that is soon known."""
    if may_hold_number(text):
        yield from _phones(text, known)
        yield from _postal_codes(text, known)
    if may_hold_address(text) and known.has_place(text):
        yield from _addresses(text, known)


def _phones(text: str, known: Contacts) -> Iterator[Found]:
    for found in PHONE.finditer(text):
        number = at_home(found)
        if len(number) in LENGTHS and number not in known.phones:
            yield "wrong-phone", found[0].strip(), _nearest(number, known.phones)


def _postal_codes(text: str, known: Contacts) -> Iterator[Found]:
    for found in POSTAL_CODE.finditer(text):
        code = "-".join(part for part in found.groups() if part)
        if code not in known.postal_codes and (found[1] or _is_meant_for_ours(code, text, known)):
            yield "wrong-postal-code", found[0], _nearest(code, known.postal_codes)


def _is_meant_for_ours(code: str, text: str, known: Contacts) -> bool:
    """Tell whether digits without a postal mark are meant for one of ours, and not a range: 100-2000."""
    return (
        any(code[:3] == ours[:3] for ours in known.postal_codes)
        or any(street.locality in text for street in known.streets)
        or bool(get_close_matches(code, known.postal_codes, 1, MISTYPED))
    )


def _addresses(text: str, known: Contacts) -> Iterator[Found]:
    for pattern, streets in known.names.values():
        for found in pattern.finditer(text):
            numbers = digits(found[1] or found[2])
            is_ours = numbers in {street.numbers[: len(numbers)] for street in streets}
            if is_address(found[0]) and not may_be_year(numbers) and not is_ours:
                yield "wrong-address", found[0], ", ".join(street.text for street in streets)
    for pattern in known.localities:
        for found in pattern.finditer(text):
            name = bare(found["name"] or found["name_"])
            if name not in known.names and is_street(name, found["numbers"] or found["numbers_"]):
                right = dict.fromkeys(street.text for street in known.streets)
                yield "wrong-address", found[0], ", ".join(right)


def _nearest(value: str, known: dict[str, str]) -> str:
    near = get_close_matches(value, known, 1, ALIKE)
    return known[near[0]] if near else ", ".join(known.values())
