"""Print problems: in colour on a terminal, and once more for the code host."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from plugins.report.code_host import annotated, summary
from plugins.report.problems import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.report.problems import Problem


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

    Colour is left out without a terminal, unless FORCE_COLOR is set (force-color.org), and where NO_COLOR is
    set (no-color.org). Where GITHUB_ACTIONS is set, all are printed once more on standard output as
    annotations, and added to the summary of the step.
    """
    found = in_order(problems)
    plain = False if environment.get("NO_COLOR") else None  # None: as the stream is
    console = Console(stderr=True, force_terminal=plain, soft_wrap=True, highlight=False, emoji=False)
    for problem in found:
        console.print(coloured(problem))
    if environment.get("GITHUB_ACTIONS") == "true":
        sys.stderr.flush()
        for line in annotated(found, environment):
            print(line, flush=True)  # noqa: T201 - the host reads standard output
        if found and (path := environment.get("GITHUB_STEP_SUMMARY")):
            with Path(path).open("a", encoding="utf-8", newline="\n") as file:
                file.write(summary(found, environment))
