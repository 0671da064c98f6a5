"""The contact details that texts may give: those of content/data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from plugins.check.notation import (
    MORE_NUMBERS,
    NO_COUNT,
    NUMBERS,
    PHONE,
    at_home,
    bare,
    digits,
    plainly,
    spelling,
    squeezed,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from plugins.model.address import Address
    from plugins.model.data import Data
    from plugins.model.types import Phone

OTHERS = "other_contacts"  # the entry of `Data` that lists them


@dataclass(frozen=True)
class Street:
    """A street or town by its bare name, the numbers in it, and the whole as content/data writes it."""

    name: str
    numbers: tuple[str, ...]
    text: str
    locality: str


@dataclass(frozen=True)
class KnownContacts:
    """What texts may say: digits → number with whose it is, postal code → the same, streets, others' own.

    `former` maps a number that an office had to those that it has now. `listed` are the contacts of others as
    content/data writes them.
    """

    phones: dict[str, str]
    postal_codes: dict[str, str]
    streets: tuple[Street, ...]
    others: tuple[str, ...] = ()
    former: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[str, ...] = ()

    @cached_property
    def others_numbers(self) -> frozenset[str]:
        """Return the digits of others' telephone numbers, which a text may write in any way."""
        return frozenset(at_home(found) for other in self.others for found in PHONE.finditer(other))

    def line_with(self, more: Iterable[str]) -> str:
        """Return the line of content/data that lists the contacts of others, with more of them."""
        values = [*dict.fromkeys((*self.listed, *more))]
        return f"{OTHERS} = {json.dumps(values, ensure_ascii=False)}"

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


def known_contacts(
    data: Data, before: Mapping[str, Collection[Phone]] = MappingProxyType({})
) -> KnownContacts:
    """Return all that content/data holds, what a source printed besides included.

    `before` maps the digits of each number that an office had to the numbers that it has in its place.
    """
    from plugins.model import formats  # noqa: PLC0415 - most checks need none of it

    offices = [(office.name, office.phone, office.fax, office.address) for office in data.offices]
    offices += [(record.name, record.phone, record.phone, record.address) for record in data.also_printed]
    phones: dict[str, str] = {}
    codes: dict[str, str] = {}
    streets: list[Street] = []
    for name, phone, fax, address in offices:
        shown = " / ".join(dict.fromkeys(name.values()))
        for number, kind in ((phone, ""), (fax, "FAX, ")):
            dialled = formats.phone_at_home(number)
            phones.setdefault(digits_of(number), f"{dialled} ({kind}{shown})")
        codes.setdefault(address.postal_code, f"{address.postal_code} ({shown})")
        streets += _streets(address)
    others = [*data.other_contacts, *(data.developer.contact.values() if data.developer else ())]
    former = {
        number: ", ".join(dict.fromkeys(phones[digits_of(now)] for now in numbers))
        for number, numbers in before.items()
        if number not in phones
    }
    return KnownContacts(
        phones, codes, tuple(dict.fromkeys(streets)), tuple(map(plainly, others)), former, data.other_contacts
    )


def digits_of(number: str) -> str:
    """Return the digits of an E.164 number as it is dialled at home."""
    from plugins.model import formats  # noqa: PLC0415 - as above

    return re.sub(r"\D", "", formats.phone_at_home(number))


def _streets(address: Address) -> Iterator[Street]:
    for language, text in address.street.items():
        plain = plainly(text)
        name = max(re.split(NUMBERS, plain), key=len).strip(" ,-")
        numbers = digits(plain.replace(name, " "))
        yield Street(bare(name), numbers, text, plainly(address.locality[language]))
