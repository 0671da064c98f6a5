"""How a source becomes a page: what it says of itself, and what is left of it when it has ended."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from plugins.listing.pages import page_of
from plugins.model import ruby
from plugins.model.lifecycle import State
from tests.plugins.check.samples import source
from tests.plugins.samples import day

ZONE = ZoneInfo("Asia/Tokyo")
TITLE = ruby.marked("{題|だい}")
HEAD = "Title: {題|だい}\nDescription: {説明|せつめい}\nModified: 2026-01-02\n"


def test_a_page_shows_its_entries_with_their_readings_set_off() -> None:
    written = source("文", "ja/guide/x.md", f"{HEAD}Date: 2026-01-01\nTopics: work, rest\nOrder: 3\n")
    page = page_of(written, State.PUBLISHED, ZONE)
    assert page.key == ("ja", "guide", "x")
    assert (page.title, page.description) == (TITLE, ruby.marked("{説明|せつめい}"))
    assert (ruby.words(page.title), page.title) == ("題", ruby.marked("{題|だい}"))
    assert (page.date, page.modified) == (day(1).replace(tzinfo=ZONE), day(2).replace(tzinfo=ZONE))
    assert (page.topics, page.order, page.office, page.template) == (("work", "rest"), 3, "", "article")
    assert page.sections == ("<p>文</p>",)


def test_a_page_is_never_older_than_its_first_day() -> None:
    page = page_of(source("文", "ja/guide/x.md", f"{HEAD}Date: 2026-01-09\n"), State.PUBLISHED, ZONE)
    assert page.modified == day(9).replace(tzinfo=ZONE)


def test_of_a_page_that_has_ended_only_its_name_is_left() -> None:
    page = page_of(source("文", "ja/guide/x.md", HEAD), State.ENDED, ZONE)
    assert (page.template, page.description, page.sections) == ("ended", TITLE, ("",))


def test_of_a_page_that_was_taken_down_templates_get_nothing() -> None:
    head = f"{HEAD}Date: 2026-01-01\nTopics: work\nOutcomes: 一\nOffice: hall\nOrder: 3\nStatus: withdrawn\n"
    page = page_of(source("文", "ja/guide/x.md", head), State.WITHDRAWN, ZONE)
    assert (page.template, page.state, page.url) == ("ended", State.WITHDRAWN, "guide/x/")
    assert (page.title, page.description, page.date, page.sections) == ("", "", None, ("",))
    assert (page.topics, page.outcomes, page.office, page.order, page.toc) == ((), (), "", 0, [])


def test_anything_that_a_page_shows_changes_its_digest() -> None:
    page = page_of(source("文", "ja/guide/x.md", HEAD), State.PUBLISHED, ZONE)
    heads = (HEAD.replace("だい", "お題"), HEAD.replace("説明", "別の説明"), f"{HEAD}Topics: work\n")
    others = [page_of(source("文", "ja/guide/x.md", head), State.PUBLISHED, ZONE) for head in heads]
    ended = page_of(source("文", "ja/guide/x.md", HEAD), State.ENDED, ZONE)
    assert len({each.digest for each in (page, *others, ended)}) == 5
