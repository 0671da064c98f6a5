"""A reader for Pelican that returns what the first stage has read of a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from pelican.readers import BaseReader

from plugins.model import ruby
from plugins.pelican.current import current_run

if TYPE_CHECKING:
    from pelican.readers import Readers

    from plugins.model.source import Source


NAMES = {"Description": "summary"}  # where Pelican's name is another word


class SourceReader(BaseReader):  # type: ignore[misc]
    """Gives whatever uses Pelican's readers the same text and metadata as our pages have."""

    file_extensions = ["md"]  # noqa: RUF012 - as Pelican's own readers have it

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return a file's HTML, in which links are in Pelican's own notation, and its metadata."""
        run = current_run(self.settings)
        source = run.sources.pages[os.path.relpath(source_path, run.build.project.content)]
        return ruby.unmarked("".join(source.text.sections)), metadata(source)


def metadata(source: Source) -> dict[str, Any]:
    """Return the front matter of a source by Pelican's names, which are in small letters."""
    entries = source.document.entries.items()
    values = {NAMES.get(key, key.lower()): entry.value for key, entry in entries}
    return {**values, "title": ruby.words(values["title"]), "lang": source.language, "slug": source.name}


def use(readers: Readers) -> None:
    """Register this reader for Markdown."""
    readers.reader_classes["md"] = SourceReader
