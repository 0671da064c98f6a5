"""Make what all pages share of the data, the theme and the settings, and find what is wrong with it.

Most edits change none of that: then all of it comes from the cache, and none of this is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.check import contacts, other_language, readings
from plugins.check.rules import rules
from plugins.read.shared_inputs import shared_inputs
from plugins.render import security_txt, theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.check.rules import Rules
    from plugins.model.project import Project
    from plugins.read.shared_inputs import SharedInputs, Unparsed
    from plugins.render.theme import Theme
    from plugins.report.problems import Problem


def inputs(project: Project, found: Unparsed) -> tuple[SharedInputs, Rules]:
    """Return the tables, and the rules that they and the theme make."""
    shared = shared_inputs(project, found)
    return shared, rules(project, shared)


def problems(project: Project, shared: SharedInputs, look: Theme, of_texts: Rules) -> list[Problem]:
    """Return what is wrong with the data and the theme, and hints at it."""
    told = {(problem.path, problem.line) for problem in shared.problems}
    in_files = _wrong_numbers(of_texts, {**shared.texts, **look.texts})
    numbers = (problem for problem in in_files if (problem.path, problem.line) not in told)
    hints = security_txt.hints(shared.data, shared.places, project.today)
    of_data = other_language.in_data(shared.data, shared.places, project.languages)
    unread = _without_readings(project, shared, look, of_texts)
    return [*shared.problems, *look.problems, *numbers, *hints, *of_data, *unread]


def _without_readings(ours: Project, shared: SharedInputs, look: Theme, rules: Rules) -> Iterator[Problem]:
    """Yield what has no reading in the data and in translations of the theme, of languages that want them."""
    if shared.data:
        yield from readings.in_data(shared.data, shared.places, ours.languages, rules.readings)
    for code, known in rules.readings.items():
        path = theme.shown(ours.theme, code)
        if path in look.texts and code in look.translations:
            strings = theme.strings(look.translations[code])
            yield from readings.in_catalogue(strings, look.texts[path], path, known)


def _wrong_numbers(rules: Rules, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield telephone numbers in data and translations that are not in content/data."""
    if known := rules.contacts:
        for path, text in texts.items():
            yield from contacts.wrong_numbers(text, path, known)
