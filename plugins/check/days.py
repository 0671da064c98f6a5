"""Check days against the day of the build: no check of a single text knows which day it is."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.model.source import Source

PLANNED = datetime.timedelta(days=2 * 366)  # how far ahead people plan: further on, a year is mistyped


def wrong(sources: Iterable[Source], today: datetime.date) -> Iterator[Problem]:
    """Yield days that are too far ahead; hint at a last change that is to come, and at an end far ahead."""
    for source in sources:
        for key, code in (("Date", "distant-date"), ("Modified", "distant-date"), ("Expires", "distant-end")):
            value = source.value(key)
            if not value or value.date() <= today:
                continue
            details = {"key": key, "value": str(value.date())}
            if value.date() > today + PLANNED:
                yield Problem(source.shown, source.line(key), code, details)
            elif key == "Modified":
                yield Problem(source.shown, source.line(key), "modified-to-come", details)
