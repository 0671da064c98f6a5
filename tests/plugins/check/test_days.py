"""Days that are far ahead, and a last change that is to come."""

from __future__ import annotations

import pytest

from plugins.check import days
from tests.plugins.check import samples


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Date: 2026-03-10", None),
        ("Date: 2028-03-10", None),
        ("Date: 2028-03-12", "distant-date"),
        ("Date: 2202-03-10", "distant-date"),
        ("Modified: 2026-03-10", None),
        ("Modified: 2026-03-11", "modified-to-come"),
        ("Modified: 2062-11-01", "distant-date"),
        ("Expires: 2028-03-10", None),
        ("Expires: 2062-03-10", "distant-end"),
    ],
)
def test_a_day_that_may_be_mistyped_is_told(entry: str, expected: str | None) -> None:
    source = samples.source("文です。", "ja/news/x.md", f"Title: 題\n{entry}\n")
    key, _, value = entry.partition(": ")
    found = [(problem.line, problem.code, problem.details) for problem in days.wrong([source], samples.TODAY)]
    assert found == ([(3, expected, {"key": key, "value": value})] if expected else [])
