"""Check that data which only certain pages show are there: a recorded run of tests, the words of a fax."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.source import Source


def missing(sources: Iterable[Source], data: Data, settings: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield each page whose template shows data that there are not."""
    lacking = {}
    if not (data.accessibility and data.test_run):
        lacking[settings["TEST_RECORD_TEMPLATE"]] = "no-test-record"
    if not data.fax:
        lacking[settings["FAX_TEMPLATE"]] = "no-fax-words"
    for source in sources:
        if code := lacking.get(source.template):
            yield Problem(source.shown, source.line("Template"), code)
