"""Check that translations name an existing original, and hint at those that are behind or differ from it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from plugins.model.fields import SCHEDULE, SHARED
from plugins.model.lifecycle import State
from plugins.model.links import PAGE
from plugins.model.translation_status import KEY, entry, versions
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.source import Source
    from plugins.model.translation_status import Version


def wrong(
    sources: Collection[Source],
    languages: Collection[str],
    unread: Collection[str],
    shown: str,
    today: datetime.date,
) -> Iterator[Problem]:
    """Yield originals that are not there or are translations themselves; hint at what is not current.

    `unread` are the paths of pages that hold mistakes, or that another problem tells to be elsewhere; `shown`
    is how problems name the folder of the texts.
    """
    for found in versions(sources, languages):
        for version in found:
            if not (version.original is None and _original(version.source) in unread):
                yield from _wrong(version, found, shown, today)


def _original(source: Source) -> str:
    """Return the path of the text that a source says it was made from, or ""."""
    recorded = source.value(KEY)
    return f"{recorded[0]}/{source.kind}/{source.name}{PAGE}" if recorded else ""


def _wrong(version: Version, found: list[Version], shown: str, today: datetime.date) -> Iterator[Problem]:
    source, original = version.source, version.original
    recorded, line = source.value(KEY), source.line(KEY)
    if original is None or original is source:
        if recorded:
            yield Problem(source.shown, line, "no-original", {"original": f"{shown}{_original(source)}"})
        return
    details = {"original": original.shown, "line": f"{KEY}: {entry(original)}"}
    circle = recorded and any(v.source is original and v.original is source and v.is_recorded for v in found)
    if circle:
        yield Problem(source.shown, line, "translation-circle", details)
        return
    yield from _other_days(source, original, today)
    if not {State.DRAFT, State.WITHDRAWN} & {source.state(today), original.state(today)}:
        if version.is_behind:
            yield Problem(source.shown, line, "translation-behind", details)
        elif not version.is_recorded:
            yield Problem(source.shown, line, "translation-unrecorded", details)
        else:
            yield from _different(source, original)


def _other_days(source: Source, original: Source, today: datetime.date) -> Iterator[Problem]:
    """Yield each entry by which, from today on, one of two versions is public and the other is not."""
    for key in SCHEDULE:
        if _from(source, key, today) != _from(original, key, today):
            line = source.line(key) if source.value(key) is not None else source.line(KEY)
            details = {"key": key, "original": original.shown}
            if (value := original.value(key)) is None:
                yield Problem(source.shown, line, "translation-day-alone", details)
            else:
                own = value.date() if isinstance(value, datetime.datetime) else value
                yield Problem(
                    source.shown, line, "translation-days-differ", {**details, "line": f"{key}: {own}"}
                )


def _from(source: Source, key: str, today: datetime.date) -> object:
    """Return what an entry still means today: of days that have passed, it is all one which they were."""
    value = source.value(key)
    if key == "Date":
        return max(value.date(), today) if value else today
    if key == "Expires":
        return max(value.date(), today - datetime.timedelta(1)) if value else None
    return value or State.PUBLISHED


def _different(source: Source, original: Source) -> Iterator[Problem]:
    """Yield where a translation that is said to be current has other entries or another outline."""
    for key in SHARED:
        if source.value(key) != original.value(key):
            line = source.line(key) if source.value(key) is not None else source.line(KEY)
            details = {"key": key, "original": original.shown}
            yield Problem(source.shown, line, "translation-entry-differs", details)
    if source.outline != original.outline:
        pairs = zip(source.outline._fields, source.outline, original.outline, strict=True)
        details = {name: f"{own} / {other}" for name, own, other in pairs}
        details["original"] = original.shown
        yield Problem(source.shown, source.line(KEY), "translation-outline-differs", details)
