"""Explain what is wrong with TOML, line by line, and read the rest as if that were mended.

What is proposed for a line is tried with the parser: only what it can read is told.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from plugins.read.data import list_values, toml_remedies
from plugins.read.data.toml_remedies import ENTRY, HEADER, Remedy

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 60_000  # characters: six times as many as the largest file has
SHOWN = 100  # characters of a line that are shown; of a longer one, its beginning and its end
BEGINNING, END = 60, 30
TEXT = '"""'

UNREADABLE = (RecursionError, ValueError)  # nested too deep, or a number too long for Python, too

Found = tuple[int, str, dict[str, str]]  # line, problem code, details
Line = tuple[int, str]  # its number in the file, counted from 1, and its text


@dataclass
class Statement:
    """An entry or the head of a table: its first line, counted from 1, and its text as it can be read."""

    line: int
    text: str
    found: list[Found] = field(default_factory=list)
    words: str = ""  # what stands there, where it cannot be read at all


def read(source: str) -> tuple[dict[str, Any], list[Found], list[Line]]:
    """Parse TOML 1.0, and return the tables, what is wrong, and the lines that were read.

    Where it holds mistakes, what can be read all the same is read; these lines are then as if mended.
    """
    lines = [*enumerate(source.split("\n"), start=1)]
    if len(source) > LARGEST:
        return {}, [(1, "data-too-long", {"size": f"{len(source):,}", "limit": f"{LARGEST:,}"})], lines
    try:
        return tomllib.loads(source), [], lines
    except UNREADABLE:
        statements = [*_statements(source.split("\n"))]
        _add_to_lists(statements)
    repeated = [*_without_repeated(statements)]
    found = [fault for statement in statements for fault in statement.found]
    in_order = sorted([*found, *repeated], key=lambda fault: fault[0])
    mended = [
        line for statement in statements for line in enumerate(statement.text.split("\n"), statement.line)
    ]
    return tomllib.loads(_joined(statements)), in_order, mended


def _can_be_read(text: str) -> bool:
    try:
        tomllib.loads(text)
    except UNREADABLE:
        return False
    return True


def _joined(statements: list[Statement]) -> str:
    return "\n".join(statement.text for statement in statements)


def _statements(lines: list[str]) -> Iterator[Statement]:
    """Yield each line that can be read by itself, several that can be together, or one as if mended."""
    at = 0
    while at < len(lines):
        count = _length(lines[at:])
        text = "\n".join(lines[at : at + count])
        if _can_be_read(text):
            yield Statement(at + 1, text)
        else:
            mended, found = _mended(text)
            found_here = [(at + 1, code, details) for code, details in found]
            yield Statement(at + 1, mended, found_here, "" if mended else text)
        at += count


def _length(lines: list[str]) -> int:
    """Return how many of the first lines belong together."""
    if _can_be_read(lines[0]):
        return 1
    if TEXT in lines[0]:
        return next((i for i, line in enumerate(lines[1:], 2) if TEXT in line), 1)
    block = 1 + sum(1 for _ in takewhile(lambda line: not _begins(line), lines[1:]))
    ends = [end for end in range(2, block + 1) if lines[end - 1].strip()]
    if right := next((end for end in ends if _can_be_read("\n".join(lines[:end]))), 0):
        return right
    paragraph = 1 + sum(1 for _ in takewhile(str.strip, lines[1:block]))
    return next((end for end in (paragraph, *ends[-1:]) if _can_be_mended("\n".join(lines[:end]))), 1)


def _can_be_mended(text: str) -> bool:
    return any(_can_be_read(remedy.text) for remedy in toml_remedies.remedies(text))


def _begins(line: str) -> bool:
    return bool(HEADER.fullmatch(line) or ENTRY.fullmatch(line) or line.lstrip().startswith("#"))


def _mended(text: str) -> tuple[str, list[tuple[str, dict[str, str]]]]:
    """Return the first remedy that can be read, with all that it mends; "" where there is none."""
    for remedy in toml_remedies.remedies(text):
        if _can_be_read(remedy.text):
            return remedy.text, [*_told(remedy)]
    code, details = toml_remedies.unreadable(text)
    return "", [(code, {**details, "text": _short(text.split("\n", maxsplit=1)[0])})]


def _told(remedy: Remedy) -> Iterator[tuple[str, dict[str, str]]]:
    for code, text in remedy.mends.items():
        yield code, {"text": text, "right": _short(remedy.text)}


def _short(text: str) -> str:
    line = text.replace("\n", " ⏎ ").strip()
    return line if len(line) <= SHOWN else f"{line[:BEGINNING]}…{line[-END:]}"


def _add_to_lists(statements: list[Statement]) -> None:
    """Add words in lines of their own below a list to that list."""
    last: Statement | None = None
    for statement in statements:
        if last and statement.found and statement.found[0][1] == "not-an-item":
            name, _, value = last.text.partition("=")
            if right := list_values.joined(value, list_values.proposed(statement.words)):
                last.text = f"{name.rstrip()} = {right}"
                details = {
                    "text": _short(statement.words),
                    "line": str(last.line),
                    "right": _short(last.text),
                }
                statement.found = [(statement.line, "outside-list", details)]
        elif ENTRY.fullmatch(statement.text):
            last = statement
        elif statement.text.strip():
            last = None


def _without_repeated(statements: list[Statement]) -> Iterator[Found]:
    """Yield each entry or table that there is already, and take it out."""
    while not _can_be_read(_joined(statements)):
        good, bad = 0, len(statements)  # so many statements can be read together, and so many cannot
        while bad - good > 1:
            middle = (good + bad) // 2
            good, bad = (middle, bad) if _can_be_read(_joined(statements[:middle])) else (good, middle)
        statement = statements[bad - 1]
        header = HEADER.fullmatch(statement.text)
        key = header["name"] if header else statement.text.partition("=")[0].strip()
        before = None if header else _before(statements[: bad - 1], key)
        if before:
            name, _, value = before.text.partition("=")
            before.text = f"{name.rstrip()} = {list_values.joined(value, statement.text.partition('=')[2])}"
            details = {"key": key, "line": str(before.line), "right": _short(before.text)}
            yield statement.line, "list-twice", details
        else:
            yield statement.line, *_twice(statements[: bad - 1], key, is_table=bool(header))
        statement.text = ""
        if header:  # its entries would go to the table above
            for following in statements[bad:]:
                if HEADER.fullmatch(following.text):
                    break
                following.text = ""


def _twice(before: list[Statement], key: str, *, is_table: bool) -> tuple[str, dict[str, str]]:
    """Return the problem of an entry or a table that there is already, with the line of the first."""
    headers = [(each.line, found["name"]) for each in before if (found := HEADER.fullmatch(each.text))]
    if is_table:
        line = next((line for line, name in headers if name == key), 1)
        return "table-twice", {"key": key, "line": str(line)}
    begins, part = headers[-1] if headers else (0, "")
    same = (s.line for s in before if s.line > begins and s.text.partition("=")[0].strip() == key)
    return "entry-twice", {"key": key, "line": str(next(same, begins)), "part": part}


def _before(statements: list[Statement], key: str) -> Statement | None:
    """Return the entry of that name in the same table, if it is a list of words."""
    for statement in reversed(statements):
        if HEADER.fullmatch(statement.text):
            return None
        name, _, value = statement.text.partition("=")
        if name.strip() == key:
            return statement if list_values.joined(value) else None
    return None
