"""Limits on what a text may hold, so that converting it never takes minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.document import Document

LONGEST_HTML = 200_000  # characters: only a table of thousands of cells comes to more
BLANK_LINES = pattern(r"(\n[ \t]*\n)")
MOST_BRACKETS = 200  # in a paragraph, or a list; its time grows with their number times its length
MOST_COLUMNS = 50  # bars in a line: each row of a table gets as many cells as its head has
MOST_TAGS = 500  # signs in a text with which a tag could begin


def too_dense(document: Document, path: str) -> Iterator[Problem]:
    """Yield a problem for too many of one sign: Python-Markdown or the sanitizer would take minutes."""
    line = document.body_line
    for block in BLANK_LINES.split(document.body):
        if (count := block.count("[")) > MOST_BRACKETS:
            details = {"count": str(count), "limit": str(MOST_BRACKETS)}
            yield Problem(path, line + block[: block.index("[")].count("\n"), "too-many-brackets", details)
        line += block.count("\n")
    for number, text in enumerate(document.body.split("\n"), start=document.body_line):
        if (count := text.count("|")) > MOST_COLUMNS:
            details = {"sign": "|", "count": str(count), "limit": str(MOST_COLUMNS)}
            yield Problem(path, number, "too-many-signs", details)
    if (count := document.body.count("<")) > MOST_TAGS:
        details = {"sign": "<", "count": str(count), "limit": str(MOST_TAGS)}
        yield Problem(path, document.body_line, "too-many-signs", details)
