"""Turn TOML tables into frozen dataclasses, collecting every problem with its line."""

from __future__ import annotations

import dataclasses
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from plugins.model.types import SomeText, Text, WordLists
from plugins.patterns import pattern
from plugins.read.data import list_values
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from plugins.model.types import Key


_HEADER = pattern(r"\s*(\[{1,2})\s*([\w.-]+)\s*\]{1,2}\s*(?:#.*)?$")
_ASSIGNMENT = pattern(r'\s*(?:([\w.-]+)|"([^"\\]+)")\s*=')


def key_lines(source: Iterable[tuple[int, str]]) -> dict[Key, int]:
    """Return the line of every table header and assignment; tomllib itself does not tell them.

    `source` are the lines, each with its number.
    """
    lines: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    in_text = False
    for number, line in source:
        if not in_text and (header := _HEADER.match(line)):
            *parents, name = header[2].split(".")
            table = ()
            for part in parents:
                table = (*table, part)
                table = (*table, counts[table]) if table in counts else table
            table = (*table, name)
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            lines.setdefault(table, number)
        elif not in_text and (assignment := _ASSIGNMENT.match(line)):
            key: Key = table
            for part in [assignment[2]] if assignment[2] else assignment[1].split("."):
                key = (*key, part)
                lines.setdefault(key, number)
        in_text ^= line.count('"""') % 2 == 1
    return lines


def extent(source: str, lines: Mapping[Key, int], key: Key) -> tuple[int, int]:
    """Return the first and the last line of what stands below a key, comments right above it included.

    `lines` are the `key_lines` of the source.
    """
    own = [line for other, line in lines.items() if other[: len(key)] == key]
    text = source.splitlines()
    first, last = min(own), min((line for line in lines.values() if line > max(own)), default=len(text) + 1)
    while first > 1 and text[first - 2].lstrip().startswith("#"):
        first -= 1
    while last > first + 1 and text[last - 2].lstrip()[:1] in {"", "#"}:  # it belongs to what comes next
        last -= 1
    return first, last - 1


TEXTS: tuple[Any, ...] = (Text, SomeText)


class Builder:
    """Builds dataclasses out of parsed tables and remembers each problem with the line of its key.

    `parsers` maps a field's type to the function that reads it; such a function raises `BadValueError`.
    `languages` are those that a text is written in.
    """

    def __init__(
        self,
        parsers: Mapping[Any, Callable[[Any], Any]],
        places: Mapping[Key, tuple[str, int]],
        languages: Collection[str] = (),
    ) -> None:
        self.parsers = parsers
        self.languages = languages
        self.places = places
        self.problems: list[Problem] = []

    def build(self, kind: Any, value: object, key: Key = ()) -> Any:
        """Return `value` as a `kind`, or None when something in it is wrong."""
        if get_origin(kind) in {Union, UnionType}:  # `X | None`: an optional value that is there
            kind = next(choice for choice in get_args(kind) if choice is not type(None))
        if self._is_table(kind):
            return self._table(kind, value, key)
        return self._list(kind, value, key) if get_origin(kind) is tuple else self._value(kind, value, key)

    def _list(self, kind: Any, value: object, key: Key) -> Any:
        of = get_args(kind)[0]
        if isinstance(value, list):
            items = [self.build(of, item, (*key, i)) for i, item in enumerate(value)]
            return None if None in items else tuple(items)
        if self._is_table(of):
            return self._problem(key, "not-a-list", header=f"[[{_name(key)}]]")
        if of in TEXTS:
            return self._problem(key, "not-a-list-of-texts", right=list_values.items([value], self.languages))
        return self._problem(key, "not-in-brackets", right=list_values.proposed(str(value)))

    def _value(self, kind: Any, value: object, key: Key) -> Any:
        try:
            built = self.parsers[kind](value)
        except* BadValueError as group:
            built = None
            for error in group.exceptions:
                if isinstance(error, BadValueError):  # none is a group: values have no parts
                    in_list = error.code == "text-without-language" and isinstance(key[-1], int)
                    code = "item-without-language" if in_list else error.code
                    item = {"item": list_values.items([value], self.languages)[1:-1]} if in_list else {}
                    self._problem(key, code, **error.details, **item)
        if isinstance(built, dict):
            return self._each(built, key, tuple[str, ...] if kind is WordLists else str)
        return built

    def _each(self, values: dict[str, Any], key: Key, kind: Any) -> dict[str, Any] | None:
        """Return the value of each name as a `kind`."""
        built = {name: self.build(kind, value, (*key, name)) for name, value in values.items()}
        return None if None in built.values() else built

    def _is_table(self, kind: Any) -> bool:
        return dataclasses.is_dataclass(kind) and kind not in self.parsers

    def _table(self, kind: Any, value: object, key: Key) -> Any:
        if not isinstance(value, dict):
            is_item = bool(key) and isinstance(key[-1], int)
            header = f"[[{_name(key)}]]" if is_item else f"[{_name(key)}]"
            return self._problem(key, "not-a-table", header=header)
        hints = get_type_hints(kind)
        fields = {field.name: field for field in dataclasses.fields(kind)}
        before = len(self.problems)
        for name in sorted(value.keys() - fields.keys()):
            self._problem((*key, name), "unknown-data-key", known=", ".join(fields))
        for name in sorted(_required(fields.values()) - value.keys()):
            self._problem(key, "missing-data-key", name=name)
        built = {name: self.build(hints[name], value[name], (*key, name)) for name in fields if name in value}
        return kind(**built) if len(self.problems) == before else None

    def _problem(self, key: Key, code: str, **details: str) -> None:
        path, line = self.place(key)
        self.problems.append(Problem(path, line, code, {"key": ".".join(map(str, key)) or path, **details}))

    def place(self, key: Key) -> tuple[str, int]:
        """Return file and line of `key`, or of the nearest table around it."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places[key]


def _name(key: Key) -> str:
    """Return a key as TOML's headers write it."""
    return ".".join(part for part in key if isinstance(part, str))


def _required(fields: Iterable[dataclasses.Field[Any]]) -> set[str]:
    return {field.name for field in fields if field.default is dataclasses.MISSING}
