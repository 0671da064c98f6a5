"""Skip steps of Python-Markdown that a text does not need; the output is the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import HRProcessor, ParagraphProcessor, SetextHeaderProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

from plugins.patterns import pattern
from plugins.read.markdown.blocks import Heading
from plugins.read.markdown.preprocess import BAR

if TYPE_CHECKING:
    import re

    from markdown import Markdown

# With what the lines of a block begin that is more than a paragraph; a bar anywhere can make a table.
BLOCK_SIGN = pattern(r"\n(?:[ \n#>=_*+-]|!!!|\d+\.|\[[^\[\]]*\]:)|\|")
# Without one of these no inline pattern begins: escapes, code, links and pictures, tags and addresses,
# character references, emphasis, readings, and what patterns before have left.
TEXT_SIGN = pattern(rf"[\\`\[<&*_{BAR}{STX}]")
HARD_BREAK = "  \n"
PLAIN_LINE = pattern(r"[^\s|][^|]*")
UNDERLINE = pattern(r"(?:=+|-+) *")  # makes a heading of the line above


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


class Box(AdmonitionProcessor):
    """Look for the beginning of a box only in a block that has its sign."""

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a box begins in a block, or goes on with it."""
        if "!!!" in block:
            return super().test(parent, block)
        return self.parse_content(parent, block)[0] is not None


# After each heading and line, every processor would search the rest of the block. These go on at once with
# what follows if it is one more of the kind and no other processor could take it: a bar could make a table.


class Headings(Heading):
    """Make all headings that follow each other."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the headings, and leave the rest of the block."""
        count = len(blocks)
        super().run(parent, blocks)
        while len(blocks) == count and blocks[0].startswith("#") and (found := self.RE.match(blocks[0])):
            if "|" in found[0]:
                break
            super().run(parent, blocks)


class UnderlinedHeadings(SetextHeaderProcessor):
    """Make all headings with a line of = or - below that follow each other."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the headings, and leave the rest of the block."""
        lines, at = blocks.pop(0).split("\n"), 0
        while at == 0 or _is_underlined(lines[at : at + 2]):
            SubElement(parent, "h1" if lines[at + 1].startswith("=") else "h2").text = lines[at].strip()
            at += 2
        if at < len(lines):
            blocks.insert(0, "\n".join(lines[at:]))


class Lines(HRProcessor):
    """Draw all lines that follow each other."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Draw the lines, and leave the rest of the block."""
        count = len(blocks)
        super().run(parent, blocks)
        while len(blocks) == count and (found := self.SEARCH_RE.match(blocks[0])):
            if UNDERLINE.match(blocks[0], found.end() + 1):
                break
            self.match = found
            super().run(parent, blocks)


def _is_underlined(lines: list[str]) -> bool:
    """Tell whether there are two lines, and they certainly make a heading."""
    return len(lines) > 1 and bool(PLAIN_LINE.fullmatch(lines[0]) and UNDERLINE.fullmatch(lines[1]))


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
    markdown.parser.blockprocessors.register(Box(markdown.parser), "admonition", 105)
    markdown.parser.blockprocessors.register(Headings(markdown.parser), "hashheader", 70)
    markdown.parser.blockprocessors.register(UnderlinedHeadings(markdown.parser), "setextheader", 60)
    markdown.parser.blockprocessors.register(Lines(markdown.parser), "hr", 50)
    markdown.inlinePatterns.register(PlainLink(LINK_RE, markdown), "link", 160)
    markdown.treeprocessors.register(PlainText(markdown), "site_plain_text", 21)  # before inline patterns
    markdown.treeprocessors.register(Unescape(markdown), "unescape", 0)
    # Asked for each text, block and element; a list is quicker than a registry, and behaves alike.
    patterns, processors = list(markdown.inlinePatterns), list(markdown.parser.blockprocessors)
    markdown.treeprocessors["inline"].inlinePatterns = patterns  # type: ignore[attr-defined]
    markdown.parser.blockprocessors = processors  # type: ignore[assignment]
    markdown.is_block_level = lru_cache(markdown.is_block_level)  # type: ignore[method-assign]
