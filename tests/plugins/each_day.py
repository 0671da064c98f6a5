"""Look at a project as of each day of more than a year, in one process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.plugins import programs

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

DAYS = 400
# A check as of the first day; in it, what is looked at between pages is looked at as of each day after it.
PROGRAM = """
import datetime, json
from pathlib import Path
from dataclasses import replace
from plugins import pipeline, run
from plugins.report.problems import mistakes

first, found, checked = datetime.date.fromisoformat({first!r}), {{}}, pipeline.checked

def each_day(settings):
    run = checked(settings)
    project, sources = run.build.project, replace(run.sources, problems=())
    for number in range({days}):
        day = first + datetime.timedelta(number)
        build = replace(run.build, project=replace(project, today=day))
        if told := mistakes(pipeline.check(build, sources)):
            found[str(day)] = [str(problem) for problem in told]
    return run

pipeline.checked = each_day
{fault}
done = run.run(Path("pelicanconf.py").resolve(), CHECK_ONLY=True, SILENT=True, TODAY=first, USE_CACHE=False)
print(json.dumps([[problem.path for problem in mistakes(done.problems)], found]))
"""


def look(
    project: Path, first: datetime.date, fault: str = "", days: int = DAYS
) -> tuple[list[str], dict[str, list[str]]]:
    """Return the files with mistakes on the first day, and the mistakes of each day on which there are some.

    `fault` is a piece of a program that breaks a check.
    """
    done = programs.run(project, "-c", PROGRAM.format(days=days, first=str(first), fault=fault))
    assert done.returncode == 0, done.stderr
    at_first, found = json.loads(done.stdout)
    return at_first, found
