"""Collect all sources: new ones are read, with all processors; the others are as earlier builds kept them."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from plugins.cache.database import FACTS, TEXTS, GoneError
from plugins.hashing import content, digest
from plugins.model.source import Text
from plugins.read.reader import Reader, Reading, answer
from plugins.workers import shared

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from plugins.build import Build
    from plugins.cache.database import Store
    from plugins.read.reader import Asked

TOGETHER = 500  # new sources that the store keeps at once


def collect(now: Build, paths: Sequence[str], store: Store | None, jobs: int) -> Iterator[Reading]:
    """Yield what each file comes to, in any order, without its text in memory where the store has that.

    A reading depends on the file's name and content, on what is asked of other files, and on the rules.
    """
    rules = now.rules.digest
    seen = now.inputs.content if now.inputs else {}
    known, texts, memory = store.all(FACTS) if store else {}, Texts(store), Memory(now)
    keys: dict[str, str] = {}
    new: list[str] = []
    for path in paths:
        if known:
            keys[path] = _key(rules, path, seen.get(path) or digest(content(f"{now.content}/{path}")))
        reading = store.unpickled(known.get(keys.get(path, ""))) if store else None
        if isinstance(reading, Reading) and memory.agrees(reading.asked):
            yield _with_text(reading, texts, keys[path])
        else:
            new.append(path)
    for read, pickled, text in shared(
        partial(_pickled, Reader(now.rules, partial(answer, now)), now.content, rules), new, jobs
    ):
        made: Reading = pickle.loads(pickled)  # noqa: S301 - made by this build
        keys[made.path] = _key(rules, made.path, read)
        texts.add(keys[made.path], pickled, text)
        if now.inputs and seen.get(made.path) != read:
            now.inputs = None  # somebody saves while this build begins: the next one must look again
        yield _with_text(made, texts, keys[made.path])
    texts.keep(keys.values())


def _with_text(reading: Reading, texts: Texts, key: str) -> Reading:
    if reading.source:
        reading.source.keep_text(partial(texts.text, key))
    return reading


class Memory:
    """Tells whether answers are still the same; most questions are asked by many files."""

    def __init__(self, now: Build) -> None:
        self._now = now
        self._known: Asked = {}

    def agrees(self, asked: Asked) -> bool:
        """Tell whether everything that was asked has the same answer now."""
        for question, before in asked.items():
            if question not in self._known:
                self._known[question] = answer(self._now, *question)
            if self._known[question] != before:
                return False
        return True


class Texts:
    """The texts of sources by their keys, pickled: in memory, or where the store has them only there."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._facts: dict[str, bytes] = {}
        self._texts: dict[str, bytes] = {}

    def add(self, key: str, facts: bytes, text: bytes) -> None:
        """Add a source that was read now; many of them go to the store together."""
        self._facts[key], self._texts[key] = facts, text
        if len(self._facts) == TOGETHER:
            self.keep()

    def keep(self, used: Collection[str] = ()) -> None:
        """Let the store keep what is new, and note what was used."""
        if self._store and self._store.keep({FACTS: self._facts, TEXTS: self._texts}, used):
            self._facts, self._texts = {}, {}

    def text(self, key: str) -> Text:
        """Return a text; raise GoneError where somebody has removed it meanwhile."""
        found = pickle.loads(self._texts[key]) if key in self._texts else None  # noqa: S301 - made by this build
        if found is None and self._store:
            found = self._store.unpickled(self._store.value(TEXTS, key))
        if not isinstance(found, Text):
            raise GoneError
        return found


def _key(rules: str, path: str, read: str) -> str:
    return digest(f"{rules}\0{path}\0{read}".encode())


def _pickled(
    reader: Reader, folder: Path, rules: str, paths: Iterable[str]
) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the digest of each file and what it comes to, pickled, with its text apart."""
    for path in paths:
        data = content(f"{folder}/{path}")
        read, text = digest(data), b""
        reading = reader.read(path, data)
        if reading.source:
            text = pickle.dumps(reading.source.text, pickle.HIGHEST_PROTOCOL)
            known = digest(repr((rules, path, read, reading.asked)).encode())
            reading = replace(reading, source=reading.source.without_text(known))
        yield read, pickle.dumps(reading, pickle.HIGHEST_PROTOCOL), text
