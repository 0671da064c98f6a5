"""What helps with a first call: sentences to say, and questions to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.model.types import EntryName, Text  # noqa: TC001 - the types are read when the data is

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.model.office_details import OfficeDetails


@dataclass(frozen=True)
class Sentence:
    """Something ready to be said on a first call, and when.

    `pages` are names of pages for certain readers, on which it stands instead of on the contact pages.
    """

    when: Text
    say: Text
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """Something that can be asked; `answered_by` names the entry of an office that answers it."""

    ask: Text
    answered_by: EntryName | None = None

    def is_answered(self, details: Iterable[OfficeDetails]) -> bool:
        """Tell whether all offices have the entry that answers it."""
        entry = self.answered_by
        return entry is not None and all(known.has(entry) for known in details)
