"""Hint at links of one text that have the same words and lead to different places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.links import Link
    from plugins.model.source import Source


def alike(source: Source) -> Iterator[Problem]:
    """Yield each link whose words an earlier one has that leads elsewhere (WCAG 2.2, 2.4.9)."""
    first: dict[str, tuple[tuple[str, Link], int]] = {}
    for use, found, line in source.uses:
        if use.tag != "a" or not use.words:
            continue
        place = ("" if found.path is not None else use.address, found)
        earlier, where = first.setdefault(use.words.casefold(), (place, line))
        if earlier != place:
            yield Problem(source.shown, line, "same-link-words", {"text": use.words, "other": str(where)})
