"""What helps with a first call: sentences to say, questions to ask, and what to send by fax instead."""

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


@dataclass(frozen=True)
class Reply:
    """A way to be answered that a fax can ask for; `blanks` name what has to be written beside it."""

    choice: Text
    blanks: tuple[Text, ...] = ()


@dataclass(frozen=True)
class FaxWords:
    """What a fax says besides the questions: a greeting, names of places to write in, ways to be answered."""

    greeting: Text
    other: Text
    name: Text
    replies: tuple[Reply, ...]
