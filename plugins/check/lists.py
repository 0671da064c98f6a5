"""Check for lines that were meant as items of a list, and for lines that would join an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.check.items import DASHES, Item, items
from plugins.check.list_lines import PAGE_NUMBER
from plugins.check.run_together import (
    BREAK,
    GOES_ON,
    TIME,
    goes_on,
    line_of,
    run_together,
    short_lines,
    signature,
)
from plugins.check.signs import ROW
from plugins.model import ruby
from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.text import Block

Found = tuple[int, str, dict[str, str]]  # line in the block, counted from 0, problem code, details

SHOWN = 20  # characters that are shown of a line
EXPLAINED = 3  # lines at most that may stand between a numbered line and the next number
# What other checks tell: headings, quotations, tables, boxes, HTML and what stands for it, lines, fences.
TOLD_OTHERWISE = pattern(rf"[#＃>＞<\x02]|[!！]{{3}}|!\[|\{{:|\[\^|```|~~~|[-_=*\s]+$|(?:{ROW})$")
BAR = pattern(r"[|｜]")


def wrong(block: Block, *, told: re.Pattern[str]) -> Iterator[Found]:
    """Yield where lines of a paragraph or a list item begin that would run together.

    What `told` matches is another problem.
    """
    raw = block.text.split("\n")
    if len(raw) == 1 and (block.kind == "li" or not block.beside_list):
        return
    lines = [*map(line_of, raw)]
    found = [*map(items, lines)]
    if any(found):
        found = [
            [] if told.match(line) or line.endswith(BREAK) else now
            for line, now in zip(lines, found, strict=True)
        ]
    problems, is_item = [*_items(block, lines, found)], block.kind == "li"
    if not (problems and is_item):
        marked = {number for number, now in enumerate(found) if now and problems}
        problems += _between(lines, marked, told, is_item=is_item)
    if not problems and is_item:
        problems += _joining(raw, lines, told)
    yield from problems


def _between(lines: list[str], items: set[int], told: re.Pattern[str], *, is_item: bool) -> Iterator[Found]:
    """Yield what would run together among the lines that were not meant as items, up to the next of these."""
    begin = 0
    for end in [*sorted(items), len(lines)]:
        part = lines[begin:end]
        left = ["" if _is_told(line, told) else line for line in part]
        found = [*run_together(part), *(() if is_item else signature(left))]
        may_be_short = part and (part[0].startswith("**") or not part[-1].endswith(GOES_ON))
        if not found and may_be_short and not is_item:
            found += short_lines(left)
        found = sorted(found, key=lambda each: each[0])[:1]
        yield from ((begin + at, code, details) for at, code, details in found)
        begin = end + 1


def _items(block: Block, lines: list[str], found: list[list[Item]]) -> Iterator[Found]:
    """Yield the lines that were meant as items, by what they are marked with."""
    outer, end, told = "", 0, set[int]()  # the kind of the list that others may be inside, and its last line
    for at in range(len(lines)):
        if at in told or not found[at]:
            continue
        run = max((_run(found, at, first) for first in found[at]), key=len)
        told |= run.keys()
        first = run[at]
        is_meant = len(run) > 1 or _is_left_out(block, at, lines[at], first)
        if not is_meant or (block.kind == "li" and at and _is_remark(lines[at], first)):
            continue
        is_inside = outer not in {"", first.kind} and (at < end or at - 1 in told)
        if not is_inside:
            outer, end = first.kind, max(run)
        wrong = [(number, now.right) for number, now in run.items() if lines[number] != now.right]
        code = "list-sign-inside" if is_inside else "list-sign"
        yield from ((n, code, {"text": lines[n][:SHOWN], "right": _beginning(right)}) for n, right in wrong)
        if at not in dict(wrong) and block.kind != "li":  # in a list, it is not indented far enough
            yield at, "list-needs-blank-line", {}


def _run(found: list[list[Item]], at: int, first: Item) -> dict[int, Item]:
    """Return the lines that count on from one, with short explanations between those with numbers."""
    run, last = {at: first}, at
    for number in range(at + 1, len(found)):
        is_next = number == last + 1
        following = next((now for now in found[number] if now.goes_on(run[last])), None)
        if following and (is_next or following.number > run[last].number):
            run[number], last = following, number
        elif not first.number or number - last > EXPLAINED:
            break
    return run


def _is_left_out(block: Block, at: int, line: str, found: Item) -> bool:
    """Tell whether a line alone is an item of the list that it stands beside."""
    if not block.beside_list or (block.kind == "li" and at == 0):
        return False
    if found.is_usual or line[0] in DASHES:
        return not found.words[0].isdecimal() or bool(TIME.match(found.words))
    return False


def _is_remark(line: str, found: Item) -> bool:
    """Tell whether a line in an item, such as `※…`, need not be one itself."""
    return not found.number and line[0] not in DASHES


def _joining(raw: list[str], lines: list[str], told: re.Pattern[str]) -> Iterator[Found]:
    """Yield the first line right below an item that need not belong to it."""
    if PAGE_NUMBER.match(f"- {raw[0]}"):
        return
    for number, line in enumerate(raw[1:], 1):
        if line[:1].isspace() or goes_on(lines[number - 1], line) or _is_told(line, told):
            continue
        is_list = re.match(r"(?:[-*+]|\d+\.) +\S", line)
        yield number, "mixed-list" if is_list else "joins-item", {"text": line.strip()[:SHOWN]}
        return


def _is_told(line: str, told: re.Pattern[str]) -> bool:
    is_table = BAR.search(line) and BAR.search(ruby.words(line))
    return bool(is_table or told.match(line) or TOLD_OTHERWISE.match(line))


def _beginning(line: str) -> str:
    """Return a line, or how it begins: nobody should copy it without its end."""
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
