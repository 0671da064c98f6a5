"""A file of the site, rendered from a template or given as bytes, and recorded either way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plugins import hashing

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.model.page import Page


class OutputFile(NamedTuple):
    """Its path below the output folder, and its template with the page to show, or else its content.

    Content that need not be in memory has a digest, and is loaded where the file has to be written.
    """

    path: str
    template: str = ""
    page: Page | None = None
    content: bytes = b""
    digest: str = ""
    load: Callable[[], bytes] | None = None
    furigana: bool = False  # whether all kanji of the page get a reading

    @property
    def own(self) -> str:
        """Return what changes with all that it shows of its own page, or with its content."""
        if self.page:
            return f"{self.template} {self.page.digest}"
        return self.digest or hashing.digest(self.content)
