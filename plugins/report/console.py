"""Print problems: in colour on a terminal, as annotations on the code host."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from plugins.report.problems import in_order
from plugins.report.words import address, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.report.problems import Problem

# GitHub Actions: workflow commands, "Setting an error message"; these characters would end a value.
_DATA: dict[str, str | int | None] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: dict[str, str | int | None] = {**_DATA, ":": "%3A", ",": "%2C"}


def annotation(problem: Problem, environment: Mapping[str, str] = os.environ) -> str:
    """Return the line that makes the code host show a problem beside the file and line that it is in.

    It ends with the address of what else there is to say of such a problem.
    """
    level = "warning" if problem.is_hint else "error"
    line = f",line={problem.line}" if problem.line else ""
    lines = (
        f"{text}\n{words()[language].more.format(address=address(language, problem.code, environment))}"
        for language, text in problem.texts().items()
    )
    text = "\n".join(lines).translate(str.maketrans(_DATA))
    path, code = (value.translate(str.maketrans(_PROPERTY)) for value in (problem.path, problem.code))
    return f"::{level} file={path}{line},title={code}::{text}"


def coloured(problem: Problem) -> Text:
    """Return a problem with its place in bold and its code in red, or in yellow for a hint."""
    style = "yellow" if problem.is_hint else "bold red"
    lines = (
        Text.assemble((problem.place, "bold"), ": ", (f"[{problem.code}]", style), f" {text}")
        for text in problem.texts().values()
    )
    return Text("\n").join(lines)


def print_problems(problems: Iterable[Problem], environment: Mapping[str, str] = os.environ) -> None:
    """Print problems on standard error, by place.

    Colour is left out without a terminal and where NO_COLOR is set (no-color.org). Where GITHUB_ACTIONS is
    set, each problem is printed once more on standard output as an annotation.
    """
    found = in_order(problems)
    plain = False if environment.get("NO_COLOR") else None  # None: as the stream is
    console = Console(stderr=True, force_terminal=plain, soft_wrap=True, highlight=False, emoji=False)
    for problem in found:
        console.print(coloured(problem))
    if environment.get("GITHUB_ACTIONS") == "true":
        sys.stderr.flush()
        for problem in found:
            print(annotation(problem, environment), flush=True)  # noqa: T201 - the host reads standard output
