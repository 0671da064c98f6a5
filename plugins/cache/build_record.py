"""The record of how each file was rendered, with which the next build is compared."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.cache.dependencies import Query


class Rendered(NamedTuple):
    """How a file was rendered.

    Digests of what it shows of its own page, of its bytes, and of the answer to each of its queries.
    """

    own: str
    digest: str
    queries: Mapping[Query, str]
    missing: tuple[str, ...] = ()  # words in it whose reading is not known: nothing is published


class FileRecord(NamedTuple):
    """A `Rendered` whose queries are indexes into `BuildRecord.queries`."""

    own: str
    digest: str
    queries: Sequence[int]


@dataclass(frozen=True)
class BuildRecord:
    """How a site was made: `shared` changes with all that its files share, `files` has each by its path.

    `queries` and `answers`, their digests, stand in one order; most queries are made for many files.
    """

    shared: str
    queries: Sequence[Query]
    answers: Sequence[str]
    files: Mapping[str, FileRecord]

    def rendered(self, path: str) -> Rendered:
        """Return how a file was rendered."""
        file = self.files[path]
        return Rendered(file.own, file.digest, {self.queries[n]: self.answers[n] for n in file.queries})


def record(
    shared: str, rendered: Mapping[str, Rendered | None], before: BuildRecord | None = None
) -> BuildRecord:
    """Return the record of files by their paths; those that are None are as they were `before`."""
    answers: dict[Query, str] = {}
    numbers: dict[Query, int] = {}
    files = {}
    for path, new in rendered.items():
        file = new or before.rendered(path)  # type: ignore[union-attr]  # there is one then
        for query, answer in file.queries.items():
            numbers.setdefault(query, len(numbers))
            answers[query] = answer if new else answers.get(query, answer)
        files[path] = FileRecord(file.own, file.digest, [numbers[query] for query in file.queries])
    return BuildRecord(shared, [*answers], [*answers.values()], files)


def dump(record: BuildRecord) -> bytes:
    """Return a record as JSON."""
    text = json.dumps(vars(record), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def load(data: bytes | None) -> BuildRecord | None:
    """Return the record in some JSON, or None where there is none."""
    try:
        table = json.loads((data or b"").decode("utf-8", "surrogatepass"))
        table["queries"] = [_query(query) for query in table["queries"]]
        table["files"] = {path: FileRecord(*file) for path, file in table["files"].items()}
        return BuildRecord(**table)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _query(query: list[object]) -> Query:
    """Return a query as it was made: JSON knows no tuples, which keys of pages are."""
    return tuple(tuple(part) if isinstance(part, list) else part for part in query)
