"""Say what expires soon, and fail: the nightly run reminds in this way whoever looks after the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editing import sources
from plugins.report.console import print_problems
from plugins.report.problems import mistakes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plugins.report.problems import Problem

CODES = {"security-expires"}  # hints that wait for a day


def soon(problems: Iterable[Problem]) -> list[Problem]:
    """Return the hints that something expires."""
    return [problem for problem in problems if problem.code in CODES]


def run(root: Path) -> int:
    """Tell what expires, or why that cannot be known, and return the program's exit status."""
    run = sources.read(root)
    found = soon(run.problems) if run.build.shared.data else mistakes(run.problems)
    print_problems(found)
    if not found:
        print("==> 期限の近いものはありません / Nothing expires soon")
    return 1 if found else 0
