"""Check that telephone numbers, postal codes and addresses in texts are those of content/data."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from plugins.check.notation import (
    LENGTHS,
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
)
from plugins.model.translation_status import KEY
from plugins.patterns import pattern
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.check.known_contacts import KnownContacts

# Where digits are neither read nor dialled: fingerprints, addresses on the web, paths of files.
_ELSEWHERE = pattern(
    rf"^\s*{KEY}\s*:.*|https?://[^\s)>）」]+|\]\((?!tel:)[^)\s]*|^\s*\[[^\]]+\]:\s*(?!tel:)\S+"
)
_NUMERALS = pattern(r"[\d一二三四五六七八九十]")
ALIKE = 0.7  # how near a number must be to one of ours for that one alone to be named
MISTYPED = 0.85  # how near a postal code must be to one of ours to be meant for it: one digit is another

OF_NUMBERS = frozenset({"wrong-phone", "former-phone"})
OF_OTHERS = frozenset({"wrong-phone", "wrong-postal-code", "other-address"})  # or of ours, with a slip

Found = tuple[str, str, str]  # problem code, what stands there, what is right


def wrong(source: str, path: str, known: KnownContacts) -> Iterator[Problem]:
    """Yield each number, code and address that is not one of ours, with the right one."""
    found: list[tuple[int, Found]] = []
    for line, raw in enumerate(source.split("\n"), start=1):
        if not _NUMERALS.search(raw):
            continue
        text = plainly(_ELSEWHERE.sub(" ", raw))
        for other in known.others:
            text = text.replace(other, " ")
        found += [(line, each) for each in _found(text, known)]
    of_others = [_listed(*each) for _, each in found if _is_of_others(*each, known)]
    for line, (code, value, right) in found:
        listed = of_others if (own := _listed(code, value, right)) in of_others else [*of_others, own]
        details = {"value": value, "right": right, "line": known.line_with(listed)}
        yield Problem(path, line, code, details)


def with_one_line(problems: Iterable[Problem], known: KnownContacts) -> Iterator[Problem]:
    """Yield problems; those of contacts of others propose one line of the data for all pages together."""
    told = [*problems]
    found = [(p.code, p.details["value"], p.details["right"]) for p in told if p.code in OF_OTHERS]
    of_others = [_listed(*each) for each in found if _is_of_others(*each, known)]
    for problem in told:
        if problem.code in OF_OTHERS:
            own = _listed(problem.code, problem.details["value"], "")
            line = known.line_with([*of_others, *([] if own in of_others else [own])])
            yield replace(problem, details={**problem.details, "line": line})
        else:
            yield problem


def _listed(code: str, value: str, _right: str) -> str:
    """Return how content/data lists a contact of others: a number as it is dialled at home."""
    return in_full(value) if code == "wrong-phone" else value.removeprefix("〒").strip()


def in_full(value: str) -> str:
    """Return a telephone number as it is dialled at home, or what is none as it is."""
    from plugins.model import formats  # noqa: PLC0415 - most checks need none of it
    from plugins.read.data import values  # noqa: PLC0415

    try:
        return formats.phone_at_home(values.phone(_digits(value)))
    except BadValueError:
        return value


def _digits(value: str) -> str:
    found = PHONE.search(value)
    return at_home(found) if found else ""


def _is_of_others(code: str, value: str, _right: str, known: KnownContacts) -> bool:
    """Tell whether a contact is none of ours with a slip in it."""
    if code == "wrong-phone":
        return not get_close_matches(_digits(value), known.phones, 1, MISTYPED)
    if code == "wrong-postal-code":
        return not get_close_matches(value.removeprefix("〒").strip(), known.postal_codes, 1, MISTYPED)
    return code == "other-address"


def wrong_numbers(text: str, path: str, known: KnownContacts) -> Iterator[Problem]:
    """Yield each telephone number in a file of data or of translations that is not one of ours."""
    lines = "\n".join("" if line.lstrip().startswith("#") else line for line in text.split("\n"))
    yield from (problem for problem in wrong(lines, path, known) if problem.code in OF_NUMBERS)


def of_number(number: str, known: KnownContacts) -> tuple[str, str] | None:
    """Return code and right number of digits as they are dialled at home, or None where they are known."""
    if number in known.phones or number in known.others_numbers:
        return None
    if number in known.former:
        return "former-phone", known.former[number]
    return "wrong-phone", nearest(number, known.phones)


def _found(text: str, known: KnownContacts) -> Iterator[Found]:
    """Yield what is wrong in a line; in most lines with digits, nothing can be, and that is soon known."""
    if may_hold_number(text):
        yield from _phones(text, known)
        yield from _postal_codes(text, known)
    if may_hold_address(text) and known.has_place(text):
        yield from _addresses(text, known)


def _phones(text: str, known: KnownContacts) -> Iterator[Found]:
    for found in PHONE.finditer(text):
        number = at_home(found)
        if len(number) in LENGTHS and (wrong := of_number(number, known)):
            code, right = wrong
            is_closed = found[0].count(")") > found[0].count("(")
            bracket = "(" if is_closed and text[: found.start()].endswith("(") else ""
            yield code, f"{bracket}{found[0].strip()}", right


def _postal_codes(text: str, known: KnownContacts) -> Iterator[Found]:
    for found in POSTAL_CODE.finditer(text):
        code = "-".join(part for part in found.groups() if part)
        if code not in known.postal_codes and (found[1] or _is_meant_for_ours(code, text, known)):
            yield "wrong-postal-code", found[0], nearest(code, known.postal_codes)


def _is_meant_for_ours(code: str, text: str, known: KnownContacts) -> bool:
    """Tell whether digits without a postal mark are meant for one of ours, and not a range: 100-2000."""
    return (
        any(code[:3] == ours[:3] for ours in known.postal_codes)
        or any(street.locality in text for street in known.streets)
        or bool(get_close_matches(code, known.postal_codes, 1, MISTYPED))
    )


def _addresses(text: str, known: KnownContacts) -> Iterator[Found]:
    for written, streets in known.names.values():
        for found in written.finditer(text):
            numbers = digits(found[1] or found[2])
            is_ours = numbers in {street.numbers[: len(numbers)] for street in streets}
            if is_address(found[0]) and not may_be_year(numbers) and not is_ours:
                yield "wrong-address", found[0], ", ".join(street.text for street in streets)
    for written in known.localities:
        for found in written.finditer(text):
            name = bare(found["name"] or found["name_"])
            if name not in known.names and is_street(name, found["numbers"] or found["numbers_"]):
                yield "other-address", found[0], ""


def nearest(value: str, known: dict[str, str]) -> str:
    """Return the known number that a wrong one is most like, or all of them."""
    near = get_close_matches(value, known, 1, ALIKE)
    return known[near[0]] if near else ", ".join(known.values())
