"""A source file, taken apart into its front matter and its Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """What stands behind one key, and in which line the key stands."""

    value: Any
    line: int


@dataclass
class Document:
    """A source file, taken apart: its keys, and the Markdown below them with the number of its first line."""

    entries: dict[str, Entry] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def value(self, key: str) -> Any:
        """Return the value of a key, or None."""
        return self.entries[key].value if key in self.entries else None
