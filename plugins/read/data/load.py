"""Load content/data/*.toml: tables may stand in any of the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from plugins.model.data import Data
from plugins.read.data import also_printed, misplaced, parts, tables, toml_lines, values, whole_lines
from plugins.read.data.contradictions import contradictions, missing_files
from plugins.read.data.editions import complete
from plugins.read.encoding import decode
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from plugins.model.types import Key

OF_DATA = {"empty-file": "empty-data"}  # problem code of a text → that of a file of the data


@dataclass
class Sources:
    """All tables of the files that could be read, where each key stands, and what could not be read.

    `texts` maps each of these files to what stands in it; `is_whole` tells that nothing is left out: what is
    wrong was read as if it were mended.
    """

    table: dict[str, Any]
    places: dict[Key, tuple[str, int]]
    problems: list[Problem]
    texts: dict[str, str]
    is_whole: bool = True

    def extent(self, key: Key) -> dict[str, str]:
        """Return the `first` and the `last` line of the table or list that a key stands in, for a message."""
        while key not in self.places:
            key = key[:-1]
        path, _ = self.places[key]
        lines = {other: line for other, (file, line) in self.places.items() if file == path and other}
        first, last = tables.extent(self.texts[path], lines, key)
        return {"first": str(first), "last": str(last)}

    def ids(self) -> dict[str, set[str]]:
        """Return table → ids: a mistake in one file must not hide those in texts that name another's."""
        lists = {name: table for name, table in self.table.items() if isinstance(table, list)}
        return {
            name: {str(item["id"]) for item in table if isinstance(item, dict) and "id" in item}
            for name, table in lists.items()
        }


def read(files: Mapping[str, bytes]) -> Sources:
    """Read path → TOML in UTF-8, each file once."""
    sources = Sources({}, {(): (_folder(files), 0)}, [], {})
    for path, content in sorted(files.items()):
        try:
            source = decode(content)
        except BadValueError as error:
            found_wrong = error.at(path, int(error.details["line"]))
            sources.problems.append(replace(found_wrong, code=OF_DATA.get(error.code, error.code)))
            sources.is_whole = False
            continue
        found, faults, read_lines = toml_lines.read(source)
        sources.problems += [_told(path, line, code, details) for line, code, details in faults]
        sources.is_whole &= all("right" in details for _, _, details in faults)
        lines = tables.key_lines(read_lines)
        lines |= {(key,): lines.get((key, 0), 0) for key in found if (key,) not in lines}
        for key in found.keys() & sources.table.keys():
            details = {"key": key, "other": sources.places[(key,)][0]}
            sources.problems.append(Problem(path, lines[(key,)], "data-key-twice", details))
            sources.is_whole = False
        sources.places.update({key: (path, line) for key, line in lines.items()})
        sources.table.update(found)
        sources.texts[path] = source
    return sources


def _told(path: str, line: int, code: str, details: dict[str, str]) -> Problem:
    """Return the problem of a line, which depends on the part that it stands in."""
    name = details.get("part", details.get("key", ""))
    return Problem(path, line, parts.code_of_twice(Data, code, name), details)


def load(
    sources: Sources,
    languages: Collection[str],
    exists: Callable[[str], bool],
    editions: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Data | None, list[Problem]]:
    """Return `Data` and every problem; with any, the first value is None.

    What `editions` (edition → language) do not have of their own is that of their language. `exists` tells
    of a path below the content folder whether a page or a picture lies there.
    """
    if not sources.is_whole:
        return None, sources.problems
    builder = tables.Builder(values.parsers(languages, editions), sources.places, languages)
    data: Data | None = builder.build(Data, sources.table)
    if data is None:
        found = [whole_lines.whole(problem, sources.table, sources.texts) for problem in builder.problems]
        found = [*misplaced.in_parts(found, Data, sources.table, sources.places, sources.texts)]
        whole = {problem.place for problem in found if problem.code == whole_lines.WITHOUT_BRACKETS}
        return None, [*(problem for problem in sources.problems if problem.place not in whole), *found]
    problems = [*sources.problems]
    for key, code, details in chain(contradictions(data, languages, editions), missing_files(data, exists)):
        lines = sources.extent(key[:2]) if code in also_printed.CODES else {}
        told = {"key": ".".join(map(str, key)), **details, **lines}
        problems.append(Problem(*builder.place(key), code, told))
    if all(problem.code in also_printed.CODES for problem in problems):  # the rest holds as if they were
        return complete(also_printed.without_settled(data), editions), problems
    return None, problems


def _folder(files: Mapping[str, bytes]) -> str:
    return next(iter(sorted(files)), "content/data/").rpartition("/")[0]
