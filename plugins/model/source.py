"""A source file after reading: its front matter, its HTML and its address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.model import links
from plugins.model.fingerprint import fingerprint
from plugins.model.lifecycle import Days, State, begins, days, state
from plugins.model.outline import outline
from plugins.model.text import Converted
from plugins.patterns import pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from plugins.model.document import Document
    from plugins.model.outline import Outline


EMPTY = Converted()
LINK = pattern(r"<a\b.*?</a>", re.DOTALL)  # as the sanitizer writes it: no link holds another one
TAG = pattern(r"<[^<>]*>")
# What other pages, and checks between them, depend on of a text.
FACTS = ("targets", "pictures", "downloads", "ids", "outline", "fingerprint", "length")


class Text(NamedTuple):
    """The sections of a text as HTML, in which links still name files, and its headings (`Converted.toc`)."""

    sections: tuple[str, ...]
    toc: list[dict[str, Any]]


@dataclass(frozen=True)
class Source:
    """One page in one language; `path` lies below content/, `shown` is how problems name it.

    `url` and `save_as` are its address and its file below the output folder. `digest` changes with all that
    it was read from. `load_text` returns its HTML where that is not in memory.
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
    load_text: Callable[[], Text] | None = None

    @cached_property
    def text(self) -> Text:
        """Return what readers see of it."""
        return self.load_text() if self.load_text else Text(self.converted.sections, self.converted.toc)

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
            if use.tag == "a" and use.address and link.path is not None
            if not use.words.startswith("^")  # a footnote, which is another problem
            if not link.path or link.path.endswith(links.PAGE)
        )

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """Return the paths of the pictures that it shows or leads to."""
        paths = (use.link.path for use in self.uses)
        return tuple(path for path in paths if path and path.startswith(links.PICTURES))

    @cached_property
    def downloads(self) -> tuple[str, ...]:
        """Return the paths of the PDFs that it leads to."""
        paths = (use.link.path for use in self.uses)
        return tuple(path for path in paths if path and path.endswith(links.DOWNLOAD))

    @cached_property
    def length(self) -> int:
        """Return how many letters and digits a text that leads to a PDF has, apart from its links."""
        if not self.downloads:
            return 0  # nobody asks
        words = TAG.sub("", LINK.sub("", self.converted.html))
        return sum(map(str.isalnum, unescape(words)))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of its headings and of what else has one."""
        return tuple(self.converted.ids)

    @cached_property
    def outline(self) -> Outline:
        """Return how many headings, list items, links, pictures and boxes it has."""
        return outline(self.converted.html)

    @cached_property
    def fingerprint(self) -> str:
        """Return the fingerprint of its words."""
        return fingerprint(self.document)

    def without_text(self, digest: str) -> Source:
        """Return it with a digest and without its texts, but with the facts that other pages depend on."""
        document = replace(self.document, body="")
        found = replace(self, document=document, converted=EMPTY, digest=digest)
        vars(found).update({name: getattr(self, name) for name in FACTS})
        return found

    def with_text(self, load_text: Callable[[], Text]) -> Source:
        """Return it with a way to its text."""
        found = replace(self, load_text=load_text)
        vars(found).update({name: value for name, value in vars(self).items() if name in FACTS})
        return found

    def value(self, key: str) -> Any:
        """Return a field of its front matter, or None."""
        return self.document.value(key)

    def line(self, key: str) -> int:
        """Return the line of a field of its front matter, or the first one."""
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
