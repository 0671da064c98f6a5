"""Tell lines that begin as the items of a list do, however they are marked."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from plugins.patterns import pattern

# General categories (Unicode, chapter 4.5) of what people type before an item: dashes, dots, arrows, emoji,
# and the private characters that word processors draw their bullets with.
SIGN_CATEGORIES = {"Co", "Pd", "Po", "Sk", "Sm", "So"}
LONG_VOWEL = "ー"  # a letter, typed for a dash
# Of these categories, what also begins ordinary text, or is Markdown or HTML.
NO_SIGNS = frozenset("\"'＂＇#＃&＆%％@＠/\\.．,，!！?？:：;；…‥、。_`^~〜～|｜=＝<>")
DASHES = frozenset("-*+＊＋－–—−‐‑ー")  # of which one alone is meant as a sign, where it stands beside a list
ESCAPED = pattern(
    r"\\([-*+]\s)|(\d{1,2})\\([.)]\s)"
)  # as online word processors save what looks like an item
EMPHASIS = pattern(r"\*\*|\*[^*\s][^*]*\*")
NUMBERS = "0123456789"
# Rows of what counts, one after the other; a counter's number is its place here. Some counters are in two.
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "一二三四五六七八九十",
    "アイウエオカキクケコ",
    "イロハニホヘトチリヌ",
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
)
STYLES = {**dict.fromkeys(".．、", "."), **dict.fromkeys(")）", ")")}  # what is the same behind a counter
KANA = "アイウエオカキクケコロハニホヘトチリヌ"
COUNTER = pattern(
    rf"([(（]?)([0-9０-９]{{1,2}}|[ivx]{{2,4}}|[IVX]{{2,4}}|[a-zA-ZⅠ-Ⅻ{KANA}一二三四五六七八九十])"
    r"([.．、)）])(?![0-9０-９])\s*"
)


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

    @property
    def is_usual(self) -> bool:
        """Tell whether the item has a number such as `1)`, not another counter or a sign."""
        return self.kind in {f"{NUMBERS}{style}" for style in STYLES.values()}


def item(line: str) -> Item | None:
    """Return what a line would be as an item of a list, or None where it begins like any text."""
    return next(iter(items(line)), None)


def items(line: str) -> list[Item]:
    """Return all that a line may be as an item: `i.` may be the first item, or the one after `h.`."""
    if "\\" in line[:3]:
        line = ESCAPED.sub(lambda found: "".join(part or "" for part in found.groups()), line, count=1)
    sign, rest = line[:1], line[1:].strip()
    category = unicodedata.category(sign) if sign else ""
    if category == "No" and rest and (number := unicodedata.numeric(sign)).is_integer():  # such as ① and ⑴
        return [Item(unicodedata.name(sign).split()[0], int(number), rest)]
    if (found := COUNTER.match(line)) and found.end() < len(line):
        words, style = line[found.end() :].strip(), f"{found[1] and '('}{STYLES[found[3]]}"
        return [Item(f"{row}{style}", number, words) for row, number in _places(found[2])]
    if not rest or sign in NO_SIGNS or rest[0] == sign or EMPHASIS.match(line):
        return []
    is_sign = sign == LONG_VOWEL or category in SIGN_CATEGORIES
    return [Item("sign", 0, rest.lstrip("\ufe0f "))] if is_sign else []


def _places(written: str) -> list[tuple[str, int]]:
    counter = unicodedata.normalize("NFKC", written)
    if counter.isascii() and counter.isdecimal():
        return [(NUMBERS, int(counter))]
    return [("".join(row), row.index(counter) + 1) for row in ROWS if counter in [*row]]
