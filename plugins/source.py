"""A source file as it was read: its head, its text as HTML, and where its page lives."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plugins import links, translations
from plugins.publication import State, begins, state

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from plugins.converter import Converted
    from plugins.front_matter import Document


@dataclass(frozen=True)
class Source:
    """One page in one language; `path` lies below content/, `shown` is how problems name it.

    `url` and `save_as` are its address and its file below the output folder. `digest` changes with all that
    it was read from. `kept` returns its HTML where that is not in memory.
    """

    path: str
    shown: str
    language: str
    kind: str
    name: str
    document: Document
    converted: Converted
    template: str
    url: str
    save_as: str
    digest: str = ""
    kept: Callable[[], str] | None = None

    @property
    def html(self) -> str:
        """Return its text as HTML, in which links still name files."""
        return self.kept() if self.kept else self.converted.html

    @cached_property
    def uses(self) -> tuple[links.Used, ...]:
        """Return its links and pictures."""
        body, first_line = self.document.body, self.document.body_line
        return tuple(links.used(self.path, self.converted.uses, body, first_line))

    @cached_property
    def fingerprint(self) -> str:
        """Return the fingerprint of its words."""
        return translations.fingerprint(self.document)

    def without_text(self, digest: str) -> Source:
        """Return it with a digest and without its texts, but with all that others ask of them."""
        document = replace(self.document, body="")
        converted = replace(self.converted, html="", uses=[], headings=[], attributes=[])
        found = replace(self, document=document, converted=converted, digest=digest)
        vars(found).update(uses=self.uses, fingerprint=self.fingerprint)
        return found

    def with_text(self, kept: Callable[[], str]) -> Source:
        """Return it with a way to its HTML."""
        found = copy(self)
        vars(found).update(kept=kept)
        return found

    def value(self, key: str) -> Any:
        """Return an entry of its head, or None."""
        return self.document.value(key)

    def line(self, key: str) -> int:
        """Return the line of an entry of its head, or the first one."""
        entry = self.document.entries.get(key)
        return entry.line if entry else 1

    def state(self, day: datetime.date) -> State:
        """Return where it stands on a day."""
        return state(self.document, day)

    def begins(self, day: datetime.date) -> datetime.date:
        """Return the first day from `day` on that it is public."""
        return begins(self.document, day)
