"""A source file as it was read: its head, its text as HTML, and where its page lives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.listing import translation_status
from plugins.model.lifecycle import Days, State, begins, days, state
from plugins.read.markdown import links
from plugins.read.markdown.converter import Converted

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from plugins.read.front_matter import Document


NOTHING = Converted()
FACTS = ("targets", "pictures", "ids", "fingerprint")  # what others ask of a text when that is not in memory


class Text(NamedTuple):
    """The sections of a text as HTML, in which links still name files, and its headings (`Converted.toc`)."""

    sections: tuple[str, ...]
    toc: list[dict[str, Any]]


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
    kept: Callable[[], Text] | None = None

    @cached_property
    def text(self) -> Text:
        """Return what readers see of it."""
        return self.kept() if self.kept else Text(self.converted.sections, self.converted.toc)

    @cached_property
    def uses(self) -> tuple[links.Used, ...]:
        """Return its links and pictures."""
        body, first_line = self.document.body, self.document.body_line
        return tuple(links.used(self.path, self.converted.uses, body, first_line))

    @cached_property
    def targets(self) -> tuple[links.Target, ...]:
        """Return where its links to pages lead, itself included."""
        return tuple(
            links.Target(use.address, link.path, link.fragment, line)
            for use, link, line in self.uses
            if use.tag == "a" and use.address and use.words and link.path is not None
            if not link.path or link.path.endswith(links.PAGE)
        )

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """Return the paths of the pictures that it shows or leads to."""
        paths = (use.link.path for use in self.uses)
        return tuple(path for path in paths if path and path.startswith(links.PICTURES))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of its headings and of what else has one."""
        return tuple(self.converted.ids)

    @cached_property
    def fingerprint(self) -> str:
        """Return the fingerprint of its words."""
        return translation_status.fingerprint(self.document)

    def without_text(self, digest: str) -> Source:
        """Return it with a digest and without its texts, but with all that others ask of them."""
        document = replace(self.document, body="")
        found = replace(self, document=document, converted=NOTHING, digest=digest)
        vars(found).update({name: getattr(self, name) for name in FACTS})
        return found

    def keep_text(self, kept: Callable[[], Text]) -> None:
        """Give it a way to its text; only for whoever has just unpickled it, and nobody else has it yet."""
        vars(self).update(kept=kept)

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

    @property
    def days(self) -> Days:
        """Return the days on which it is public."""
        return days(self.document)

    def begins(self, day: datetime.date) -> datetime.date:
        """Return the first day from `day` on that it is public."""
        return begins(self.document, day)
