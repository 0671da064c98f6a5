"""Parse front matter: `Key: value`, or `Key:` followed by lines of `- item`."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from plugins.model.document import Document, Entry
from plugins.model.fields import FIELDS
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FENCE = "---"
ENTRY = re.compile(r"[A-Za-z][\w -]*?\s*:")  # a name and a colon, both as on any keyboard


def parse(source: str, path: str) -> tuple[Document, list[Problem]]:
    """Parse a file, and return the document with the problems in its front matter."""
    lines = source.split("\n")
    head = [line.rstrip() for line in lines]
    if head[0] != FENCE or FENCE not in head[1:]:
        return Document(body=source), [Problem(path, 1, "no-front-matter")]
    end = head.index(FENCE, 1)
    document = Document(body="\n".join(lines[end + 1 :]), body_line=end + 2)
    problems = []
    for key, value, line in _pairs(head[1:end]):
        if not ENTRY.match(head[line - 1].lstrip()):
            problems.append(Problem(path, line, "not-an-entry", {"text": key}))
        elif key in document.entries:
            problems.append(Problem(path, line, "key-twice", {"key": key}))
        else:
            try:
                document.entries[key] = Entry(_read(key, value), line)
            except BadValueError as error:
                problems.append(error.at(path, line, key=key))
                document.entries[key] = Entry(None, line)
    if not document.entries and not problems:
        problems.append(Problem(path, 1, "no-front-matter"))
    return document, problems


def _read(key: str, value: list[str]) -> Any:
    if key in FIELDS:
        return FIELDS[key].parse(value)
    names = {name.lower(): name for name in FIELDS}
    near = [names[name] for name in get_close_matches(key.lower(), names, 1)]
    raise BadValueError("unknown-key", nearest=", ".join(near or FIELDS))


def misplaced(
    document: Document, path: str, kind: str, required: Collection[str], allowed: Collection[str]
) -> Iterator[Problem]:
    """Yield each field that pages of a kind need and that is missing, and each that they may not have."""
    yield from (
        Problem(path, 1, "missing-key", {"key": key}) for key in required if key not in document.entries
    )
    known = {"kind": kind, "known": ", ".join((*required, *allowed))}
    for key in document.entries.keys() & FIELDS.keys() - {*required, *allowed}:
        yield Problem(path, document.entries[key].line, "key-not-here", {"key": key, **known})


def contradictions(document: Document, path: str) -> Iterator[Problem]:
    """Yield contradictions between fields that are valid on their own."""
    first, last = document.value("Date"), document.value("Expires")
    if first and last and last < first:
        days = {"date": str(first.date()), "expires": str(last.date())}
        yield Problem(path, document.entries["Expires"].line, "expires-before-date", days)


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
        key, colon, value = line.partition(":")
        if not colon or not ENTRY.match(line.strip()):
            key, value = item, ""
        pairs.append((key.strip(), [value.strip()] if value.strip() else [], number))
    return pairs
