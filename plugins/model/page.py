"""A page of the site, and the summary of it that other pages can show."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins import hashing
from plugins.model.lifecycle import OVER, State

if TYPE_CHECKING:
    import datetime

    from plugins.model.data import Topic
    from plugins.model.source import Source


class PageKey(NamedTuple):
    """What tells pages apart: a translation has the same kind and slug."""

    lang: str
    kind: str
    slug: str


@dataclass(frozen=True, repr=False)
class PageSummary:
    """What other pages can show of a page. No other page depends on anything else of it."""

    lang: str
    kind: str
    slug: str
    url: str
    title: str
    description: str
    summary: str
    drawing: str
    template: str
    state: State
    modified: datetime.datetime
    date: datetime.datetime | None
    number: int

    @property
    def key(self) -> PageKey:
        """Return what tells the page apart."""
        return PageKey(self.lang, self.kind, self.slug)

    @cached_property
    def _digest(self) -> str:
        return hashing.digest(repr([*vars(self).values()]).encode())

    def __repr__(self) -> str:
        """Return what changes with anything on it: answers are compared by this."""
        return self._digest


SUMMARISED = tuple(field.name for field in fields(PageSummary))


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page in one language; `url` and `save_as` are its address and its file below the output folder.

    Readings in `title`, `description`, `summary`, which lists show, and `outcomes` are set off (ruby.py).
    `drawing` is the name of one of the theme's. `number` counts the pages of a list that goes on over
    several. `source` is None where no file holds the page. Search engines list those that are `is_listed`.
    """

    lang: str
    kind: str
    slug: str
    url: str
    save_as: str
    title: str
    description: str
    template: str
    modified: datetime.datetime
    summary: str = ""
    drawing: str = ""
    date: datetime.datetime | None = None
    state: State = State.PUBLISHED
    order: int = 0
    number: int = 1
    topics: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    office: str = ""
    topic: Topic | None = None
    source: Source | None = None
    is_listed: bool = True

    @property
    def key(self) -> PageKey:
        """Return what tells it apart."""
        return PageKey(self.lang, self.kind, self.slug)

    @cached_property
    def page_summary(self) -> PageSummary:
        """Return what other pages can show of it."""
        return PageSummary(*(getattr(self, name) for name in SUMMARISED))

    @property
    def sections(self) -> tuple[str, ...]:
        """Return its text (`Text.sections`); one that is over has none left."""
        return self.source.text.sections if self.source and self.state not in OVER else ("",)

    @property
    def toc(self) -> list[dict[str, Any]]:
        """Return the headings of its text."""
        return self.source.text.toc if self.source and self.state not in OVER else []

    @cached_property
    def digest(self) -> str:
        """Return what changes with all that its own template shows of it."""
        known = (
            self.page_summary,
            self.topics,
            self.office,
            self.source and self.source.digest,
        )
        return hashing.digest(repr(known).encode())


def is_public(page: Page) -> bool:
    """Tell whether search engines may list a page: one that is not over, with an address of its own."""
    return page.is_listed and page.state not in OVER and (not page.url or page.url.endswith("/"))


def in_order(page: Page) -> tuple[Any, ...]:
    """Return the key to sort by: the order that the editor gave, then the newest first."""
    return page.order, -page.date.toordinal() if page.date else 0, page.slug


def by_change(page: Page) -> tuple[Any, ...]:
    """Return the key to sort by: the latest change last."""
    return page.modified, page.date, page.url
