"""Check for signs of other programs in lines and around words: here, they would be shown as they are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plugins.check.block_lines import block_lines
from plugins.check.items import item
from plugins.check.prose import without_code
from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.source import Source
    from plugins.model.text import Block

Found = tuple[str, int, dict[str, str]]  # problem code, line, details

# A row of what people draw a line with, between ornaments; and the two hyphens above a signature.
_DRAWN = r"[=＝_*＊~～〜－ー―─━–—−-]"
_ORNAMENT = r"[ \t\u3000☆★◆◇♪・]*"
ROW = rf"{_ORNAMENT}(?:{_DRAWN}{_ORNAMENT}){{3,}}|--[ \t]*"
# Problem code → the sign in the text of a block; "" are signs that are meant to be seen. No group counts.
SIGNS = {
    "": r"^[ \t]*~[^~\n]*~[ \t]*$",  # from somebody, say
    "line-needs-blank-line": rf"^(?:{ROW})$",
    "leftover-box": r"^[ \t]*:{3,}[^\n]*(?:\n(?:[^\n]*\n){0,50}?[ \t]*:{3,}[ \t]*$)?",
    "definition-list": r"(?<=\S\n)[ \t]*[:：][ \t\u3000]+\S[^\n]*",
    "abbreviation": r"^[ \t]*\*\[[^\]\n]+\]:[^\n]*",
    "comment-mark": r"^[ \t]*\[[a-z]{1,2}\](?=[^\s(\[:])[^\n]*",
    "leftover-strikethrough": r"(?<![\w~/)）」])~(?![\s~\d])[^~\n、。,/]{1,40}(?<!\s)~(?![~\w]?\d)",
}
ALL_SIGNS = pattern("|".join(f"({pattern})" for pattern in SIGNS.values()), re.MULTILINE)
# One of these is in all of them; most texts hold none.
MAY_BE = pattern(rf"{_DRAWN}[ \t]?(?:{_DRAWN}|$)|[:：\[](?<=^.)|\*\[|[:：\[](?<=[ \t>].)|~", re.MULTILINE)
BY_OTHERS = pattern(r"(?:[-_=]\s*){3,}|(?:\*\s*){3,}")  # what blocks.py tells within a paragraph
FENCE = "~~~"  # which it tells too
HASHTAG = pattern(r"[#＃](?![\d\s])[^#＃\n]{1,40}(?<![。．.!！?？])")
MAY_BE_HASHTAG = pattern(r"[#＃](?<=^.)[^#＃\s\d]", re.MULTILINE)
SHOWN = 20  # characters that are shown of a line
SHOWN_OFROW = 5


def wrong(source: Source) -> Iterator[Found]:
    """Yield each sign that readers would see and that nobody means them to see."""
    body = source.document.body
    found = [
        (number, at, code, text)
        for number, block in enumerate(source.converted.blocks if MAY_BE.search(body) else ())
        for at, code, text in _of_block(block)
    ]
    if found:
        lines = [*block_lines(source)]
        has_box = any(code == "leftover-box" and text.strip(":") for *_, code, text in found)
        for number, at, code, text in found:
            if code != "leftover-box" or text.strip(":") or not has_box:  # the end of one
                yield code, lines[number] + at, {"text": text}
    if MAY_BE_HASHTAG.search(body):
        yield from _lone_hashtags(body.split("\n"), source.document.body_line)


def _of_block(block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield line in the block, counted from 0, problem code and what is shown of the sign."""
    if block.kind == "code" or not block.text:
        return
    text, codes = without_code(block.text), [*SIGNS]
    for found in ALL_SIGNS.finditer(text):
        code = codes[found.lastindex - 1]  # type: ignore[operator]  # one has matched
        line, at = found[0].strip(), text.count("\n", 0, found.start())
        is_row = code == "line-needs-blank-line"
        if code and not (is_row and (line.startswith(FENCE) or (at and BY_OTHERS.fullmatch(line)))):
            yield at, code, line.split("\n")[0][: SHOWN_OFROW if is_row else SHOWN]


def _lone_hashtags(lines: list[str], first: int) -> Iterator[Found]:
    """Yield each hashtag alone, or above a list, with text below it: it may be meant as a heading."""
    words = [number for number, line in enumerate(lines) if line.strip()]
    for number, following in pairwise(words):
        is_first = number == 0 or not lines[number - 1].strip()
        is_alone = is_first and (following > number + 1 or item(lines[following].strip()))
        if is_alone and HASHTAG.fullmatch(lines[number]) and lines[following][0] not in "#＃":
            yield "lone-hashtag", first + number, {"text": lines[number][:SHOWN], "right": lines[number][1:]}
