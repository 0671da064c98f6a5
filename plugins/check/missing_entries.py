"""Propose a line for each entry that a page lacks, from what the whole site knows."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.model.fields import FIELDS, TO_WRITE
from plugins.model.links import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.check.rules import Rules
    from plugins.model.project import Project
    from plugins.read.sources import Sources
    from plugins.report.problems import Problem

CODE = "missing-key"


def proposed(
    problems: Iterable[Problem], project: Project, rules: Rules, found: Sources
) -> Iterator[Problem]:
    """Yield problems, those of missing entries with the line that could be added."""
    for problem in problems:
        if problem.code == CODE:
            key = problem.details["key"]
            path = problem.path.removeprefix(project.shown(""))
            value = _of_version(key, path, found) or _usual(key, path, project, rules, found)
            yield replace(problem, details={**problem.details, "line": f"{key}: {value}"})
        else:
            yield problem


def _of_version(key: str, path: str, found: Sources) -> str:
    """Return what the same page has in another language, where it is no text."""
    if FIELDS[key].is_words or not (FIELDS[key].is_shared or FIELDS[key].is_schedule):
        return ""
    name = path.partition("/")[2]
    values = (
        source.value(key) for other, source in sorted(found.pages.items()) if other.endswith(f"/{name}")
    )
    return next((_written(value) for value in values if value), "")


def _written(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return str(value.date())
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _usual(key: str, path: str, project: Project, rules: Rules, found: Sources) -> str:
    """Return what such a page usually has; words that nobody has written yet, which a check would find."""
    language, kind, _ = path.removesuffix(PAGE).split("/", 2)
    style = rules.styles.get(language)
    if key in {"Date", "Modified"}:
        return str(project.today)
    if key == "Order":
        return str(1 + max((s.value(key) or 0 for s in found.pages.values() if s.kind == kind), default=0))
    if key == "Template":  # asked for where the usual one needs more
        templates = project.settings["KINDS"][kind]["templates"]
        return next((name for name, needed in templates.items() if not needed), TO_WRITE)
    if style and key in {"Description", "Outcomes"}:
        return style.new_description if key == "Description" else style.new_outcome
    return next(iter(sorted(rules.ids.get(FIELDS[key].table, ()))), TO_WRITE)
