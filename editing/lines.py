"""The lines of a source file, each with its own end: what is not edited stays as it was, byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.read import front_matter
from plugins.read.encoding import BYTE_ORDER_MARK, decode

if TYPE_CHECKING:
    from plugins.model.document import Document

END = re.compile(r"(\r\n|\r|\n)")


@dataclass
class Lines:
    """The words of each line, and their ends; `mark` is the byte order mark, if there is one."""

    words: list[str]
    ends: list[str]
    mark: bytes = b""

    @classmethod
    def of(cls, content: bytes) -> Lines:
        """Take a file apart; raise `BadValueError` for one that is no text."""
        decode(content)
        mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
        parts = END.split(content.removeprefix(mark).decode("utf-8"))
        return cls(parts[::2], [*parts[1::2], ""], mark)

    def content(self) -> bytes:
        """Return the file."""
        text = "".join(words + end for words, end in zip(self.words, self.ends, strict=True))
        return self.mark + text.encode("utf-8")

    def document(self) -> Document:
        """Return its entries and its text."""
        return front_matter.parse("\n".join(self.words), "")[0]

    def set_body(self, body: str) -> None:
        """Put another text of as many lines in the place of the one below the head."""
        self.words[self.document().body_line - 1 :] = body.split("\n")

    def insert(self, at: int, words: str) -> None:
        """Insert a line, which ends as the one before it does."""
        self.words.insert(at, words)
        self.ends.insert(at, self.ends[at - 1])

    def remove(self, at: int) -> None:
        """Remove a line."""
        del self.words[at], self.ends[at]
