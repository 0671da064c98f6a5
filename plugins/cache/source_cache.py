"""Read all sources: unchanged ones from the cache, the others in parallel."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import cache as memoized
from functools import partial
from typing import TYPE_CHECKING

from plugins import files
from plugins.cache.database import FACTS, TEXTS, CacheGoneError
from plugins.hashing import digest
from plugins.model.source import Text
from plugins.read.reader import Reading
from plugins.read.sources import Sources
from plugins.workers import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.cache.database import Database
    from plugins.read.reader import OtherFiles, Reader
    from plugins.report.problems import Problem

TOGETHER = 500  # new sources that are cached in one transaction


@dataclass(frozen=True)
class SourceCache:
    """The cached results of reading the texts in a folder.

    `rules` is the digest of the rules; `known` maps paths to the digests of their contents where these have
    been taken just now.
    """

    database: Database | None
    folder: Path
    rules: str
    known: Mapping[str, str]

    def key(self, path: str, content: str) -> str:
        """Return the key of a text by its path and the digest of its content."""
        return digest(f"{self.rules}\0{path}\0{content}".encode())


def read_sources(
    cache: SourceCache, reader: Reader, others: OtherFiles, paths: Sequence[str], jobs: int
) -> Sources:
    """Read the files at these paths; texts that the database has are loaded when they are needed."""
    cached = cache.database.all(FACTS) if cache.database else {}
    texts, answer = _Texts(cache.database), memoized(others.answer)  # most are needed for many texts
    digests: dict[str, str] = {}
    readings: list[Reading] = []
    new: list[str] = []

    def add(reading: Reading, key: str) -> None:
        source = reading.source
        readings.append(
            replace(reading, source=source.with_text(partial(texts.load, key))) if source else reading
        )

    for path in paths:
        if cached:
            digests[path] = cache.known.get(path) or digest(files.read(f"{cache.folder}/{path}"))
        key = cache.key(path, digests.get(path, ""))
        reading = cache.database.unpickled(cached.get(key)) if cache.database else None
        if isinstance(reading, Reading) and all(
            answer(*query) == before for query, before in reading.dependencies.items()
        ):
            add(reading, key)
        else:
            new.append(path)
    for content, pickled, text in shared(partial(_read, reader, cache), new, jobs):
        made: Reading = pickle.loads(pickled)  # noqa: S301 - made by this build
        digests[made.path] = content
        key = cache.key(made.path, content)
        texts.add(key, pickled, text)
        add(made, key)
    texts.save(cache.key(path, content) for path, content in digests.items())
    problems: list[Problem] = [problem for reading in readings for problem in reading.problems]
    return Sources(
        {reading.path: reading.source for reading in readings if reading.source},
        frozenset(reading.path for reading in readings if not reading.source),
        digests,
        tuple(problems),
    )


def _read(reader: Reader, cache: SourceCache, paths: Iterable[str]) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the digest of each file and what it comes to, pickled, with its text apart."""
    for path in paths:
        data = files.read(f"{cache.folder}/{path}")
        content, text = digest(data), b""
        reading = reader.read(path, data)
        if reading.source:
            text = pickle.dumps(reading.source.text, pickle.HIGHEST_PROTOCOL)
            own = digest(repr((cache.rules, path, content, reading.dependencies)).encode())
            reading = replace(reading, source=reading.source.without_text(own))
        yield content, pickle.dumps(reading, pickle.HIGHEST_PROTOCOL), text


class _Texts:
    """The texts of sources by their keys, pickled: in memory, or where the database has them only there."""

    def __init__(self, database: Database | None) -> None:
        self._database = database
        self._facts: dict[str, bytes] = {}
        self._texts: dict[str, bytes] = {}

    def add(self, key: str, facts: bytes, text: bytes) -> None:
        """Add a source that was read now; many of them are cached together."""
        self._facts[key], self._texts[key] = facts, text
        if len(self._facts) == TOGETHER:
            self.save()

    def save(self, used: Iterable[str] = ()) -> None:
        """Cache what is new, and note which entries are used."""
        used = [*used]
        if self._database and self._database.save({FACTS: self._facts, TEXTS: self._texts}, used):
            self._facts, self._texts = {}, {}

    def load(self, key: str) -> Text:
        """Return a text; raise CacheGoneError where somebody has removed it meanwhile."""
        found = pickle.loads(self._texts[key]) if key in self._texts else None  # noqa: S301 - made by this build
        if found is None and self._database:
            found = self._database.unpickled(self._database.value(TEXTS, key))
        if not isinstance(found, Text):
            raise CacheGoneError
        return found
