"""When an office is open: spans of time on each day of the week."""

from __future__ import annotations

import datetime  # noqa: TC003 - the types are read when the data is
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Span:
    """A time of day from which an office is open, and the later one at which it closes."""

    opens: datetime.time
    closes: datetime.time

    def __str__(self) -> str:
        """Return it as content/data writes it."""
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


@dataclass(frozen=True)
class OpeningHours:
    """The spans of each day of the week, in the order of ISO 8601; a day without any is a closed one."""

    monday: tuple[Span, ...] = ()
    tuesday: tuple[Span, ...] = ()
    wednesday: tuple[Span, ...] = ()
    thursday: tuple[Span, ...] = ()
    friday: tuple[Span, ...] = ()
    saturday: tuple[Span, ...] = ()
    sunday: tuple[Span, ...] = ()

    @property
    def days(self) -> list[tuple[Span, ...]]:
        """Return the spans of each day."""
        return [getattr(self, day) for day in WEEKDAYS]

    @property
    def grouped(self) -> dict[tuple[Span, ...], list[int]]:
        """Return spans → the numbers of all days that have them, without closed days; Monday is 0."""
        found: dict[tuple[Span, ...], list[int]] = {}
        for number, spans in enumerate(self.days):
            if spans:
                found.setdefault(spans, []).append(number)
        return found

    def contradictions(self) -> Iterator[tuple[str, str, dict[str, str]]]:
        """Yield the day, or "" for the whole week, and the code and details of what contradicts itself."""
        if not any(self.days):
            yield "", "no-opening-hours", {}
        for day, spans in zip(WEEKDAYS, self.days, strict=True):
            for before, after in pairwise(spans):
                if after.opens < before.closes:
                    yield day, "overlapping-hours", {"first": str(before), "second": str(after)}


WEEKDAYS = tuple(field.name for field in fields(OpeningHours))


def runs(numbers: list[int]) -> Iterator[list[int]]:
    """Yield each run of numbers that follow one another: 0, 1, 2, 5 are two."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
