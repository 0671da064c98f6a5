"""Turn Pelican's warnings into problems that stop the build."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import MutableSequence


class _LogProblems(logging.Handler):
    """Turns warnings into problems."""

    def __init__(self, problems: MutableSequence[Problem]) -> None:
        super().__init__(logging.WARNING)
        self.problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(Problem("pelican", 0, "pelican-warning", {"what": record.getMessage()}))


def collect(problems: MutableSequence[Problem]) -> None:
    """Let Pelican's warnings end in `problems`, each time that they occur."""
    pelican_log = logging.getLogger("pelican")
    for handler in [handler for handler in pelican_log.handlers if isinstance(handler, _LogProblems)]:
        pelican_log.removeHandler(handler)
    pelican_log.addHandler(_LogProblems(problems))
    for name, logger in logging.root.manager.loggerDict.items():
        if name.startswith("pelican") and hasattr(logger, "disable_filter"):
            logger.disable_filter()  # it drops a message that an earlier run in this process has logged
