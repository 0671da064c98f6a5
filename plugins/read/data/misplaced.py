"""Tell of entries that stand in no part of the data, or in one that there is not, where they belong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plugins.read.data import parts
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.types import Places

UNKNOWN, MISSING = "unknown-data-key", "missing-data-key"


def in_parts(
    problems: Iterable[Problem],
    kind: type,
    table: Mapping[str, Any],
    places: Places,
    texts: Mapping[str, str],
) -> Iterator[Problem]:
    """Yield problems of a table that is to become a `kind`, those about whole parts in words of their own."""
    told = [*problems]
    loose = [each for each in told if each.code == UNKNOWN and _is_loose(table.get(each.details["key"]))]
    placed = [*_loose(loose, kind, table, places)]
    yield from placed
    meant = {each.details["header"].strip("[]") for each in placed if each.code == "without-header"}
    for problem in told:
        key, name = problem.details["key"], problem.details.get("name", "")
        missing = f"{key}.{name}" if key in table else name
        if problem in loose or (problem.code == MISSING and missing in meant):
            continue
        found = _typed(key, table) if problem.code == UNKNOWN else ""
        path, line = places.get(tuple(found.split(".")), (problem.path, problem.line))
        is_header = texts[path].split("\n")[line - 1].lstrip().startswith("[") if found else False
        if is_header and (right := parts.meant(kind, found)):
            meant.add(right)
            details = {"header": f"[{found}]", "right": parts.header(kind, right)}
            yield Problem(path, line, "unknown-part", details)
        elif problem.code == MISSING and parts.parts(kind).get(missing) is False:
            yield replace(problem, code="missing-part", details={"header": parts.header(kind, missing)})
        else:
            yield problem


def _is_loose(value: object) -> bool:
    """Tell whether a value at the top of a file is neither a part nor absent."""
    return value is not None and not isinstance(value, dict | list)


def _typed(key: str, table: Mapping[str, Any]) -> str:
    """Return the header under which entries stand that no part has, or "" where there are none."""
    *names, last = key.split(".")
    value: Any = table
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    value = value.get(last) if isinstance(value, dict) else None
    while isinstance(value, dict) and value and all(isinstance(each, dict) for each in value.values()):
        name, value = next(iter(value.items()))
        key = f"{key}.{name}"
    return key if isinstance(value, dict) else ""


def _loose(
    found: Iterable[Problem], kind: type, table: Mapping[str, Any], places: Places
) -> Iterator[Problem]:
    """Yield for each file the entries above all of its parts, or below a header that is missing."""
    files: dict[str, list[int]] = {}
    for problem in found:
        files.setdefault(problem.path, []).append(problem.line)
    for path, lines in files.items():
        named = ((line, ".".join(map(str, key))) for key, (file, line) in places.items() if file == path)
        below = {line: name for line, name in named if line > max(lines) and name in parts.parts(kind)}
        absent = [name for name in parts.parts(kind) if _is_absent(name, table) and _is_beside(name, below)]
        details = {"lines": "–".join(map(str, sorted({min(lines), max(lines)})))}
        if absent:
            header = parts.header(kind, absent[0])
            details["first"] = str(min(lines))
            yield Problem(path, min(lines), "without-header", {**details, "header": header})
        elif below:
            line = min(below)
            header = parts.header(kind, below[line])
            yield Problem(path, min(lines), "above-header", {**details, "header": header, "line": str(line)})
        else:
            yield from (problem for problem in found if problem.path == path)


def _is_absent(name: str, table: Mapping[str, Any]) -> bool:
    around, _, last = name.rpartition(".")
    return bool(around) and isinstance(table.get(around), dict) and last not in table[around]


def _is_beside(name: str, below: Mapping[int, str]) -> bool:
    """Tell whether a part belongs beside the first one below."""
    return bool(below) and name.rpartition(".")[0] == below[min(below)].rpartition(".")[0]
