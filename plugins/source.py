"""A source file as it was read: its head, its text as HTML, and where its page lives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.publication import State, begins, state

if TYPE_CHECKING:
    import datetime

    from plugins.converter import Converted
    from plugins.front_matter import Document


@dataclass(frozen=True)
class Source:
    """One page in one language; `path` lies below content/, `shown` is how problems name it.

    `url` and `save_as` are its address and its file below the output folder.
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
