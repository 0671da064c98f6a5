"""Read each source file once: check its head, convert its Markdown, derive its address from its path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals
from pelican.readers import BaseReader

from plugins import build, front_matter, links
from plugins.addresses import place
from plugins.converter import Converter
from plugins.encoding import decode
from plugins.phrases import splitter
from plugins.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pelican.readers import Readers

UNREADABLE: tuple[str, dict[str, Any]] = "", {"status": "skip"}  # Pelican's word for "leave this file out"


class PageReader(BaseReader):  # type: ignore[misc]
    """Pelican's way to a source file; keeps one converter for each language."""

    file_extensions = ()  # only `register` below says what it reads

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._converters: dict[str, Converter] = {}

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return HTML and metadata of a page; with any problem in it, tell the build and leave it out."""
        now: build.Build = self.settings[build.KEY]
        path = Path(source_path).relative_to(now.content).as_posix()
        shown = now.shown(path)
        language, kind_name, slug = path.removesuffix(".md").split("/", 2)
        kind = self.settings["KINDS"][kind_name]
        try:
            source = decode(Path(source_path).read_bytes())
        except BadValueError as error:
            now.problems.append(error.at(shown, int(error.details["line"])))
            return UNREADABLE
        document, problems = front_matter.parse(source, shown, kind["requires"])
        template = document.value("Template") or next(iter(kind["templates"]))
        problems += wrong_template(document, shown, template, kind["templates"])
        problems += unknown_names(document, shown, now.known)
        resolve, broken = links.resolver(path, now.is_file)
        html, toc = self._converter(language).convert(document.body, resolve)
        for link in broken:
            line = links.line_of(link, document.body, document.body_line)
            problems.append(Problem(shown, line, "broken-link", {"link": link}))
        now.problems += problems
        if problems:
            return UNREADABLE
        metadata = {key.lower(): entry.value for key, entry in document.entries.items()}
        own = place(kind["address"], now.languages[language].prefix, slug, metadata.pop("save_as", None))
        return html, {**metadata, **own, "template": template, "toc": toc}

    def _converter(self, language: str) -> Converter:
        if language not in self._converters:
            model = self.settings[build.KEY].languages[language].phrases
            self._converters[language] = Converter(splitter(model))
        return self._converters[language]


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
