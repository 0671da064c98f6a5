"""Extract a text's visible words, with the line that each is in."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from plugins.model import ruby
from plugins.patterns import pattern
from plugins.read.markdown.converter import COMMENT
from plugins.read.markdown.preprocess import HEADING_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

AUTOLINK = pattern(r"<https?://[^<>\s]+>|<[^<>\s!]+@[^@<>\s]+>")
CODE = pattern(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)")
LINK = pattern(r"(?:!\[|\[)([^\]\n]*)\]\([^)\n]*\)")  # faster to look for than !?\[
PICTURE_IN_LINK = pattern(r"\[!\[([^\]\n]*)\]\([^)\n]*\)(?=[^\]\n]*\]\()")
ATTRIBUTES = pattern(r"\{:?[ ]*(?:[#.][^{}\n]*|[\w-]+=[^}\n]*)\}")
REFERENCE = pattern(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)
TAG = pattern(r"</?[A-Za-z][^<>]*>")
EMPHASIS = pattern(r"\*+|(?<![\w])_+|_+(?![\w])")
BLOCK = pattern(rf"[\s>]*(?:{HEADING_SIGN}|[-*+](?=\s)|\d+\.(?=\s)|>|\||!!!\s*\w*)\s*")
ALONE = pattern(
    rf"\s*(?:{HEADING_SIGN}|!!!)"
)  # a heading or the title of a box: the next line is another sentence
# Signs with “!” that end no sentence: a box of the code host, and errors of a spreadsheet.
NO_WORDS = pattern(r"\[!\w+\]|#(?:REF|VALUE|DIV/0|NUM|NULL)!")
FENCES = ("```", "~~~")  # around code
DRAWN = " \t\u3000=＝-_*＊~～〜－ー―─━–—−"  # a line of nothing else is no words
# The signs come first and on their own, because `re` finds one of some characters fast.
SENTENCE_END = pattern(r"[。？！.?!:|](?:(?<=[。？！])(?![。？！」』）”])|(?<=[.?!:])(?=\s)|(?<=\|))")


def without_code(text: str) -> str:
    """Return Markdown in which spaces stand in the place of code and comments: nothing in them counts."""
    if "`" in text:
        text = CODE.sub(lambda m: " " * len(m[0]), text)
    return COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def with_flat_links(text: str) -> str:
    """Return Markdown in which a picture inside a link is its words, so that `LINK` finds the whole link."""
    return PICTURE_IN_LINK.sub(r"[\1", text) if "[![" in text else text


def visible(text: str) -> str:
    """Return the words of Markdown, one line for each line."""
    text = without_code(text)
    if "]:" in text:
        text = REFERENCE.sub("", text)
    if "!" in text:
        text = NO_WORDS.sub("", text)
    text = TAG.sub("", ATTRIBUTES.sub("", LINK.sub(r"\1", with_flat_links(ruby.words(text)))))
    return EMPHASIS.sub("", text) if "*" in text or "_" in text else text


def folded(text: str) -> str:
    """Return text in which all letters that `re.IGNORECASE` takes for the same are the same."""
    return text.casefold().replace("ı", "i").replace("\u0307", "")  # İ is folded to an i and this dot


def sentences(text: str, first_line: int, *, unspaced: bool) -> Iterator[tuple[int, str]]:
    """Yield each sentence with its line; headings, list items and cells of tables are sentences too.

    So are the cells of rows that were copied from a spreadsheet; code between fences holds none.

    `unspaced` tells whether lines join without a space.
    """
    block: list[tuple[int, str]] = []
    in_code = False
    for number, line in enumerate([*visible(text).split("\n"), ""], start=first_line):
        is_fence = line.lstrip(" >").startswith(FENCES)
        in_code = in_code != is_fence
        mark, is_blank = BLOCK.match(line), in_code or is_fence or not line.strip(DRAWN)
        is_row = "\t" in line and "\t" in line.strip()
        if block and (is_blank or mark or is_row):
            yield from _split(block, "" if unspaced else " ")
            block = []
        if not is_blank:
            words = line[mark.end() :] if mark else line
            block.append((number, words.strip().strip('"').replace("\t", "|")))
        if is_row or (mark and ALONE.match(line)):
            yield from _split(block, "")
            block = []


def _split(block: list[tuple[int, str]], join: str) -> Iterator[tuple[int, str]]:
    text, starts = "", []
    for _, words in block:
        starts.append(len(text))
        text += words + join
    begin = 0
    for found in SENTENCE_END.finditer(f"{text}|"):
        sentence = found.string[begin : found.end()].rstrip("|").rstrip()
        if words := sentence.lstrip():
            at = begin + len(sentence) - len(words)
            yield block[bisect_right(starts, at) - 1][0], words
        begin = found.end()
