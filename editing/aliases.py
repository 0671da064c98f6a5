"""Add old addresses to a page's head and remove them, in whichever way it writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.model.translation_status import KEY as TRANSLATED_FROM

if TYPE_CHECKING:
    from editing.lines import Lines

KEY = "Aliases"
# What stands before the values in the line of the entry, or of one of its items; values; blanks at the end.
VALUES = re.compile(rf"(\s*(?:{KEY}\s*:|-\s)\s*)(.*?)(\s*)")


def add(lines: Lines, alias: str) -> None:
    """Add an old address as the last one: where there are items, as one of them; none is added twice."""
    document = lines.document()
    if alias in (document.value(KEY) or ()):
        return
    places = _places(lines)
    if not places:
        following = document.entries.get(TRANSLATED_FROM)
        lines.insert(following.line - 1 if following else document.body_line - 2, f"{KEY}: {alias}")
        return
    before, values, after = _parts(lines.words[places[-1]])
    if len(places) > 1:
        lines.insert(places[-1] + 1, f"{before}{alias}")
    else:
        lines.words[places[0]] = f"{before}{values}, {alias}{after}"


def remove(lines: Lines, alias: str) -> None:
    """Remove an old address, and the entry with its last one."""
    places = _places(lines)
    for place in reversed(places):
        before, values, after = _parts(lines.words[place])
        names = [name.strip() for name in values.split(",")] if values else []
        left = [name for name in names if name.removeprefix("/") != alias]
        if left and left != names:
            lines.words[place] = f"{before}{', '.join(left)}{after}"
        elif left != names and place != places[0]:
            lines.remove(place)
        elif left != names:
            lines.words[place] = before.rstrip()
    if places and not lines.document().value(KEY):
        lines.remove(places[0])


def _parts(words: str) -> tuple[str, str, str]:
    """Return what stands before the values of a line, the values, and the blanks behind them."""
    found = VALUES.fullmatch(words)
    return (found[1], found[2], found[3]) if found else (words, "", "")


def _places(lines: Lines) -> list[int]:
    """Return the line of the entry and those of its items, or none where there is no such entry."""
    document = lines.document()
    if KEY not in document.entries:
        return []
    places = [document.entries[KEY].line - 1]
    for number in range(places[0] + 1, document.body_line - 2):
        words = lines.words[number].strip()
        if words and not words.startswith("- "):
            break
        places += [number] if words else []
    return places
