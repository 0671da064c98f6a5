"""Check for what stands on each sheet of a document and not in a text: page numbers, running heads."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

Found = tuple[str, int, dict[str, str]]  # problem code, line, details

# `list_lines` tells those between two dashes.
PAGE_NUMBER = pattern(
    r"(?:[Pp]age\s?|[Pp]p?\.\s?)?\d{1,3}(?:\s?(?:[/／]|of)\s?\d{1,3})?\s?(?:ページ|頁)?|[〈＜<]\s?\d{1,3}\s?[〉＞>]"
)
# A short line of words: no heading, item, table, picture or HTML, and no sentence.
WORDS = pattern(r"(?![-*+#>|!<:{\[]|\d+\.\s)[^|]{2,}(?<![。．.！!？?、,:：\\\s])")
LONGEST = 40  # characters of such a line


def wrong(lines: list[str], first: int) -> Iterator[Found]:
    """Yield lines that stand alone and number a page, or are there a second time; hint at the latter.

    The first of the lines has this number in the file.
    """
    seen: dict[str, int] = {}
    above = ""
    for number, (text, below) in enumerate(pairwise([*map(str.strip, lines), ""])):
        is_alone = text and not above and not below and len(text) <= LONGEST
        above = text
        if not is_alone:
            continue
        if PAGE_NUMBER.fullmatch(text):
            yield "page-number", first + number, {"text": text}
        elif WORDS.fullmatch(text) and seen.setdefault(text, number) != number:
            yield "repeated-line", first + number, {"text": text, "line": str(first + seen[text])}
