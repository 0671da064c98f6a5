"""Preprocess Markdown, so that it comes out as on the code host."""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

from plugins.read.markdown import ruby

# Private use, and taken out of texts: what keeps the bar of a reading from ending a table's cell, and what
# stands where a section of the text begins.
BAR, SECTION = "\ue000", "\ue001"
LIST_BEGINS = re.compile(r"(?:[-*+]|1\.) +\S")
PARAGRAPH = re.compile(r"(?![-*+] |\d+\. |#|>|\||!!!|<)\S")
QUOTED = re.compile(r"((?: {0,3}> ?)*)(.*)")
BOX = re.compile(r"\s*!!!")
ENDS_BLOCK = ("#", "!!!")  # a heading, or the title of a box: anything may follow at once
INDENT = 4  # columns that belong inside a list item or a box (Python-Markdown)
UNTITLED_BOX = re.compile(r"^(\s*!!!\s*[\w-]+(?: +[\w-]+)*)\s*$")


class Prepare(Preprocessor):
    """Hide the bars of readings from tables; leave boxes without a title without one; begin lists.

    A list may follow a paragraph at once, as in CommonMark (5.3) and so on the code host.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines that Python-Markdown reads."""
        prepared: list[str] = []
        depth = 0  # columns at which the text of the innermost box begins
        paragraph: str | None = None  # the signs of quotation before its lines
        for raw in lines:
            may_box = "!!!" in raw
            # Without quotes the title would be the type, in English.
            line = UNTITLED_BOX.sub(r'\1 ""', raw) if may_box else raw
            indent = len(line) - len(line.lstrip(" "))
            while depth > indent and line.strip():
                depth -= INDENT
            quote, text = _unquoted(line[depth:])
            if paragraph == quote and LIST_BEGINS.match(text):
                prepared.append(" " * depth + quote)
                paragraph = None
            elif not PARAGRAPH.match(text):
                paragraph = paragraph if paragraph == quote and text.strip() else None
            elif paragraph != quote:
                before = prepared[-1].strip(" >") if prepared else ""
                paragraph = None if before and not before.startswith(ENDS_BLOCK) else quote
            depth = indent + INDENT if may_box and BOX.match(line) else depth
            prepared.append(line.replace(BAR, "").replace(SECTION, ""))
        # All at once is quicker; no reading reaches beyond its line.
        return ruby.RUBY.sub(rf"{{\1{BAR}\2}}", "\n".join(prepared)).split("\n")


def _unquoted(line: str) -> tuple[str, str]:
    """Return the signs of quotation at the beginning of a line, and what stands behind them."""
    if ">" not in line:
        return "", line
    quote, text = QUOTED.fullmatch(line).groups()  # type: ignore[union-attr]  # always
    return quote.rstrip(), text
