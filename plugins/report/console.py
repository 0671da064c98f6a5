"""Print problems: in colour on a terminal, and once more for the code host."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.report.code_host import annotated, summary
from plugins.report.problems import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.report.problems import Problem


# Ways in which a terminal shows text (ECMA-48, SGR). Rich would take as long to load as a check.
BOLD, RED, YELLOW, PLAIN = (f"\x1b[{code}m" for code in ("1", "1;31", "33", "0"))


def coloured(problem: Problem) -> str:
    """Return a problem with its place in bold and its code in red, or in yellow for a hint."""
    colour = YELLOW if problem.is_hint else RED
    return "\n".join(
        f"{BOLD}{problem.place}{PLAIN}: {colour}[{problem.code}]{PLAIN} {text}"
        for text in problem.texts().values()
    )


def _shows_colour(environment: Mapping[str, str]) -> bool:
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or (
        sys.stderr.isatty() and environment.get("TERM") not in {"dumb", "unknown"}
    )


def print_problems(problems: Iterable[Problem], environment: Mapping[str, str] = os.environ) -> None:
    """Print problems on standard error, by place.

    Colour is left out without a terminal, unless FORCE_COLOR is set (force-color.org), and where NO_COLOR is
    set (no-color.org). Where GITHUB_ACTIONS is set, all are printed once more on standard output as
    annotations, and added to the summary of the step.
    """
    found = in_order(problems)
    show = coloured if _shows_colour(environment) else str
    for problem in found:
        print(show(problem), file=sys.stderr)  # noqa: T201 - for whoever has called
    if environment.get("GITHUB_ACTIONS") == "true":
        sys.stderr.flush()
        for line in annotated(found, environment):
            print(line, flush=True)  # noqa: T201 - the host reads standard output
        if found and (path := environment.get("GITHUB_STEP_SUMMARY")):
            with Path(path).open("a", encoding="utf-8", newline="\n") as file:
                file.write(summary(found, environment))
