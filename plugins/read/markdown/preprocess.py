"""Preprocess Markdown, so that it comes out as on the code host."""

from __future__ import annotations

from markdown.preprocessors import Preprocessor

from plugins.model import ruby
from plugins.patterns import pattern

# Private use, and taken out of texts: what keeps the bar of a reading from ending a table's cell, what stands
# where a section of the text begins, and what stands around the name of a drawing.
BAR, SECTION, DRAWING = OURS = "\ue000", "\ue001", "\ue002"
WITHOUT_OURS = dict.fromkeys(map(ord, OURS))
LIST_BEGINS = pattern(r"(?:[-*+]|1\.) +\S")
HEADING_SIGN = r"#{2,6}|#(?=\s|\Z)"  # #words is a hashtag, as on the code host
MARKS = frozenset("-*+0123456789")  # what an item begins with
ITEM = pattern(r"(?:[-*+]|(\d+)\.) +\S")
PARAGRAPH = pattern(rf"(?![-*+] |\d+\. |{HEADING_SIGN}|>|\||!!!|<)\S")
QUOTED = pattern(r"((?: {0,3}> ?)*)(.*)")
BOX = pattern(r"\s*!!!")
ENDS_BLOCK = pattern(rf"{HEADING_SIGN}|!!!")  # a heading, or the title of a box: anything may follow at once
INDENT = 4  # columns that belong inside a list item or a box (Python-Markdown)
BOX_LINE = pattern(r"((?:\s|>)*!!!)\s*([\w-]+)\s*(.*?)\s*")
QUOTES = ('""', "''", "“”", "‘’", "＂＂")  # what people type around the title of a box


def box(line: str) -> tuple[str, str] | None:
    """Return what begins a box, with its kind, and its title without quotes; None for other lines."""
    if not (found := BOX_LINE.fullmatch(line)):
        return None
    title = found[3]
    is_quoted = len(title) > 1 and title[0] + title[-1] in QUOTES
    return f"{found[1]} {found[2]}", title[1:-1] if is_quoted else title


class Prepare(Preprocessor):
    """Hide the bars of readings from tables; put the titles of boxes into quotes; begin lists.

    A list may follow a paragraph at once, and items of the other kind begin another list, as in CommonMark
    (5.3) and so on the code host.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines that Python-Markdown reads."""
        prepared: list[str] = []
        depth = 0  # columns at which the text of the innermost box begins
        paragraph: str | None = None  # the signs of quotation before its lines
        items: tuple[int, str, bool] | None = None  # where items stand, and whether they have numbers
        for raw in lines:
            may_box = "!!!" in raw
            line = _with_quotes(raw) if may_box else raw
            indent = len(line) - len(line.lstrip(" "))
            while depth > indent and line.strip():
                depth -= INDENT
            quote, text = unquoted(line[depth:])
            if paragraph == quote and LIST_BEGINS.match(text):
                prepared.append(" " * depth + quote)
                paragraph = None
            elif not PARAGRAPH.match(text):
                paragraph = paragraph if paragraph == quote and text.strip() else None
            elif paragraph != quote:
                before = prepared[-1].strip(" >") if prepared else ""
                paragraph = None if before and not ENDS_BLOCK.match(before) else quote
            if text[:1] in MARKS and (found := ITEM.match(text)):
                here = depth, quote, bool(found[1])
                if items and items != here and items[:2] == here[:2]:
                    prepared.append(" " * depth + quote)
                items = here
            elif items and not text.strip():
                items = None
            depth = indent + INDENT if may_box and BOX.match(line) else depth
            prepared.append(line.translate(WITHOUT_OURS))
        # All at once is quicker; no reading reaches beyond its line.
        return ruby.RUBY.sub(rf"{{\1{BAR}\2}}", "\n".join(prepared)).split("\n")


def _with_quotes(line: str) -> str:
    """Return a line that begins a box with its title in quotes: without any, the kind would be the title."""
    return '{} "{}"'.format(*found) if (found := box(line)) else line


def unquoted(line: str) -> tuple[str, str]:
    """Return the signs of quotation at the beginning of a line, and what stands behind them."""
    if ">" not in line:
        return "", line
    quote, text = QUOTED.fullmatch(line).groups()  # type: ignore[union-attr]  # always
    return quote.rstrip(), text
