"""Read each source file once: check its head, convert its Markdown, derive its address from its path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from plugins import check
from plugins.check.markdown import too_dense
from plugins.model.source import Source
from plugins.model.urls import place
from plugins.read import front_matter
from plugins.read.encoding import decode, flaws
from plugins.read.markdown import links
from plugins.read.markdown.converter import Converter
from plugins.read.markdown.links import PAGE
from plugins.read.markdown.phrases import splitter
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.build import Build
    from plugins.check import Rules

    Answer = Callable[[str, str], Any]  # to "exists" or "size", and a path below content/

LONGEST_HTML = 200_000  # characters: only a table of thousands of cells comes to more
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


class Files:
    """What a text asks of other files below content/, with the answers."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.asked: Asked = {}

    def _ask(self, what: str, path: str) -> Any:
        self.asked[what, path] = found = self._answer(what, path)
        return found

    def is_addressed(self, path: str) -> bool:
        """Tell whether a path is that of a page or a picture."""
        return bool(self._ask("exists", path))

    def size(self, path: str) -> tuple[int, int] | None:
        """Return width and height of a picture in pixels, if there is one."""
        found: tuple[int, int] | None = self._ask("size", path)
        return found


class Reader:
    """Reads source files by the rules, and by what `answer` tells of other files.

    It keeps one converter for each language, since making one takes a while.
    """

    def __init__(self, rules: Rules, answer: Answer) -> None:
        self._rules = rules
        self._answer = answer
        self._converters: dict[str, Converter] = {}

    def read(self, path: str, content: bytes) -> Reading:
        """Return what a file comes to; whatever it does to a library, it is named."""
        files = Files(self._answer)
        try:
            source, problems = self._read(path, content, files)
        except (MemoryError, OSError):  # of the machine, and not of the file
            raise
        except Exception as error:  # noqa: BLE001 - as said
            what = f"{type(error).__name__}: {error}"
            source, problems = None, [Problem(self._rules.shown(path), 1, "unreadable", {"what": what})]
        return Reading(path, source, tuple(problems), files.asked)

    def _read(self, path: str, content: bytes, files: Files) -> tuple[Source | None, list[Problem]]:
        rules = self._rules
        shown, (language, kind_name, name) = rules.shown(path), path.removesuffix(PAGE).split("/", 2)
        kind = rules.kinds[kind_name]
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
        problems += unknown_names(document, shown, rules.ids)
        if dense := list(too_dense(document, shown)):
            return None, [*problems, *dense]
        converted = self._converter(language).convert(
            document.body,
            links.resolver(path, files.is_addressed),
            partial(_size, files, path),
        )
        if (size := len(converted.html)) > LONGEST_HTML:
            details = {"size": f"{size:,}", "limit": f"{LONGEST_HTML:,}"}
            return None, [*problems, Problem(shown, document.body_line, "too-much-text", details)]
        own = place(kind["address"], rules.languages[language].prefix, name, document.value("Save_as"))
        source = Source(
            path, shown, language, kind_name, name, document, converted, template, own["url"], own["save_as"]
        )
        problems += check.by_itself(source, text, rules, files.is_addressed)
        return source, problems

    def _converter(self, language: str) -> Converter:
        if language not in self._converters:
            style = self._rules.styles.get(language)
            split = splitter(self._rules.languages[language].phrases, style.unbroken if style else ())
            self._converters[language] = Converter(split)
        return self._converters[language]


def answer(now: Build, what: str, path: str) -> Any:
    """Tell of a path below content/ whether it "exists", or the "size" of the picture there."""
    return now.is_addressed(path) if what == "exists" else now.picture_size(now.content / path)


def _size(files: Files, source: str, address: str) -> tuple[int, int] | None:
    """Return width and height of the picture at an address in a text."""
    path = links.link(source, address).path
    return files.size(path) if path else None


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
