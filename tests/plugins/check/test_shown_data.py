"""Pages that show certain data need them: the record of a run of tests, the words of a fax."""

from __future__ import annotations

from dataclasses import replace

from plugins.check import shown_data
from plugins.model.first_call import FaxWords
from plugins.model.types import Text
from plugins.report.problems import Problem
from tests.plugins.check import samples
from tests.plugins.model.test_accessibility import RUN, WORDS
from tests.plugins.samples import DATA

SETTINGS = {"TEST_RECORD_TEMPLATE": "tested", "FAX_TEMPLATE": "fax"}
PAGE = replace(samples.source("一\n", "ja/pages/policy.md"), template="tested")
FAX = replace(samples.source("三\n", "ja/pages/fax.md"), template="fax")
OTHER = samples.source("二\n", "ja/pages/other.md")
PROBLEM = Problem(PAGE.shown, PAGE.line("Template"), "no-test-record")


def test_a_page_that_has_what_it_tells_is_right() -> None:
    data = replace(DATA, accessibility=WORDS, test_run=RUN)
    assert list(shown_data.missing([PAGE, OTHER], data, SETTINGS)) == []


def test_a_page_without_a_record_or_without_words_for_it_is_found() -> None:
    for data in (DATA, replace(DATA, accessibility=WORDS), replace(DATA, test_run=RUN)):
        assert list(shown_data.missing([OTHER, PAGE], data, SETTINGS)) == [PROBLEM]


def test_other_pages_need_none() -> None:
    assert list(shown_data.missing([OTHER], DATA, SETTINGS)) == []


def test_a_sheet_for_a_fax_without_its_words_is_found() -> None:
    text = Text({"ja": "言葉", "en": "words"})
    words = FaxWords(text, text, text, replies=())
    assert list(shown_data.missing([FAX], replace(DATA, fax=words), SETTINGS)) == []
    found = [Problem(FAX.shown, FAX.line("Template"), "no-fax-words")]
    assert list(shown_data.missing([OTHER, FAX], replace(DATA, fax=None), SETTINGS)) == found
