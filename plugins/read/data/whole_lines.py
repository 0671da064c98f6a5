"""Tell of a list of words the whole line as it should be, so that it can be copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plugins.read.characters import mended
from plugins.read.data import list_values, toml_remedies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.report.problems import Problem

WITHOUT_BRACKETS = "not-in-brackets"
TEXTS_WITHOUT_BRACKETS = "not-a-list-of-texts"


def whole(problem: Problem, table: Mapping[str, Any], texts: Mapping[str, str]) -> Problem:
    """Return a problem in a list of words with the whole line as it should be, any other one as it is.

    `table` holds all tables of the data, `texts` maps files to what stands in them.
    """
    *parts, last = problem.details["key"].split(".")
    if problem.code in {WITHOUT_BRACKETS, TEXTS_WITHOUT_BRACKETS}:
        words = problem.details["right"]
    elif "right" in problem.details and last.isdecimal():
        words = list_values.written([mended(word) for word in _value(table, parts)])
    else:
        return problem
    line = texts[problem.path].split("\n")[problem.line - 1]
    name = last if problem.code == TEXTS_WITHOUT_BRACKETS else toml_remedies.name_of(line) or last
    return replace(problem, details={**problem.details, "right": f"{name} = {words or '[]'}"})


def _value(table: Mapping[str, Any], parts: list[str]) -> Any:
    found: Any = table
    for part in parts:
        found = found[int(part) if isinstance(found, list) else part]
    return found
