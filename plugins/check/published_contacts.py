"""Compare the offices' telephone numbers with those that are published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_type_hints

from plugins.check.known_contacts import digits_of
from plugins.model import formats
from plugins.model.data import Office
from plugins.model.types import Phone, Slug
from plugins.read.data import values
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.types import Key

OFFICES = "offices"  # the table of `Data`
NUMBERS = tuple(name for name, kind in get_type_hints(Office).items() if kind is Phone)


def split(then: Mapping[str, Any], data: Data, places: Mapping[Key, tuple[str, int]]) -> Iterator[Problem]:
    """Yield each number that was another one of its office's too, and alone has changed.

    `then` are the tables of the published revision as TOML has them, `places` says where a key stands now.
    """
    before = {str(office.get("id")): _numbers(office) for office in _offices(then)}
    for i, office in enumerate(data.offices):
        numbers = before.get(office.id, {})
        for name, number in numbers.items():
            same = [other for other in numbers if other != name and numbers[other] == number]
            left = [other for other in same if getattr(office, other) == number]
            if left and getattr(office, name) != number:
                key = (OFFICES, i, name)
                path, line = places.get(key) or places[OFFICES, i]
                details = {"key": ".".join(map(str, key)), "other": left[0]}
                details["value"] = formats.phone_at_home(number)
                yield Problem(path, line, "number-changed-alone", details)


def replaced(then: Mapping[str, Any], data: Data) -> dict[str, list[Phone]]:
    """Return the digits of each number that an office had → the numbers that it has in its place."""
    offices = {office.id: office for office in data.offices}
    found: dict[str, list[Phone]] = {}
    for office in _offices(then):
        for name, number in _numbers(office).items():
            now = offices.get(Slug(str(office.get("id"))))
            if now and getattr(now, name) != number:
                found.setdefault(digits_of(number), []).append(getattr(now, name))
    return found


def _offices(tables: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = tables.get(OFFICES)
    return [office for office in found if isinstance(office, dict)] if isinstance(found, list) else []


def _numbers(office: Mapping[str, Any]) -> dict[str, Phone]:
    """Return the numbers that an office had; one that cannot be read was never published."""
    found = {}
    for name in NUMBERS:
        try:
            found[name] = Phone(values.phone(office.get(name)))
        except BadValueError:
            continue
    return found
