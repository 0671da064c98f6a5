"""What happens to a text before Python-Markdown reads it: it then comes out as on the code host."""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

from plugins import ruby

BAR = "\ue000"  # private use: keeps the bar of a reading from ending a table's cell
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
            line = UNTITLED_BOX.sub(r'\1 ""', raw)  # else the title would be the type, in English
            indent = len(line) - len(line.lstrip(" "))
            while line.strip() and depth > indent:
                depth -= INDENT
            quote, text = QUOTED.fullmatch(line[depth:]).groups()  # type: ignore[union-attr]  # always
            if paragraph is not None and paragraph == quote.rstrip() and LIST_BEGINS.match(text):
                prepared.append(" " * depth + paragraph)
                paragraph = None
            elif not PARAGRAPH.match(text):
                paragraph = paragraph if text.strip() and paragraph == quote.rstrip() else None
            elif paragraph != quote.rstrip():
                before = prepared[-1].strip(" >") if prepared else ""
                paragraph = None if before and not before.startswith(ENDS_BLOCK) else quote.rstrip()
            depth = indent + INDENT if BOX.match(line) else depth
            prepared.append(ruby.RUBY.sub(rf"{{\1{BAR}\2}}", line.replace(BAR, "")))
        return prepared
