"""Read what stands between the two `---` at the top of a file: `Key: value`, or `Key:` and `- items`."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from plugins.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

FENCE = "---"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # ISO 8601 knows more forms; editors need one
FILE_NAME = re.compile(r"([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.html")  # never a feed, a card or an image


@dataclass(frozen=True)
class Entry:
    """What stands behind one key, and in which line the key stands."""

    value: Any
    line: int


@dataclass
class Document:
    """A source file, taken apart: its keys, and the Markdown below them with the number of its first line."""

    entries: dict[str, Entry] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def value(self, key: str) -> Any:
        """Return the value of a key, or None."""
        return self.entries[key].value if key in self.entries else None


def _text(value: list[str]) -> str:
    if len(value) != 1 or not value[0]:
        raise BadValueError("empty-value")
    return value[0]


def _list(value: list[str]) -> tuple[str, ...]:
    if not value or not all(value):
        raise BadValueError("empty-value")
    return tuple(value)


def _names(value: list[str]) -> tuple[str, ...]:
    return _list([name.strip() for name in _text(value).split(",")])


def _number(value: list[str]) -> int:
    if not (text := _text(value)).isdecimal():
        raise BadValueError("bad-number", value=text)
    return int(text)


def _date(value: list[str]) -> datetime.datetime:
    text = _text(value)
    try:
        day = datetime.date.fromisoformat(text if DAY.fullmatch(text) else "")
        return datetime.datetime.combine(day, datetime.time())
    except ValueError as error:
        raise BadValueError("bad-date", value=text) from error


def _file_name(value: list[str]) -> str:
    if not FILE_NAME.fullmatch(text := _text(value)):
        raise BadValueError("bad-file-name", value=text)
    return text


# Every key that an editor may write, and how its value is read.
KEYS: dict[str, Callable[[list[str]], Any]] = {
    "Title": _text,
    "Description": _text,
    "Date": _date,
    "Modified": _date,
    "Topics": _names,
    "Order": _number,
    "Outcomes": _list,
    "Office": _text,
    "Template": _text,
    "Save_as": _file_name,
}


def parse(source: str, path: str, required: Collection[str]) -> tuple[Document, list[Problem]]:
    """Return the document and every problem in its head; the body is not looked at."""
    lines = [line.rstrip() for line in source.splitlines()]
    if not lines or lines[0] != FENCE or FENCE not in lines[1:]:
        return Document(body=source), [Problem(path, 1, "no-front-matter")]
    end = lines.index(FENCE, 1)
    document = Document(body="\n".join(source.splitlines()[end + 1 :]), body_line=end + 2)
    problems = []
    for key, value, line in _pairs(lines[1:end]):
        if key not in KEYS:
            nearest = ", ".join(get_close_matches(key, KEYS, 1) or KEYS)
            problems.append(Problem(path, line, "unknown-key", {"key": key, "nearest": nearest}))
        elif key in document.entries:
            problems.append(Problem(path, line, "key-twice", {"key": key}))
        else:
            try:
                document.entries[key] = Entry(KEYS[key](value), line)
            except BadValueError as error:
                problems.append(error.at(path, line, key=key))
                document.entries[key] = Entry(None, line)
    problems += [
        Problem(path, 1, "missing-key", {"key": key}) for key in required if key not in document.entries
    ]
    return document, problems


def _pairs(lines: list[str]) -> list[tuple[str, list[str], int]]:
    """Return key, raw values and line of each entry; a line that is neither is a key with no value."""
    pairs: list[tuple[str, list[str], int]] = []
    for number, line in enumerate(lines, start=2):
        item = line.strip()
        if not item:
            continue
        if pairs and item.startswith("- "):
            pairs[-1][1].append(item.removeprefix("- ").strip())
            continue
        key, _, value = line.partition(":")
        pairs.append((key.strip(), [value.strip()] if value.strip() else [], number))
    return pairs
