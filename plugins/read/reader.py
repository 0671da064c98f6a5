"""Read a source file: its front matter, its Markdown, and the address that its path stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.model import links
from plugins.model.fields import FIELDS
from plugins.model.links import PAGE
from plugins.model.source import Source
from plugins.model.translation_status import KEY
from plugins.model.urls import place
from plugins.read import entry_form, entry_marks, front_matter
from plugins.read.encoding import decode, flaws
from plugins.read.limits import LONGEST_HTML, too_dense
from plugins.read.markdown.converter import Converter
from plugins.read.markdown.phrases import splitter
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from plugins.model.document import Document
    from plugins.read.rules import Rules

    Check = Callable[[Source, str, Callable[[str], bool]], Iterable[Problem]]

Answer = Any  # to a query of a file
# Table of the data, or folder of the theme → problem code.
UNKNOWN = {"drawings": "unknown-drawing", "offices": "unknown-office", "topics": "unknown-topic"}
Dependencies = dict[tuple[str, str], Answer]  # what was asked of other files below content/, and the answers


@dataclass(frozen=True)
class Reading:
    """The result of reading one file: the source, if it can be read, and its problems.

    `dependencies` are what the reader asked of other files.
    """

    path: str
    source: Source | None
    problems: tuple[Problem, ...]
    dependencies: Dependencies


@dataclass(frozen=True)
class OtherFiles:
    """Answers questions about files below content/."""

    paths: frozenset[str]

    def is_addressed(self, path: str) -> bool:
        """Tell whether a path is that of a page or a picture."""
        return path in self.paths and links.may_lead_to(path)

    def answer(self, query: str, path: str) -> Answer:
        """Return the answer of the method that a query names."""
        return getattr(self, query)(path)


class RecordedFiles:
    """Answers the questions of one text, and records them as its dependencies."""

    def __init__(self, files: OtherFiles) -> None:
        self._files = files
        self.dependencies: Dependencies = {}

    def is_addressed(self, path: str) -> bool:
        """Tell whether a path is that of a page or a picture."""
        found = self.dependencies["is_addressed", path] = self._files.is_addressed(path)
        return found


class Reader:
    """Reads source files by the rules, and lets `check` look at each.

    One converter serves for each language, since making one takes a while.
    """

    def __init__(self, rules: Rules, files: OtherFiles, check: Check) -> None:
        self._rules = rules
        self._files = files
        self._check = check
        self._converters: dict[str, Converter] = {}

    def read(self, path: str, content: bytes) -> Reading:
        """Read one file; an unexpected error of a library becomes a problem of that file."""
        files = RecordedFiles(self._files)
        try:
            source, problems = self._read(path, content, files)
        except (MemoryError, OSError):  # of the machine, and not of the file
            raise
        except Exception as error:  # noqa: BLE001 - as said
            what = f"{type(error).__name__}: {error}"
            source, problems = None, [Problem(self._rules.shown(path), 1, "unreadable", {"what": what})]
        return Reading(path, source, tuple(problems), files.dependencies)

    def _read(self, path: str, content: bytes, files: RecordedFiles) -> tuple[Source | None, list[Problem]]:
        rules = self._rules
        shown, (language, kind_name, name) = rules.shown(path), path.removesuffix(PAGE).split("/", 2)
        kind, allowed = rules.kinds[kind_name], [*rules.kinds[kind_name]["allows"]]
        if rules.languages[language].edition_of and KEY in allowed:
            allowed.remove(KEY)  # nobody translates an edition
        problems = [flaw.at(shown, int(flaw.details["line"])) for flaw in flaws(content)]
        try:
            text = decode(content)
        except BadValueError as error:
            return None, [*problems, error.at(shown, int(error.details["line"]))]
        document, found = front_matter.parse(text, shown, (*kind["requires"], *allowed))
        if front_matter.has_no_end(found):
            return None, [*problems, *found]
        template = document.value("Template") or next(iter(kind["templates"]))
        problems += found
        if document.entries:
            misplaced = front_matter.misplaced(document, shown, kind_name, kind["requires"], allowed)
            problems += (_in_edition(problem, kind["allows"]) for problem in misplaced)
        problems += front_matter.contradictions(document, shown)
        is_edition = bool(rules.languages[language].edition_of)
        problems += wrong_template(document, shown, template, kind["templates"], is_edition=is_edition)
        problems += unknown_names(document, shown, rules.ids)
        problems += entry_marks.marked(document, shown, partial(self._html, language))
        if dense := list(too_dense(document, shown)):
            return None, [*problems, *dense]
        resolve = links.resolver(path, files.is_addressed)
        converted = self._converter(language).convert(document.body, resolve)
        if (size := len(converted.html)) > LONGEST_HTML:
            details = {"size": f"{size:,}", "limit": f"{LONGEST_HTML:,}"}
            return None, [*problems, Problem(shown, document.body_line, "too-much-text", details)]
        own = place(kind["address"], rules.languages[language].prefix, name, document.value("Save_as"))
        source = Source(
            path, shown, language, kind_name, name, document, converted, template, own["url"], own["save_as"]
        )
        problems += _told_once(found, self._check(source, text, files.is_addressed))
        return source, problems

    def _html(self, language: str, line: str) -> str:
        """Return the HTML of a line, whose links lead to what they name."""
        return self._converter(language).convert(line, lambda _tag, address: address).html

    def _converter(self, language: str) -> Converter:
        if language not in self._converters:
            style = self._rules.styles.get(language)
            own = self._rules.languages[language]
            split = splitter(own.phrases, style.unbroken if style else ())
            self._converters[language] = Converter(split, keeps_lines=own.has_spaced_phrases)
        return self._converters[language]


def _in_edition(problem: Problem, allows: Collection[str]) -> Problem:
    """Return the problem of an entry; one that only editions may not have says so."""
    is_of_edition = problem.code == "key-not-here" and problem.details["key"] in allows
    return replace(problem, code="translated-edition") if is_of_edition else problem


def _told_once(found: list[Problem], more: Iterable[Problem]) -> Iterator[Problem]:
    """Yield more problems, but none that goes when a whole line is written as already told."""
    lines = {problem.line for problem in found if problem.code == "entry-form"}
    yield from (
        problem for problem in more if problem.line not in lines or problem.code not in entry_form.CODES
    )


def wrong_template(
    document: Document, path: str, template: str, templates: Mapping[str, list[str]], *, is_edition: bool
) -> Iterator[Problem]:
    """Yield that a page's kind has no such template, or each entry that the template needs and lacks.

    Most of these are for lists, which editions do not have: without any, another template is meant there.
    """
    needed = templates.get(template, ())
    if is_edition and needed and not document.entries.keys() & {"Template", *needed}:
        yield Problem(path, 1, "missing-key", {"key": "Template"})
        return
    if template not in templates:
        line, known = document.entries["Template"].line, ", ".join(templates)
        yield Problem(path, line, "unknown-template", {"id": template, "known": known})
    for key in needed:
        if key not in document.entries:
            yield Problem(path, 1, "missing-key", {"key": key})


def unknown_names(document: Document, path: str, known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Yield each office, topic and drawing that a page names and there is not; `known` is table → ids."""
    for key, field in FIELDS.items():
        value = (document.value(key) or ()) if field.table in known else ()
        for name in [value] if isinstance(value, str) else value:
            if name not in known[field.table]:
                details = {"id": name, "known": ", ".join(sorted(known[field.table]))}
                yield Problem(path, document.entries[key].line, UNKNOWN[field.table], details)
