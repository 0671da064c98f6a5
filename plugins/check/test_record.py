"""Check that a recorded run of tests, and words for it, exist for the accessibility page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.model.data import Data
    from plugins.model.source import Source


def missing(sources: Iterable[Source], data: Data, template: str) -> Iterator[Problem]:
    """Yield each page whose template tells a run of tests although there is none to tell."""
    if data.accessibility and data.test_run:
        return
    for source in sources:
        if source.template == template:
            yield Problem(source.shown, source.line("Template"), "no-test-record")
