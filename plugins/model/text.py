"""A text as HTML, and the links, headings and ids in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Use:
    """A link ("a") or picture ("img"): where it leads as written, its words, and if it only decorates."""

    tag: str
    address: str
    words: str
    decorates: bool = False


Kind = Literal["box", "code", "empty-box", "li", "p", "quote"]


@dataclass(frozen=True)
class Block:
    """A paragraph ("p") or code as it was written, the first paragraph of a list item or a quote, or a box.

    `beside_list` tells that it is in a list, or next to one.
    """

    kind: Kind
    text: str = ""
    beside_list: bool = False


@dataclass(frozen=True)
class Converted:
    """A text as HTML, and what checks ask about it.

    `sections` begin at the headings of the second level, the first one before them. They are as the sanitizer
    left them, `unsanitized` as Markdown wrote them.

    `toc` holds Python-Markdown's `toc_tokens` (`level`, `id`, `name`, `children`), `headings` level and
    words, `raw` the HTML that stands in the text itself. `blocks`, `ids`, and `attributes` (element, name,
    value), which are languages and what is not allowed, stand in the order of the text, also repeated.
    `rows` are rows of tables that have not as many cells as the first one.
    """

    sections: tuple[str, ...] = ("",)  # there is always one
    unsanitized: tuple[str, ...] = ("",)
    toc: list[dict[str, Any]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        """Return all sections."""
        return "".join(self.sections)
