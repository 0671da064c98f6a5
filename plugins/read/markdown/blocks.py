"""Headings, line breaks and tables as on the code host, and notes on a text's blocks for its checks."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.model.text import Block, Kind
from plugins.read.markdown.preprocess import BAR, HEADING_SIGN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

LISTS = {"li", "ol", "ul"}  # a list, and what is in it
BOX, BOX_TITLE = "admonition", "admonition-title"  # Python-Markdown's classes
WITH_TEXT: dict[str, Kind] = {"code": "code", "li": "li", "p": "p"}
FIRST_IN: dict[str, Kind] = {"blockquote": "quote", "li": "li"}  # what the first paragraph in an element is
LINE_BREAK = r"(?<!\\)\\\n"  # a backslash at the end of a line (CommonMark, 6.7)


class Heading(HashHeaderProcessor):
    """Reads `# words` as a heading, but not `#words`, which is a hashtag (CommonMark, 4.2)."""

    RE = re.compile(rf"(?:^|\n)(?P<level>{HEADING_SIGN})(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)")

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether there is a heading anywhere in a block, soon where there is no sign."""
        return "#" in block and super().test(parent, block)


class Table(TableProcessor):
    """Reads tables, and notes each row that has more or fewer cells than the first one."""

    rows: list[str]

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block is a table, at little cost where its first line has no bar."""
        return "|" in block.partition("\n")[0] and bool(super().test(parent, block))

    def _build_row(self, row: str, parent: Element, align: list[str | None]) -> None:
        if len(self._split_row(row)) != len(align):  # type: ignore[attr-defined]  # no stub
            self.rows.append(row)
        super()._build_row(row, parent, align)  # type: ignore[misc]


class Blocks(Treeprocessor):
    """Notes the text of paragraphs and list items as it was written, code, and boxes without text."""

    def run(self, root: Element) -> None:
        """Look at each block, in the order of the text."""
        self.blocks: list[Block] = []
        self._inside(root)

    def _inside(self, parent: Element) -> None:
        before = ""
        for element, following in zip_longest(parent, parent[1:]):
            around = {parent.tag, before, following.tag if following is not None else ""}
            if element.text and element.tag in WITH_TEXT and element.get("class") != BOX_TITLE:
                is_first = element.tag == "p" and not before and not (parent.text or "").strip()
                kind = FIRST_IN.get(parent.tag, "p") if is_first else WITH_TEXT[element.tag]
                text = element.text.replace(BAR, "|").strip("\n")
                self.blocks.append(Block(kind, text, beside_list=not LISTS.isdisjoint(around)))
            if BOX in element.get("class", "").split():
                is_empty = all(child.get("class") == BOX_TITLE for child in element)
                self.blocks.append(Block("empty-box" if is_empty else "box"))
            before = element.tag
            self._inside(element)


def register(markdown: Markdown) -> tuple[Blocks, Table]:
    """Let a parser use these, and return what notes something."""
    blocks, table = Blocks(markdown), Table(markdown.parser, {"use_align_attribute": False})
    markdown.parser.blockprocessors.register(Heading(markdown.parser), "hashheader", 70)
    markdown.parser.blockprocessors.register(table, "table", 75)
    markdown.inlinePatterns.register(SubstituteTagInlineProcessor(LINE_BREAK, "br"), "site_line_break", 185)
    markdown.treeprocessors.register(blocks, "site_blocks", 22)  # before texts are marked as plain
    return blocks, table
