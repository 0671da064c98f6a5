"""Find the two lines of --- between which a page has its entries, or which line is wrong there."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from plugins.read.entry_form import ENTRY, meant
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCE = "---"
CODE = ("```", "~~~")  # around code, as the handbook's examples have it on the code host
DASHES = frozenset("ーｰ─━−_＿=＝*＊~～〜+＋.")  # what is typed for --- besides the dashes (Unicode's Pd)
FAR = 10  # lines above the entries in which something else may stand
NO_ENTRIES = "no-front-matter"
# Codes of problems that keep the text below from being known.
CODES = frozenset(
    {
        NO_ENTRIES,
        *("entries-not-begun", "entries-not-ended", "entries-not-first", "not-three-hyphens", "page-in-code"),
    }
)


def entries(lines: list[str], path: str) -> tuple[range, list[Problem]]:
    """Return the lines between the two, and what is wrong with either."""
    top = next((number for number, line in enumerate(lines) if line), 0)
    if lines[top].startswith(CODE) and any(map(_is_fence, lines[top + 1 : top + 2])):
        return range(0), [Problem(path, top + 1, "page-in-code", {"text": lines[top]})]
    begin = _begin(lines, top)
    end = next((number for number in range(begin + 1, len(lines)) if _is_fence(lines[number])), len(lines))
    last = _last_entry(lines, begin, end)
    if not any(map(_is_entry, lines[begin + 1 : last + 1])):
        is_right = lines[0] == FENCE and FENCE in lines[end : end + 1]
        has_lines = is_right and any(lines[1:end])  # which are all wrong
        none = [] if has_lines else [Problem(path, 1, NO_ENTRIES)]
        return range(1, end) if is_right else range(0), none
    is_begun, is_ended = begin >= top, end < len(lines) and not _has_text(lines[begin + 1 : end])
    problems = [*_not_three_hyphens(lines, path, [begin] * is_begun + [end] * is_ended)]
    if not is_begun:
        problems.append(Problem(path, top + 1, "entries-not-begun"))
    elif begin:
        problems.append(Problem(path, 1, "entries-not-first"))
    if not is_ended:
        problems.append(Problem(path, last + 1, "entries-not-ended"))
    return range(begin + 1, end if is_ended else last + 1), problems


def _begin(lines: list[str], top: int) -> int:
    """Return the line that begins the entries, or the one before the first entry where there is none."""
    if _is_fence(lines[top]):
        return top
    if meant(lines[top]):
        return top - 1
    near = range(top + 1, min(top + FAR, len(lines) - 1))
    return next((n for n in near if _is_fence(lines[n]) and meant(lines[n + 1])), top)


def _not_three_hyphens(lines: list[str], path: str, numbers: list[int]) -> Iterator[Problem]:
    for number in numbers:
        if lines[number] != FENCE:
            yield Problem(path, number + 1, "not-three-hyphens", {"text": lines[number].strip()})


def _is_fence(line: str) -> bool:
    """Tell whether a line is meant to be one of the two: nothing but dashes, and no empty item."""
    signs = "".join(line.split())
    return len(signs) > (signs == "-") and all(
        sign in DASHES or unicodedata.category(sign) == "Pd" for sign in signs
    )


def _is_entry(line: str) -> bool:
    return bool(ENTRY.match(line.strip()) or meant(line))


def _last_entry(lines: list[str], begin: int, end: int) -> int:
    """Return the last line of those that follow each other and begin like an entry or an item."""
    first = next((number for number in range(begin + 1, end) if lines[number]), begin)
    stop = next((number for number in range(first, end) if not lines[number]), end)
    found = (n for n in range(stop - 1, begin, -1) if _is_entry(lines[n]) or _is_item(lines[n]))
    return next(found, begin)


def _has_text(lines: list[str]) -> bool:
    """Tell whether text follows an empty line: then these lines are more than the entries."""
    has_entry = is_below = False
    for line in lines:
        is_entry = _is_entry(line)
        if is_below and line and not is_entry and not _is_item(line):
            return True
        has_entry = has_entry or is_entry
        is_below = is_below or (has_entry and not line)
    return False


def _is_item(line: str) -> bool:
    return bool(re.match(r"\s*- ", line))
