"""A text as its reader sees it: without marks, addresses and code, but with the line that each word is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins import ruby
from plugins.converter import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

AUTOLINK = re.compile(r"<https?://[^<>\s]+>|<[^<>\s!]+@[^@<>\s]+>")
CODE = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)")
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[#.][^{}\n]*|[\w-]+=[^}\n]*)\}")
REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
EMPHASIS = re.compile(r"\*+|(?<![\w])_+|_+(?![\w])")
BLOCK = re.compile(r"\s*(?:#{1,6}|[-*+](?=\s)|\d+\.(?=\s)|>|\||!!!\s*\w*)\s*")
ALONE = re.compile(r"\s*(?:#{1,6}|!!!)")  # a heading or the title of a box: the next line is another sentence
SENTENCE_END = re.compile(r"(?<=[。？！])(?![。？！」』）”])|(?<=[.?!:])\s+|\s*\|\s*")


def without_code(text: str) -> str:
    """Return Markdown in which spaces stand in the place of code and comments: nothing in them counts."""
    text = CODE.sub(lambda m: " " * len(m[0]), text)
    return COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def visible(text: str) -> str:
    """Return the words of Markdown, one line for each line."""
    text = REFERENCE.sub("", without_code(text))
    text = ATTRIBUTES.sub("", LINK.sub(r"\1", ruby.words(text)))
    return EMPHASIS.sub("", TAG.sub("", text))


def sentences(text: str, first_line: int, *, unspaced: bool) -> Iterator[tuple[int, str]]:
    """Yield each sentence with its line; headings, list items and cells of tables are sentences too.

    `unspaced` tells whether lines join without a space.
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*visible(text).split("\n"), ""], start=first_line):
        if block and (not line.strip() or BLOCK.match(line)):
            yield from _split(block, "" if unspaced else " ")
            block = []
        if line.strip():
            words = BLOCK.sub("", line, count=1) if BLOCK.match(line) else line
            block.append((number, words.strip().strip('"')))
        if ALONE.match(line):
            yield from _split(block, "")
            block = []


def _split(block: list[tuple[int, str]], join: str) -> Iterator[tuple[int, str]]:
    text = join.join(words for _, words in block)
    starts = [0]
    for _, words in block[:-1]:
        starts.append(starts[-1] + len(words) + len(join))
    at = 0
    for sentence in SENTENCE_END.split(text):
        if words := sentence.strip():
            at = text.index(words, at)
            line = max(number for (number, _), start in zip(block, starts, strict=True) if start <= at)
            yield line, words
            at += len(words)
