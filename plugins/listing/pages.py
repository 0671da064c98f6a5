"""Turn a source into a page, as of a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plugins.model import ruby
from plugins.model.lifecycle import OVER, State
from plugins.model.page import Page

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from plugins.model.source import Source

ENDED = "ended"  # the template of a page that is over


def page_of(source: Source, state: State, zone: ZoneInfo) -> Page:
    """Return a source's page, whose days begin in a time zone.

    One that has ended has only its name left; of one that was taken down, not even that is handed on, so that
    no template can show it.
    """
    page = Page(
        lang=source.language,
        kind=source.kind,
        slug=source.name,
        url=source.url,
        save_as=source.save_as,
        title="",
        description="",
        template=ENDED if state in OVER else source.template,
        modified=source.value("Modified").replace(tzinfo=zone),
        state=state,
        source=source,
    )
    return page if state == State.WITHDRAWN else replace(page, **_words(source, state, zone))


def _words(source: Source, state: State, zone: ZoneInfo) -> dict[str, Any]:
    """Return what a page says of itself, beside its text."""
    has_ended = state in OVER
    title, date = source.value("Title"), source.value("Date")
    description = ruby.marked(title if has_ended else source.value("Description"))
    return {
        "title": ruby.marked(title),
        "description": description,
        "summary": description if has_ended else ruby.marked(source.value("Summary") or description),
        "drawing": source.value("Drawing") or "",
        "modified": max(source.value("Modified"), date or source.value("Modified")).replace(tzinfo=zone),
        "date": date.replace(tzinfo=zone) if date else None,
        "order": source.value("Order") or 0,
        "topics": source.value("Topics") or (),
        "outcomes": tuple(map(ruby.marked, source.value("Outcomes") or ())),
        "office": source.value("Office") or "",
    }
