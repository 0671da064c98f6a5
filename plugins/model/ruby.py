"""Readings that stand in texts themselves: `{漢字|かんじ}` is a word with its reading.

In HTML made of Markdown, and in values that templates get, `MARKED` stands for it: no text holds these
characters, while braces mean something in JSON and CSS. Finished pages show the word alone, or a ruby element
(HTML, 4.5.10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"[^{}|\n\[\]*_`<>]*(?<!\s)"  # without signs that Markdown would take for something else
_KANA = r"[\u3041-\u3096\u30a1-\u30fa\u30fc・\x20]*(?<!\s)"
RUBY = pattern(rf"\{{((?!\s)(?!\|){_WORD})\|((?!\s)(?!\}}){_KANA})\}}")
# Kanji and kana alone, perhaps with a sign between them that is none of a reading.
_LETTER = r"\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
_JAPANESE = rf"[{_LETTER}][{_LETTER}/／:：（）()\x20\u3000]*"
# What was meant as a reading but is none: a brace or the bar missing, empty, too many, or full width.
_MEANT = pattern(
    r"\{[^{}\n]*\|[^{}\n]*\}|\{[^{}|\n]*\||[｛{][^｛｝{}\n]*[｜|][^｛｝{}\n]*[｝}]"
    rf"|[｛{{]{_JAPANESE}[｝}}]"
)
BEGUN = pattern(rf"[{{｛](?:[^{{｛|｜\n]*[|｜]|[{_LETTER}])")  # what all of these have; most texts have none
BEGINS, BAR, ENDS = "\ue003", "\ue004", "\ue005"  # private use, and taken out of texts
MARKED = pattern(f"{BEGINS}([^{BAR}]*){BAR}([^{ENDS}]*){ENDS}")
ELEMENT = "<ruby>{word}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"


def marked(text: str) -> str:
    """Return text whose readings are set off as templates get them."""
    return RUBY.sub(rf"{BEGINS}\1{BAR}\2{ENDS}", text) if "{" in text else text


def words(text: str) -> str:
    """Return text, `marked` or not, without its readings."""
    return unmarked(RUBY.sub(r"\1", text) if "{" in text else text)


def unmarked(text: str) -> str:
    """Return `marked` text, such as the source of a page, without these readings."""
    return MARKED.sub(r"\1", text) if BEGINS in text else text


def malformed(text: str) -> Iterator[tuple[int, str]]:
    """Yield what looks like a reading and is none, with the line that it is in, counted from 1."""
    if not BEGUN.search(text):
        return
    rest = RUBY.sub(lambda m: " " * len(m[0]), text)
    for found in _MEANT.finditer(rest):
        yield rest.count("\n", 0, found.start()) + 1, found[0]
