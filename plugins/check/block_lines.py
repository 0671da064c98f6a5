"""Find the lines in which the blocks of a text begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.read.markdown.preprocess import INDENT, box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.source import Source


def block_lines(source: Source) -> Iterator[int]:
    """Yield the line of each block of `Converted.blocks`; they stand there in the order of the text."""
    body, first = source.document.body, source.document.body_line
    lines = [line.strip() for line in body.expandtabs(INDENT).split("\n")]
    at = 0
    for block in source.converted.blocks:
        text = block.text.split("\n")[0].strip()
        rest = range(at, len(lines))
        if "box" in block.kind:
            at = next((i for i in rest if box(lines[i])), at)
        elif text:  # behind the signs of lists and quotations
            at = next((i for i in rest if lines[i].endswith(text)), at)
        yield first + at
        at = min(at + 1, len(lines))
