"""The page that tells a run of tests needs the record of one."""

from __future__ import annotations

from dataclasses import replace

from plugins.check import test_record
from plugins.report.problems import Problem
from tests.plugins.check import samples
from tests.plugins.model.test_accessibility import RUN, WORDS
from tests.plugins.samples import DATA

TEMPLATE = "tested"
PAGE = replace(samples.source("一\n", "ja/pages/policy.md"), template=TEMPLATE)
OTHER = samples.source("二\n", "ja/pages/other.md")
PROBLEM = Problem(PAGE.shown, PAGE.line("Template"), "no-test-record")


def test_a_page_that_has_what_it_tells_is_right() -> None:
    data = replace(DATA, accessibility=WORDS, test_run=RUN)
    assert list(test_record.missing([PAGE, OTHER], data, TEMPLATE)) == []


def test_a_page_without_a_record_or_without_words_for_it_is_found() -> None:
    for data in (DATA, replace(DATA, accessibility=WORDS), replace(DATA, test_run=RUN)):
        assert list(test_record.missing([OTHER, PAGE], data, TEMPLATE)) == [PROBLEM]


def test_other_pages_need_none() -> None:
    assert list(test_record.missing([OTHER], DATA, TEMPLATE)) == []
