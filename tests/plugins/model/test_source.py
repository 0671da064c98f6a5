"""A source file as it was read."""

from __future__ import annotations

import datetime

from plugins.model.lifecycle import State
from tests.plugins.check.samples import source

PAGE = source("文\n", "en/news/x.md", "Title: One\n\nOrder: 3\nDate: 2026-03-11\n")
DAY = datetime.date(2026, 3, 10)


def test_an_entry_has_a_value_and_a_line() -> None:
    assert (PAGE.value("Order"), PAGE.line("Order")) == (3, 4)
    assert (PAGE.value("Title"), PAGE.line("Title")) == ("One", 2)


def test_an_entry_that_is_not_there_has_the_first_line() -> None:
    assert (PAGE.value("Aliases"), PAGE.line("Aliases")) == (None, 1)


def test_a_source_knows_where_it_stands_on_a_day() -> None:
    assert PAGE.state(DAY) == State.SCHEDULED
    assert PAGE.begins(DAY) == datetime.date(2026, 3, 11)
    assert PAGE.state(DAY + datetime.timedelta(days=1)) == State.PUBLISHED
