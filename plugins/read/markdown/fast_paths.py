"""Skip steps of Python-Markdown that a text does not need; the output is the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

from plugins.read.markdown.preprocess import BAR

if TYPE_CHECKING:
    from markdown import Markdown

# With what the lines of a block begin that is more than a paragraph; a bar anywhere can make a table.
BLOCK_SIGN = re.compile(r"\n(?:[ \n#>=_*+-]|!!!|\d+\.|\[[^\[\]]*\]:)|\|")
# Without one of these no inline pattern begins: escapes, code, links and pictures, tags and addresses,
# character references, emphasis, readings, and what patterns before have left.
TEXT_SIGN = re.compile(rf"[\\`\[<&*_{BAR}{STX}]")
HARD_BREAK = "  \n"


class HtmlBlock(HtmlBlockPreprocessor):
    """Look for raw HTML only in a text that has a sign of it."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with placeholders for what is HTML."""
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class PlainBlock(ParagraphProcessor):
    """Make a paragraph of a block without a sign, before a dozen other processors look at it."""

    def test(self, _parent: Element, block: str) -> bool:
        """Tell whether no other processor would take a block."""
        return bool(block) and not BLOCK_SIGN.search(f"\n{block}")


class PlainText(Treeprocessor):
    """Keep texts without a sign from the inline patterns, each of which would be tried on them."""

    def run(self, root: Element) -> None:
        """Mark the texts."""
        for element in root.iter():
            element.text = _marked(element.text)
            element.tail = _marked(element.tail)


class PlainLink(LinkInlineProcessor):
    """Keep the words of links from inline patterns too."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return a link, and where it begins and ends."""
        link, start, end = super().handleMatch(m, data)
        if isinstance(link, Element):
            link.text = _marked(link.text)
        return link, start, end


def _marked(text: str | None) -> str | None:
    is_plain = text and not TEXT_SIGN.search(text) and HARD_BREAK not in text
    return AtomicString(text) if is_plain else text


class Unescape(UnescapeTreeprocessor):
    """Restore escaped characters only in a text that has a backslash."""

    def run(self, root: Element) -> None:
        """Put the characters in the place of their numbers."""
        if any("\\" in line for line in self.md.lines):  # type: ignore[attr-defined]  # no stub
            super().run(root)


class _Contents(TocTreeprocessor):
    """Build the list of contents only for a text that asks for it by a marker."""

    def run(self, doc: Element) -> None:
        self.is_wanted = any(self.marker in (element.text or "") for element in doc.iter())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self.is_wanted else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self.is_wanted:
            super().replace_marker(root, elem)


class Contents(TocExtension):
    """Python-Markdown's `toc`, for texts most of which only need its tokens."""

    TreeProcessorClass = _Contents


def register(markdown: Markdown) -> None:
    """Let a parser with all its processors take these ways."""
    markdown.preprocessors.register(HtmlBlock(markdown), "html_block", 20)
    markdown.parser.blockprocessors.register(PlainBlock(markdown.parser), "site_plain_block", 200)
    markdown.inlinePatterns.register(PlainLink(LINK_RE, markdown), "link", 160)
    markdown.treeprocessors.register(PlainText(markdown), "site_plain_text", 21)  # before inline patterns
    markdown.treeprocessors.register(Unescape(markdown), "unescape", 0)
    # Asked for each text, block and element; a list is quicker than a registry, and behaves alike.
    patterns, processors = list(markdown.inlinePatterns), list(markdown.parser.blockprocessors)
    markdown.treeprocessors["inline"].inlinePatterns = patterns  # type: ignore[attr-defined]
    markdown.parser.blockprocessors = processors  # type: ignore[assignment]
    markdown.is_block_level = lru_cache(markdown.is_block_level)  # type: ignore[method-assign]
