"""Read each source file once: check its head, convert its Markdown, derive its address from its path."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from plugins import fingerprints, front_matter, guard, links
from plugins.addresses import place
from plugins.converter import Converter
from plugins.encoding import decode, flaws
from plugins.guard.markdown import too_dense
from plugins.links import PAGE
from plugins.parallel import shared
from plugins.phrases import splitter
from plugins.problems import BadValueError, Problem
from plugins.source import Source, Text
from plugins.store import GoneError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from plugins.build import Build
    from plugins.store import Store

FACTS, TEXTS = "facts", "texts"  # tables of the store
TOGETHER = 500  # new sources that the store keeps at once
Asked = dict[tuple[str, str], Any]  # what was asked of a path below content/, and the answer


@dataclass(frozen=True)
class Reading:
    """What reading a file has come to: a source, if it is one, and every problem in it by itself.

    `asked` is what the reader wanted to know of other files.
    """

    path: str
    source: Source | None
    problems: tuple[Problem, ...]
    asked: Asked


class Reader:
    """Reads source files; keeps one converter for each language, since making one takes a while."""

    def __init__(self, now: Build, kinds: Mapping[str, Any]) -> None:
        self._now = now
        self._kinds = kinds
        self._converters: dict[str, Converter] = {}

    def read(self, path: str, content: bytes) -> Reading:
        """Return what a file comes to; whatever it does to a library, it is named."""
        asked: Asked = {}
        try:
            source, problems = self._read(path, content, asked)
        except Exception as error:  # noqa: BLE001 - as said
            what = f"{type(error).__name__}: {error}"
            source, problems = None, [Problem(self._now.shown(path), 1, "unreadable", {"what": what})]
        return Reading(path, source, tuple(problems), asked)

    def _read(self, path: str, content: bytes, asked: Asked) -> tuple[Source | None, list[Problem]]:
        now = self._now
        shown, (language, kind_name, name) = now.shown(path), path.removesuffix(PAGE).split("/", 2)
        kind = self._kinds[kind_name]
        problems = [flaw.at(shown, int(flaw.details["line"])) for flaw in flaws(content)]
        try:
            text = decode(content)
        except BadValueError as error:
            return None, [*problems, error.at(shown, int(error.details["line"]))]
        document, found = front_matter.parse(text, shown)
        template = document.value("Template") or next(iter(kind["templates"]))
        problems += found
        if document.entries:
            problems += front_matter.misplaced(document, shown, kind_name, kind["requires"], kind["allows"])
        problems += front_matter.contradictions(document, shown)
        problems += wrong_template(document, shown, template, kind["templates"])
        problems += unknown_names(document, shown, now.known)
        if dense := list(too_dense(document, shown)):
            return None, [*problems, *dense]
        converted = self._converter(language).convert(
            document.body, links.resolver(path, partial(exists, now, asked)), partial(size, now, asked, path)
        )
        own = place(kind["address"], now.languages[language].prefix, name, document.value("Save_as"))
        source = Source(
            path, shown, language, kind_name, name, document, converted, template, own["url"], own["save_as"]
        )
        problems += guard.by_itself(source, text, now)
        return source, problems

    def _converter(self, language: str) -> Converter:
        if language not in self._converters:
            self._converters[language] = Converter(splitter(self._now.languages[language].phrases))
        return self._converters[language]


def exists(now: Build, asked: Asked, path: str) -> bool:
    """Tell whether a path below content/ is published; note that it was asked."""
    answer = asked["exists", path] = path in now.files
    return answer


def size(now: Build, asked: Asked, source: str, address: str) -> tuple[int, int] | None:
    """Return width and height of the picture at an address in a text; note that it was asked."""
    path = links.link(source, address).path
    if not path:
        return None
    answer = asked["size", path] = now.rules.picture_size(now.content / path)
    return answer


class Memory:
    """Tells whether answers are still the same; most questions are asked by many files."""

    def __init__(self, now: Build) -> None:
        self._now = now
        self._known: Asked = {}

    def agrees(self, asked: Asked) -> bool:
        """Tell whether everything that was asked has the same answer now."""
        for question, answer in asked.items():
            if question not in self._known:
                what, path = question
                self._known[question] = (
                    path in self._now.files
                    if what == "exists"
                    else self._now.rules.picture_size(self._now.content / path)
                )
            if self._known[question] != answer:
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


def read(
    now: Build, kinds: Mapping[str, Any], paths: Sequence[str], store: Store | None, jobs: int
) -> Iterator[Reading]:
    """Yield what each file comes to, in any order, without its text in memory where the store has that.

    A reading depends on the file's name and content, on what is asked of other files, and on the rules.
    """
    rules = _digest(rules_of(now, kinds).encode())
    seen = now.inputs.content if now.inputs else {}
    known, texts, memory = store.all(FACTS) if store else {}, Texts(store), Memory(now)
    keys: dict[str, str] = {}
    new: list[str] = []
    for path in paths:
        if known:
            digest = seen.get(path) or _digest(fingerprints.content(f"{now.content}/{path}"))
            keys[path] = _key(rules, path, digest)
        reading = store.unpickled(known.get(keys.get(path, ""))) if store else None
        if isinstance(reading, Reading) and memory.agrees(reading.asked):
            yield _with_text(reading, texts, keys[path])
        else:
            new.append(path)
    for digest, pickled, text in shared(partial(_pickled, Reader(now, kinds), now.content, rules), new, jobs):
        made: Reading = pickle.loads(pickled)  # noqa: S301 - as above
        keys[made.path] = _key(rules, made.path, digest)
        texts.add(keys[made.path], pickled, text)
        if now.inputs and seen.get(made.path) != digest:
            now.inputs = None  # somebody saves while this build begins: the next one must look again
        yield _with_text(made, texts, keys[made.path])
    texts.keep(keys.values())


def _with_text(reading: Reading, texts: Texts, key: str) -> Reading:
    if reading.source:
        reading.source.keep_text(partial(texts.text, key))
    return reading


def rules_of(now: Build, kinds: Mapping[str, Any]) -> str:
    """Return what changes with all that a reading depends on besides files."""
    known = {name: sorted(ids) for name, ids in now.known.items()}
    rules = (now.rules.contacts, dict(now.rules.styles))
    frame = {name: sorted(ids) for name, ids in now.rules.frame.items()}
    return repr((now.code, now.content.name, now.own, kinds, now.languages, known, rules, frame))


def _key(rules: str, path: str, content: str) -> str:
    return _digest(f"{rules}\0{path}\0{content}".encode())


def _pickled(
    reader: Reader, content: Path, rules: str, paths: Iterable[str]
) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the digest of each file and what it comes to, pickled, with its text apart."""
    for path in paths:
        data = fingerprints.content(f"{content}/{path}")
        digest, text = _digest(data), b""
        reading = reader.read(path, data)
        if reading.source:
            text = pickle.dumps(reading.source.text, pickle.HIGHEST_PROTOCOL)
            known = _digest(repr((rules, path, digest, reading.asked)).encode())
            reading = replace(reading, source=reading.source.without_text(known))
        yield digest, pickle.dumps(reading, pickle.HIGHEST_PROTOCOL), text


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def wrong_template(
    document: front_matter.Document, path: str, template: str, templates: Mapping[str, list[str]]
) -> Iterator[Problem]:
    """Yield that a page's kind has no such template, or each entry that the template needs and lacks."""
    if template not in templates:
        line, known = document.entries["Template"].line, ", ".join(templates)
        yield Problem(path, line, "unknown-template", {"id": template, "known": known})
    for key in templates.get(template, ()):
        if key not in document.entries:
            yield Problem(path, 1, "missing-key", {"key": key})


def unknown_names(
    document: front_matter.Document, path: str, known: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Yield each office and topic that a page names and that there is not; `known` is table → ids."""
    for key, table, code in (("Office", "offices", "unknown-office"), ("Topics", "topics", "unknown-topic")):
        value = document.value(key) or ()
        for name in [value] if isinstance(value, str) else value:
            if table in known and name not in known[table]:
                details = {"id": name, "known": ", ".join(sorted(known[table]))}
                yield Problem(path, document.entries[key].line, code, details)
