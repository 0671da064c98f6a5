"""Readings above words: `{漢字|かんじ}` becomes a ruby element (HTML, 4.5.10), or only its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

RUBY = pattern(r"\{([^\s{}|](?:[^{}|\n]*[^\s{}|])?)\|([^\s{}|](?:[^{}|\n]*[^\s{}|])?)\}")
# What was meant as a reading but is none: one brace or bar missing, empty, too many, or full width.
_MEANT = pattern(r"\{[^{}\n]*\|[^{}\n]*\}|\{[^{}|\n]*\||[｛{][^｛｝{}\n]*[｜|][^｛｝{}\n]*[｝}]")
BEGUN = pattern(r"[{｛][^{｛|｜\n]*[|｜]")  # what all of these have; most texts have none
ELEMENT = "<ruby>{word}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"


def to_html(escaped: str) -> str:
    """Return escaped text with an element for each word that has a reading."""
    return RUBY.sub(lambda m: ELEMENT.format(word=m[1], reading=m[2]), escaped)


def words(text: str) -> str:
    """Return text without its readings, for titles, attributes and feeds."""
    return RUBY.sub(r"\1", text)


def malformed(text: str) -> Iterator[tuple[int, str]]:
    """Yield what looks like a reading and is none, with the line that it is in, counted from 1."""
    if not BEGUN.search(text):
        return
    rest = RUBY.sub(lambda m: " " * len(m[0]), text)
    for found in _MEANT.finditer(rest):
        yield rest.count("\n", 0, found.start()) + 1, found[0]
