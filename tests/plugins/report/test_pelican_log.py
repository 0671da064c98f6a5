"""What Pelican warns of is told like all else."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from plugins.report import pelican_log

if TYPE_CHECKING:
    from plugins.report.problems import Problem


def test_warnings_of_pelican_become_problems_of_the_latest_run_only() -> None:
    log = logging.getLogger("pelican")
    before = list(log.handlers)
    first: list[Problem] = []
    second: list[Problem] = []
    try:
        pelican_log.collect(first)
        pelican_log.collect(second)
        logging.getLogger("pelican.contents").warning("Unable to find %r", "gone.md")
        logging.getLogger("pelican.contents").info("All is well")
    finally:
        log.handlers[:] = before
    assert first == []
    assert [problem.details for problem in second] == [{"what": "Unable to find 'gone.md'"}]
