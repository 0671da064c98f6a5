"""Records of addresses that a source prints besides: they go once it is settled which address is right."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.model.address import Address
    from plugins.model.data import AlsoPrinted, Data, Office

CODES = frozenset({"not-the-same-number", "settled-address"})  # the message names the lines to remove


def settled(printed: AlsoPrinted, office: Office) -> tuple[str, str] | None:
    """Return the value by which a record about an office is not needed any more, and the problem's code."""
    if office.phone != printed.phone:
        return "phone", "not-the-same-number"
    if _place(office.address) == _place(printed.address):
        return "address", "settled-address"
    return None


def without_settled(data: Data) -> Data:
    """Return data without the records that are to be removed."""
    kept = tuple(each for each in data.also_printed if not settled(each, data.office(each.office)))
    return replace(data, also_printed=kept)


def _place(address: Address) -> tuple[str, list[tuple[str, ...]]]:
    """Return what is the same however an address is written: its code, and the numbers in its street."""
    return address.postal_code, [tuple(re.findall(r"\d+", text)) for text in address.street.values()]
