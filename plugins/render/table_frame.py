"""Frame the tables of a text: a wide one scrolls by itself, and a time stays in one piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.model.word_reading import KANJI

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = re.compile(r"(<table\b[^<>]*>)(.*?)(</table>)", re.DOTALL)
# Keyboards scroll only what can have the focus (WCAG 2.1.1).
FRAME = '<div class="table" tabindex="0">{table}</div>'
HAN_SIGN, KATAKANA = KANJI.pattern, "[\u30a1-\u30fa\u30fc]"
TEXT = re.compile(r"(?<=>)[^<>]+")
BREAK = "\ue006"  # private use: stands for <wbr>, which may be between any two parts of a time
# A time, and what joins it to the one it lasts until; kanji behind it are read together with it: 2時間.
TIME = re.compile(
    rf"(?<!\d)\d{{1,2}}{BREAK}?(?::\d\d|時{BREAK}?(?:半|\d{{1,2}}{BREAK}?分)?(?!{BREAK}?{KANJI.pattern}))"
    rf"(?P<joint>{BREAK}?\s?[–〜～~-]\s?{BREAK}?(?=\d))?"
)
# Telephone numbers and days; words in katakana, which break anywhere where kanji have readings, unless they
# are read together with kanji: ページ中.
OTHERS = re.compile(
    rf"(?<![\d-])\d[\d-]{{5,14}}\d(?![\d-])"
    rf"|(?<!{HAN_SIGN})(?<!{HAN_SIGN}{BREAK})(?<!{KATAKANA}){KATAKANA}{{3,}}(?!{BREAK}?{HAN_SIGN})(?!{KATAKANA})"
)
WHOLE = '<span class="whole">{}</span>'


def framed(sections: Iterable[str]) -> list[str]:
    """Return the sections of a sanitized text with a frame around each table."""
    return [TABLE.sub(_frame, html) if "<table" in html else html for html in sections]


def _frame(found: re.Match[str]) -> str:
    cells = found[2].replace("<wbr>", BREAK)
    cells = TEXT.sub(lambda text: OTHERS.sub(_whole_word, text[0]), cells)
    cells = TEXT.sub(lambda text: TIME.sub(_whole, text[0]), cells)
    return FRAME.format(table=f"{found[1]}{cells.replace(BREAK, '<wbr>')}{found[3]}")


def _whole(found: re.Match[str]) -> str:
    return WHOLE.format(found[0].replace(BREAK, "")) + BREAK * bool(found["joint"])


def _whole_word(found: re.Match[str]) -> str:
    return WHOLE.format(found[0])
