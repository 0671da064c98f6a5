"""The accessibility page tells a run of tests: there must be the record of one, and words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.data import Data
    from plugins.source import Source

TEMPLATE = "accessibility"


def missing(sources: Iterable[Source], data: Data) -> Iterator[Problem]:
    """Yield each page that tells a run of tests although there is none to tell."""
    if data.accessibility and data.test_run:
        return
    for source in sources:
        if source.template == TEMPLATE:
            yield Problem(source.shown, source.line("Template"), "no-test-record")
