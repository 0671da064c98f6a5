"""Read each source file once: check its head, convert its Markdown, derive its address from its path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals
from pelican.readers import BaseReader

from plugins import build, front_matter, links
from plugins.addresses import page_metadata
from plugins.converter import Converter
from plugins.phrases import splitter
from plugins.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.readers import Readers

    from plugins.data import Data

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
        language, kind_name, slug = path.removesuffix(".md").split("/", 2)
        kind = self.settings["KINDS"][kind_name]
        try:
            source = Path(source_path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            now.problems.append(Problem(now.shown(path), 0, "not-utf-8"))
            return UNREADABLE
        document, problems = front_matter.parse(source, now.shown(path), kind["requires"])
        if now.data:
            problems += unknown_names(document, now.shown(path), now.data, self._templates())
        resolve, broken = links.resolver(path, now.is_file)
        html, toc = self._converter(language).convert(document.body, resolve)
        for link in broken:
            line = links.line_of(link, document.body, document.body_line)
            problems.append(Problem(now.shown(path), line, "broken-link", {"link": link}))
        now.problems += problems
        if problems:
            return UNREADABLE
        metadata = {key.lower(): entry.value for key, entry in document.entries.items()}
        derived = page_metadata(kind, now.languages[language].prefix, slug, metadata.pop("save_as", None))
        return html, {**derived, **metadata, "toc": toc}

    def _converter(self, language: str) -> Converter:
        if language not in self._converters:
            model = self.settings[build.KEY].languages[language].phrases
            self._converters[language] = Converter(splitter(model))
        return self._converters[language]

    def _templates(self) -> set[str]:
        return {path.stem for path in Path(self.settings["THEME"], "templates").glob("*.html")}


def unknown_names(
    document: front_matter.Document, path: str, data: Data, templates: set[str]
) -> Iterator[Problem]:
    """Yield each office, topic and template that a page names and that there is not."""
    known: dict[str, tuple[str, set[str]]] = {
        "Office": ("unknown-office", {str(office.id) for office in data.offices}),
        "Topics": ("unknown-topic", {str(topic.id) for topic in data.topics}),
        "Template": ("unknown-template", templates),
    }
    for key, (code, names) in known.items():
        value = document.value(key) or ()
        for name in [value] if isinstance(value, str) else value:
            if name not in names:
                details = {"id": name, "known": ", ".join(sorted(names))}
                yield Problem(path, document.entries[key].line, code, details)


def register() -> None:
    """Let Pelican read Markdown with this reader, and nothing else but files to copy."""
    signals.readers_init.connect(_use)


def _use(readers: Readers) -> None:
    readers.reader_classes = {"md": PageReader, "static": BaseReader}
