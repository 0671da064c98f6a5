"""What an office may tell besides its numbers and its address: each is shown once it is known."""

from __future__ import annotations

from dataclasses import dataclass, fields

from plugins.model.opening_hours import OpeningHours  # noqa: TC001 - the types are read when the data is
from plugins.model.types import MailAddress, Text, WebPage  # noqa: TC001 - as above


@dataclass(frozen=True)
class OfficeDetails:
    """The entries, all optional; without a word on public holidays, nothing is said about them."""

    hours: OpeningHours | None = None
    closed_on_public_holidays: bool | None = None
    closed_days: Text | None = None
    email: MailAddress | None = None
    line: WebPage | None = None
    form: WebPage | None = None
    directions: Text | None = None
    fees: Text | None = None
    capacity: Text | None = None
    who_can_come: Text | None = None

    def has(self, entry: str) -> bool:
        """Tell whether an entry is filled in."""
        return getattr(self, entry) is not None


NOTHING_MORE = OfficeDetails()
ENTRIES = tuple(field.name for field in fields(OfficeDetails))
