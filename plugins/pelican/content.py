"""Page objects as Pelican has them, for other plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican import contents

from plugins.model import ruby
from plugins.model.lifecycle import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.model import page as model

STATUSES = {State.DRAFT: "draft", State.SCHEDULED: "draft"}  # in Pelican's words; all others are public


class Page(contents.Page):  # type: ignore[misc]
    """A page with Pelican's attributes; its text is loaded lazily."""

    def __init__(self, page: model.Page, settings: Mapping[str, Any], content: Path, context: Any) -> None:
        self.page = page
        source_path = str(content / page.source.path) if page.source else None
        super().__init__("", _metadata(page), settings, source_path, context)

    @property
    def _content(self) -> str:
        return ruby.unmarked("".join(self.page.sections))

    @_content.setter
    def _content(self, _text: str) -> None:
        """Ignore the value: the text always comes from the source."""


def _metadata(page: model.Page) -> dict[str, Any]:
    dates = {"date": page.date} if page.date else {}
    return {
        "title": ruby.unmarked(page.title),
        "summary": ruby.unmarked(page.description),
        "lang": page.lang,
        "kind": page.kind,
        "slug": page.slug,
        "url": page.url,
        "save_as": page.save_as,
        "template": page.template,
        "status": STATUSES.get(page.state, "published"),
        "modified": page.modified,
        **dates,
    }
