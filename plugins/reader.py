"""Read each source file once: check its head, convert its Markdown, derive its address from its path."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals
from pelican.readers import BaseReader

from plugins import build, front_matter, guard, links, ruby
from plugins.addresses import place
from plugins.converter import Converter
from plugins.encoding import decode, flaws
from plugins.guard.markdown import too_dense
from plugins.links import PAGE
from plugins.phrases import splitter
from plugins.problems import BadValueError, Problem, mistakes
from plugins.publication import State
from plugins.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pelican.readers import Readers

UNREADABLE: tuple[str, dict[str, Any]] = "", {"status": "skip"}  # Pelican's word for "leave this file out"
UNPUBLISHED = {State.DRAFT, State.SCHEDULED}
ENDED = "ended"  # the template of a page that has ended
# Entries that no template asks for.
OURS = {"status", "save_as", "aliases", "expires", "translated_from", "template"}


class PageReader(BaseReader):  # type: ignore[misc]
    """Pelican's way to a source file; keeps one converter for each language."""

    file_extensions = ()  # only `register` below says what it reads

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._converters: dict[str, Converter] = {}

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return HTML and metadata of a page; with any mistake in it, tell the build and leave it out."""
        now: build.Build = self.settings[build.KEY]
        path = Path(source_path).relative_to(now.content).as_posix()
        if path in now.unread:  # the guard has refused it already
            return UNREADABLE
        try:
            source, problems = self._read(path, Path(source_path).read_bytes())
        except Exception as error:  # noqa: BLE001 - whatever a file does to a library, it is named
            what = f"{type(error).__name__}: {error}"
            source, problems = None, [Problem(now.shown(path), 1, "unreadable", {"what": what})]
        now.problems += problems
        if source is None:
            now.unread.add(path)
            return UNREADABLE
        now.sources[path] = source
        state = source.state(now.today)
        hidden = state in UNPUBLISHED and not self.settings["SHOW_UNPUBLISHED"]
        return UNREADABLE if hidden or mistakes(problems) else page(source, state)

    def _read(self, path: str, content: bytes) -> tuple[Source | None, list[Problem]]:
        """Return a source, if there is one in these bytes, and every problem in it by itself."""
        now: build.Build = self.settings[build.KEY]
        shown, (language, kind_name, name) = now.shown(path), path.removesuffix(PAGE).split("/", 2)
        kind = self.settings["KINDS"][kind_name]
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
            document.body, links.resolver(path, now.files.__contains__), partial(_size, now, path)
        )
        own = place(kind["address"], now.languages[language].prefix, name, document.value("Save_as"))
        source = Source(
            path, shown, language, kind_name, name, document, converted, template, own["url"], own["save_as"]
        )
        return source, [*problems, *guard.by_itself(source, text, now)]

    def _converter(self, language: str) -> Converter:
        if language not in self._converters:
            model = self.settings[build.KEY].languages[language].phrases
            self._converters[language] = Converter(splitter(model))
        return self._converters[language]


def page(source: Source, state: State) -> tuple[str, dict[str, Any]]:
    """Return a page's HTML and metadata as Pelican wants them; of one that has ended, only its name is left.

    `title` and `description` are without readings, `heading` is the title as it was written.
    """
    entries = {key.lower(): entry.value for key, entry in source.document.entries.items()}
    has_ended = state == State.ENDED
    metadata = {
        **{key: value for key, value in entries.items() if key not in OURS},
        "title": ruby.words(entries["title"]),
        "description": ruby.words(entries["title" if has_ended else "description"]),
        "heading": entries["title"],
        "modified": max(entries["modified"], entries.get("date", entries["modified"])),
        "url": source.url,
        "save_as": source.save_as,
        "template": ENDED if has_ended else source.template,
        "toc": [] if has_ended else source.converted.toc,
        "state": state,
        "source": source,
    }
    return "" if has_ended else source.converted.html, metadata


def _size(now: build.Build, source: str, address: str) -> tuple[int, int] | None:
    path = links.link(source, address).path
    return now.rules.picture_size(now.content / path) if path else None


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


def register() -> None:
    """Let Pelican read Markdown with this reader, and nothing else but files to copy."""
    signals.readers_init.connect(_use)


def _use(readers: Readers) -> None:
    readers.reader_classes = {"md": PageReader, "static": BaseReader}
