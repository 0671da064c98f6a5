"""Check that translations name an existing original, and hint at those that are behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.model.lifecycle import State
from plugins.model.links import PAGE
from plugins.model.translation_status import KEY, entry, versions
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import datetime
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

    `unread` are the paths of pages that hold mistakes, `shown` is how problems name the folder of the texts.
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
    elif State.DRAFT not in {source.state(today), original.state(today)}:
        if version.is_behind:
            yield Problem(source.shown, line, "translation-behind", details)
        elif not version.is_recorded:
            yield Problem(source.shown, line, "translation-unrecorded", details)
