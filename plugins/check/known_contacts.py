"""The contact details that texts may give: those of content/data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.check.notation import (
    MORE_NUMBERS,
    NO_COUNT,
    NUMBERS,
    bare,
    digits,
    plainly,
    spelling,
    squeezed,
)
from plugins.model import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.address import Address
    from plugins.model.data import Data


@dataclass(frozen=True)
class Street:
    """A street or town by its bare name, the numbers in it, and the whole as content/data writes it."""

    name: str
    numbers: tuple[str, ...]
    text: str
    locality: str


@dataclass(frozen=True)
class KnownContacts:
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


def known_contacts(data: Data) -> KnownContacts:
    """Return all that content/data holds, what a source printed besides included."""
    offices = [(office.name, office.phone, office.fax, office.address) for office in data.offices]
    offices += [(record.name, record.phone, record.phone, record.address) for record in data.also_printed]
    phones: dict[str, str] = {}
    codes: dict[str, str] = {}
    streets: list[Street] = []
    for name, phone, fax, address in offices:
        shown = " / ".join(name.values())
        for number, kind in ((phone, ""), (fax, "FAX, ")):
            dialled = formats.phone_at_home(number)
            phones.setdefault(re.sub(r"\D", "", dialled), f"{dialled} ({kind}{shown})")
        codes.setdefault(address.postal_code, f"{address.postal_code} ({shown})")
        streets += _streets(address)
    others = [*data.other_contacts, *(data.developer.contact.values() if data.developer else ())]
    return KnownContacts(phones, codes, tuple(streets), tuple(map(plainly, others)))


def _streets(address: Address) -> Iterator[Street]:
    for language, text in address.street.items():
        plain = plainly(text)
        name = max(re.split(NUMBERS, plain), key=len).strip(" ,-")
        numbers = digits(plain.replace(name, " "))
        yield Street(bare(name), numbers, text, plainly(address.locality[language]))
