"""Parse front matter: `Key: value`, or `Key:` followed by lines of `- item`."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.model.document import Document, Entry
from plugins.model.fields import FIELDS
from plugins.read import fences
from plugins.read.entry_form import ENTRY, right
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

ALIKE = 0.7  # how near a name must be to that of a field


class Line(NamedTuple):
    """A line that is to be an entry, the items in the lines below it, and its number."""

    text: str
    items: list[str]
    number: int


def parse(source: str, path: str, usable: Collection[str] = tuple(FIELDS)) -> tuple[Document, list[Problem]]:
    """Parse a file, and return the document with the problems in its front matter.

    `usable` are the fields that such a page may have. Where it is not known where the text begins
    (`fences.CODES`), the document has no entries.
    """
    lines = source.split("\n")
    head = [line.rstrip() for line in lines]
    found, problems = fences.entries(head, path)
    document = Document(body="\n".join(lines[found.stop + 1 :]), body_line=found.stop + 2)
    for line in _lines(head, found):
        problems += _entry(document, path, line, usable)
    for problem in problems:
        if problem.code == "unknown-key" and problem.details["nearest"] in FIELDS:  # it is not missing
            document.entries.setdefault(problem.details["nearest"], Entry(None, problem.line))
    is_unknown = has_no_end(problems) and (document.entries or not found.stop)
    return (Document(body=source) if is_unknown else document), problems


def has_no_end(problems: Iterable[Problem]) -> bool:
    """Tell whether it is not known where the entries end and the text begins."""
    return any(problem.code in fences.CODES for problem in problems)


def _entry(document: Document, path: str, line: Line, usable: Collection[str]) -> Iterator[Problem]:
    """Add an entry to the document, and yield its problem."""
    is_entry = bool(ENTRY.match(line.text))
    key, value, problem = line.text.partition(":")[0].strip() if is_entry else "", None, None
    try:
        if key not in document.entries:
            value = _read(line, key, usable)
    except BadValueError as error:
        if found := right(line.text, line.items, usable):
            key, whole, value = found
            problem = Problem(path, line.number, "entry-form", {"text": line.text, "right": whole})
        else:
            problem = error.at(path, line.number, **({"key": key} if is_entry else {}))
    if key in document.entries:
        yield Problem(path, line.number, "key-twice", {"key": key})
        return
    if key:
        document.entries[key] = Entry(value, line.number)
    if problem:
        yield problem


def _read(line: Line, key: str, usable: Collection[str]) -> Any:
    """Return the value of an entry; `key` is "" where a line is none."""
    if not key:
        raise BadValueError("not-an-entry", text=line.text)
    if key in FIELDS:
        text = line.text.partition(":")[2].strip()
        return FIELDS[key].parse([*([text] if text else []), *line.items])
    names = {name.lower(): name for name in usable}
    names |= {other: name for name in usable for other in FIELDS[name].also_called}
    near = [names[name] for name in get_close_matches(key.lower(), names, 1, ALIKE)]
    raise BadValueError("unknown-key", nearest=", ".join(near or usable))


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


def _lines(head: list[str], found: range) -> list[Line]:
    """Return each line of a head that is not an item of the one before it."""
    lines: list[Line] = []
    for number in found:
        text = head[number].strip()
        if lines and text.startswith("- "):
            lines[-1].items.append(text.removeprefix("- ").strip())
        elif text:
            lines.append(Line(text, [], number + 1))
    return lines
