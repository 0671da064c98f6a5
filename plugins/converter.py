"""Markdown as this site understands it: Japanese lines join without a space, headings break at phrases."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

# CSS Text 3, §4.1.3: a line break between two East Asian characters is not a space, nor are those around it.
EAST_ASIAN = r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\U00020000-\U0003FFFF]"
_TAGS = r"(?:</?(?:a|b|code|em|i|strong)\b[^>]*>)*"
_PAUSE = "[、。！？：；」』）]"  # these carry their own space: not even Latin text behind them needs another
SEGMENT_BREAK = re.compile(
    rf"({EAST_ASIAN}{_TAGS})[ \t]*\n[ \t]*(?={_TAGS}{EAST_ASIAN})|({_PAUSE}{_TAGS})[ \t]*\n[ \t]*"
)
PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
HEADING = re.compile(r"(<h([1-6])\b[^>]*>)(.*?)(</h\2>)", re.DOTALL)
SECTION = re.compile(r"(?=<h2\b)")
TAG = re.compile(r"(<[^>]*>)")


class _JoinLines(Postprocessor):
    """Take line breaks out of East Asian text, but not out of preformatted text."""

    def run(self, text: str) -> str:
        parts = PREFORMATTED.split(text)
        parts[::2] = [SEGMENT_BREAK.sub(r"\1\2", part) for part in parts[::2]]
        return "".join(parts)


class _BreakHeadings(Postprocessor):
    """Mark in headings where a phrase ends."""

    def __init__(self, split: Callable[[str], list[str]]) -> None:
        super().__init__()
        self.split = split

    def run(self, text: str) -> str:
        return HEADING.sub(lambda m: m[1] + break_phrases(m[3], self.split) + m[4], text)


class _Links(Treeprocessor):
    """Hand every address in links and images to `resolve`, and write what it answers."""

    resolve: Callable[[str, str], str]

    def run(self, root: Element) -> None:
        for tag, attribute in (("a", "href"), ("img", "src")):
            for element in root.iter(tag):
                element.set(attribute, self.resolve(tag, element.get(attribute, "")))


class Converter:
    """A parser for one language, used again for each text: making one takes longer than a short text.

    `split` cuts text into phrases.
    """

    def __init__(self, split: Callable[[str], list[str]]) -> None:
        self._markdown = Markdown(
            extensions=["admonition", "attr_list", "sane_lists", "tables", "toc"],
            extension_configs={"toc": {"slugify": slugify_unicode}},
            output_format="html",
        )
        self._links = _Links(self._markdown)
        self._markdown.treeprocessors.register(self._links, "site_links", 4)  # after inline patterns
        self._markdown.postprocessors.register(_JoinLines(), "site_join_lines", 4)  # after raw HTML is back
        self._markdown.postprocessors.register(_BreakHeadings(split), "site_break_headings", 3)

    def convert(self, text: str, resolve: Callable[[str, str], str]) -> tuple[str, list[dict[str, Any]]]:
        """Return HTML and its headings, as Python-Markdown's `toc_tokens`: `level`, `id`, `name`, `children`.

        `resolve` gets "a" or "img" and an address, and returns the address to write.
        """
        self._links.resolve = resolve
        html = self._markdown.reset().convert(text)
        return html, list(getattr(self._markdown, "toc_tokens", []))


def sections(html: str) -> list[str]:
    """Cut converted text before each heading of the second level; what comes before the first is item 0."""
    return SECTION.split(html)


def break_phrases(html: str, split: Callable[[str], list[str]]) -> str:
    """Put `<wbr>` between the phrases of escaped HTML; tags stay as they are."""
    parts = TAG.split(html)
    # Unescaped while it is split: a phrase could end inside `&amp;`.
    parts[::2] = [
        "<wbr>".join(escape(phrase, quote=False) for phrase in split(unescape(text))) for text in parts[::2]
    ]
    return "".join(parts)
