"""Check for lines that were meant one by one, as a list or not, and would run together in one paragraph."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.text import Block

Found = tuple[int, str, dict[str, str]]  # line in the block, counted from 0, problem code, details

# General categories (Unicode, chapter 4.5) of what people type before an item: dashes, dots, arrows, emoji,
# and the private characters that word processors draw their bullets with.
SIGN_CATEGORIES = {"Co", "Pd", "Po", "Sk", "Sm", "So"}
LONG_VOWEL = "ー"  # a letter, typed for a dash
# Of these categories, what also begins ordinary text, or is Markdown or HTML.
NO_SIGNS = frozenset("\"'＂＇#＃&＆%％@＠/\\.．,，!！?？:：;；…‥、。_`^~〜～|｜=＝<>")
DASHES = frozenset("-*+＊＋－–—−‐‑ー")  # of which one alone is meant as a sign, where it stands beside a list
EMPHASIS = re.compile(r"\*\*|\*[^*\s][^*]*\*")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# Rows of what counts, one after the other; a counter's number is its place here.
ROWS = (
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "一二三四五六七八九十",
    "アイウエオカキクケコ",
)
COUNTER = re.compile(
    r"([(（]?)([0-9０-９]{1,2}|[a-zA-Zアイウエオカキクケコ一二三四五六七八九十])([.．、)）])(?![0-9０-９])\s*"
)
LABEL = r"(?!https?:|tel:)(?:[^\s。、：:「」『』()（）|｜]{1,12}\s?[：:]|[A-Z][A-Za-z ]{0,24}:(?=\s))\s*\S"
TIME = r"\d{1,2}(?:[時月日/]|[:：]\d\d)"
LINK = r"\[[^\]\n]*\]\([^)\n]*\)\s*$"
# Lines of one kind, of which each was meant to be seen as one.
ALONE = tuple(map(re.compile, (LABEL, TIME, LINK)))
SHOWN = 20  # characters that are shown of a line
BREAK = "\\"  # at the end of a line that the next one does not join
GOES_ON = (*"。．.！!？?、，,", BREAK)  # at the end of a line that may be followed by any other


class Item(NamedTuple):
    """A line that begins as an item does: its kind, its number (0 without one) and its words."""

    kind: str
    number: int
    words: str

    @property
    def right(self) -> str:
        """Return how the item is written in Markdown."""
        return f"{self.number}. {self.words}" if self.number else f"- {self.words}"

    def goes_on(self, before: Item) -> bool:
        """Tell whether this is the item after another one."""
        return self.kind == before.kind and self.number in {before.number, before.number + bool(self.number)}


def item(line: str) -> Item | None:
    """Return what a line would be as an item of a list, or None where it begins like any text."""
    if line[:1] in CIRCLED and line[:1]:
        return Item("circled", CIRCLED.index(line[0]) + 1, line[1:].strip())
    if found := COUNTER.match(line):
        counter = unicodedata.normalize("NFKC", found[2])
        row, number = _place(counter)
        return Item(f"{row}{found[1] and '('}{found[3]}", number, line[found.end() :].strip())
    sign, rest = line[:1], line[1:].strip()
    if not rest or sign in NO_SIGNS or rest[0] == sign or EMPHASIS.match(line):
        return None
    is_sign = sign == LONG_VOWEL or unicodedata.category(sign) in SIGN_CATEGORIES
    return Item("sign", 0, rest.lstrip("\ufe0f ")) if is_sign else None


def _place(counter: str) -> tuple[str, int]:
    if counter.isascii() and counter.isdecimal():
        return ROWS[0], int(counter)
    row = next(row for row in ROWS[1:] if counter in row)
    return row, row.index(counter) + 1


def wrong(block: Block, *, told: re.Pattern[str]) -> Iterator[Found]:
    """Yield where lines of a paragraph or a list item begin that would run together.

    What `told` matches is another problem.
    """
    lines = [line.strip() for line in block.text.split("\n")]
    if len(lines) == 1 and not block.beside_list:
        return
    items = [None if told.match(line) or line.endswith(BREAK) else item(line) for line in lines]
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _goes_on(items[end - 1], items[end]):
            end += 1
        found = items[at]
        is_meant = found and (end > at + 1 or _is_left_out(block, at, lines[at], found))
        if found and is_meant and lines[at] != found.right:
            yield at, "list-sign", {"text": lines[at][:SHOWN], "right": found.right[:SHOWN]}
        elif is_meant and block.kind != "li":  # in a list, it is not indented far enough
            yield at, "list-needs-blank-line", {}
        at = end
    if not any(items):
        yield from _run_together(lines)


def _goes_on(before: Item | None, now: Item | None) -> bool:
    return bool(before and now and now.goes_on(before))


def _is_left_out(block: Block, at: int, line: str, found: Item) -> bool:
    """Tell whether a line alone is an item of the list that it stands beside."""
    if not block.beside_list or (block.kind == "li" and at == 0):
        return False
    is_usual = found.kind in {f"{ROWS[0]}{sign}" for sign in ".．)）"} or line[0] in DASHES
    return is_usual and not found.words[0].isdecimal()


def _run_together(lines: list[str]) -> Iterator[Found]:
    for number, (line, following) in enumerate(pairwise(lines)):
        is_alone = any(kind.match(line) and kind.match(following) for kind in ALONE)
        if is_alone and not line.endswith(GOES_ON):
            yield number, "lines-run-together", {"text": line[:SHOWN]}
            return
