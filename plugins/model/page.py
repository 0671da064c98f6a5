"""A page of the site: what its own template shows, and the little of it that other pages may show."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins import hashing
from plugins.model.lifecycle import State

if TYPE_CHECKING:
    import datetime

    from plugins.model.data import Topic
    from plugins.model.source import Source


class Key(NamedTuple):
    """What tells pages apart: a translation has the same kind and slug."""

    lang: str
    kind: str
    slug: str


@dataclass(frozen=True, repr=False)
class Card:
    """What other pages can show of a page. Whatever is not in here, no other page depends on."""

    lang: str
    kind: str
    slug: str
    url: str
    title: str
    description: str
    template: str
    state: State
    modified: datetime.datetime
    date: datetime.datetime | None
    number: int

    @property
    def key(self) -> Key:
        """Return what tells the page apart."""
        return Key(self.lang, self.kind, self.slug)

    @cached_property
    def _digest(self) -> str:
        return hashing.digest(repr([*vars(self).values()]).encode())

    def __repr__(self) -> str:
        """Return what changes with anything on it: answers are compared by this."""
        return self._digest


SHOWN = tuple(field.name for field in fields(Card))


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page in one language; `url` and `save_as` are its address and its file below the output folder.

    `title` and `description` are without readings, `heading` is the title as it was written. `number` counts
    the pages of a list that goes on over several. `source` is None where no file holds the page.
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
    heading: str = ""
    date: datetime.datetime | None = None
    state: State = State.PUBLISHED
    order: int = 0
    number: int = 1
    topics: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    office: str = ""
    topic: Topic | None = None
    source: Source | None = None

    @property
    def key(self) -> Key:
        """Return what tells it apart."""
        return Key(self.lang, self.kind, self.slug)

    @cached_property
    def card(self) -> Card:
        """Return what other pages can show of it."""
        return Card(*(getattr(self, name) for name in SHOWN))

    @property
    def sections(self) -> tuple[str, ...]:
        """Return its text (`Text.sections`); one that has ended has none left."""
        return self.source.text.sections if self.source and self.state != State.ENDED else ("",)

    @property
    def toc(self) -> list[dict[str, Any]]:
        """Return the headings of its text."""
        return self.source.text.toc if self.source and self.state != State.ENDED else []

    @cached_property
    def digest(self) -> str:
        """Return what changes with all that its own template shows of it."""
        known = (self.card, self.heading, self.topics, self.office, self.source and self.source.digest)
        return hashing.digest(repr(known).encode())
