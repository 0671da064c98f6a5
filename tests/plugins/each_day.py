"""Look at a project as of each day of more than two years, in one process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.plugins import programs

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

DAYS = 800
# A check as of the first day, and then all that is looked at between pages as of each day after it.
EACH_DAY = """
import datetime, json
from pathlib import Path
from pelican.plugins import signals
from plugins import build, guard, run
from plugins.problems import mistakes
found = {{}}
def look(generators):
    settings = generators[0].settings
    now = settings[build.KEY]
    for number in range({days}):
        now.today = datetime.date.fromisoformat({first!r}) + datetime.timedelta(number)
        if told := mistakes(guard.together(now, settings)):
            found[str(now.today)] = [str(problem) for problem in told]
signals.all_generators_finalized.connect(look)
{fault}
first = datetime.date.fromisoformat({first!r})
done = run.run(Path("pelicanconf.py").resolve(), CHECK_ONLY=True, SILENT=True, TODAY=first, USE_CACHE=False)
print(json.dumps([[problem.path for problem in mistakes(done.problems)], found]))
"""


def look(generators):
    settings = generators[0].settings
    now = settings[build.KEY]
    for number in range({days}):
        now.today = datetime.date.fromisoformat({first!r}) + datetime.timedelta(number)
        if told := mistakes(guard.together(now, settings)):
            found[str(now.today)] = [str(problem) for problem in told]
signals.all_generators_finalized.connect(look)
{fault}
first = datetime.date.fromisoformat({first!r})
done = run.run(Path("pelicanconf.py").resolve(), CHECK_ONLY=True, SILENT=True, TODAY=first, USE_CACHE=False)
print(json.dumps([[problem.path for problem in mistakes(done.problems)], found]))
"""
# What was wrong once: the page of the text's own language counted from its first day on.
FAULT = """
from plugins.guard import links
def by_date(source, link, target, around):
    own = around.sources.get(f"{source.language}/{target.kind}/{target.name}.md")
    if own and own.begins(around.today) <= source.begins(around.today):
        yield "other-language-link", {"link": link.address, "own": own.path}
links._other_language = by_date
"""


def look(project: Path, first: datetime.date, fault: str = "") -> tuple[list[str], dict[str, list[str]]]:
    """Return the files with mistakes on the first day, and the mistakes of each day."""
    program = EACH_DAY.format(days=DAYS, first=str(first), fault=fault)
    done = programs.run(project, "-c", program)
    assert done.returncode == 0, done.stderr
    at_first, later = json.loads(done.stdout)
    return at_first, later
