"""Check for Markdown within HTML, where it is shown as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.check.html import pieces
from plugins.check.prose import CODE
from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.source import Source

Found = tuple[str, int, dict[str, str]]  # problem code, line, details

# What lines of a block begin with, or what stands within them.
MARKDOWN = pattern(
    r"\s*(?:[-*+]|\d+\.)\s+\S|\s*#{1,6}\s|\s*>\s|\s*\|.*\|\s*$"
    r"|.*?(?:\*\*[^*\s][^*]*\*\*|(?<![!\[])\[[^\]]+\]\([^)\s]+\))"
)
SHOWN = 20  # characters that are shown of a line


def wrong(source: Source) -> Iterator[Found]:
    """Yield the first line of Markdown in each piece of HTML."""
    for line, piece in pieces(source):
        lines = CODE.sub("", piece).split("\n")
        number = next((i for i, text in enumerate(lines) if MARKDOWN.match(text)), None)
        if number is not None:
            text = piece.split("\n")[number].strip()
            first = source.document.body_line + line - 1
            yield "markdown-in-html", first + number, {"text": text[:SHOWN]}
