"""When a page is public: from its `Date` to its `Expires`, both included; not as a draft, nor taken down."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from plugins.model.document import Document


class State(StrEnum):
    """Where a page stands on a day."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ENDED = "ended"  # its address answers, and says so
    WITHDRAWN = "withdrawn"  # the same, and says nothing else of the page: it may have named somebody


OVER = frozenset(
    {State.ENDED, State.WITHDRAWN}
)  # of these pages, nothing is left but what their address says


class Days(NamedTuple):
    """The days on which a page is public, both included; none where the last one is before the first."""

    first: datetime.date
    last: datetime.date

    def covers(self, other: Days) -> bool:
        """Tell whether the page is public on each day on which another one is."""
        return self.first <= other.first and other.last <= self.last

    def since(self, day: datetime.date) -> Days:
        """Return those of the days that are left on a day."""
        return Days(max(self.first, day), self.last)

    def overlaps(self, other: Days) -> bool:
        """Tell whether both are public on some day."""
        return max(self.first, other.first) <= min(self.last, other.last)


NEVER = Days(datetime.date.max, datetime.date.min)


def days(document: Document) -> Days:
    """Return the days on which a page is public; those of a draft, or of one taken down, never come."""
    if document.value("Status") in {State.DRAFT, State.WITHDRAWN}:
        return NEVER
    first, last = document.value("Date"), document.value("Expires")
    return Days(first.date() if first else datetime.date.min, last.date() if last else datetime.date.max)


def today(zone: str = "UTC") -> datetime.date:
    """Return the day that it is in a time zone (IANA)."""
    return datetime.datetime.now(ZoneInfo(zone)).date()


def state(document: Document, day: datetime.date) -> State:
    """Return where a page stands on a day."""
    if (status := document.value("Status")) in {State.DRAFT, State.WITHDRAWN}:
        return State(status)
    first, last = document.value("Date"), document.value("Expires")
    if first and day < first.date():
        return State.SCHEDULED
    if last and last.date() < day:
        return State.ENDED
    return State.PUBLISHED


def begins(document: Document, day: datetime.date) -> datetime.date:
    """Return the first day from `day` on that a page's address answers; a draft's never comes."""
    status = document.value("Status")
    if status in {State.DRAFT, State.WITHDRAWN}:
        return datetime.date.max if status == State.DRAFT else day
    first = document.value("Date")
    return max(day, first.date()) if first else day
