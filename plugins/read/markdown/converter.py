"""Convert Markdown to HTML: Japanese lines join without a space, headings may break at phrases."""

from __future__ import annotations

import re
import string
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.util import STX

from plugins.model import ruby
from plugins.model.text import Converted
from plugins.patterns import pattern
from plugins.read.markdown import blocks, fast_paths, sanitizer
from plugins.read.markdown.elements import Elements
from plugins.read.markdown.preprocess import BAR, DRAWING, SECTION, Prepare

if TYPE_CHECKING:
    from collections.abc import Callable

# CSS Text 3, §4.1.3: a line break between two East Asian characters is not a space, nor are those around it.
EAST_ASIAN = r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\U00020000-\U0003FFFF]"
_TAGS = rf"(?:</?(?:a|b|code|em|i|rp|rt|ruby|strong)\b[^>]*>|[{ruby.BEGINS}{ruby.ENDS}])*"
_PAUSE = "[、。！？：；」』）]"  # these carry their own space: not even Latin text behind them needs another
# Group 2 is a pause, which is East Asian too. What may follow is asked first: most characters end there.
SEGMENT_BREAK = pattern(
    rf"({EAST_ASIAN}(?=[ \t\n<{ruby.ENDS}])(?<=({_PAUSE})|.){_TAGS})"
    rf"[ \t]*\n[ \t]*(?(2)|(?={_TAGS}{EAST_ASIAN}))"
)
PREFORMATTED = pattern(r"(<pre\b.*?</pre>)", re.DOTALL)
HEADING = pattern(r"(<h([1-6])\b[^>]*>)(.*?)(</h\2>)", re.DOTALL)
PATH = pattern(r'<div class="admonition path">.*?</div>', re.DOTALL)
ITEM = pattern(r"(<li>)(.*?)(?=</li>)", re.DOTALL)
CELL = pattern(r"(<t([dh])\b[^>]*>)(.*?)(?=</t\2>)", re.DOTALL)
TAG = pattern(r"<[^>]*>")
UNSPLIT = pattern(rf"(<ruby>.*?</ruby>|<[^>]*>|{DRAWING}.*?{DRAWING}|{ruby.BEGINS}.*?{ruby.ENDS})")
COMMENT = pattern(r"<!--.*?-->", re.DOTALL)
READING = pattern(r"<rp>.*?</rp>|<rt>.*?</rt>")


class _Ruby(InlineProcessor):
    """Set off each word with its reading."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's own name
        self, m: re.Match[str], _data: str
    ) -> tuple[str, int, int]:
        return ruby.marked(f"{{{m[1]}|{m[2]}}}"), m.start(0), m.end(0)


class _JoinLines(Postprocessor):
    """Take line breaks out of East Asian text, but not out of preformatted text; leave out comments.

    With `keeps`, the line breaks stay.
    """

    def __init__(self, *, keeps: bool) -> None:
        super().__init__()
        self.keeps = keeps

    def run(self, text: str) -> str:
        text = COMMENT.sub("", text.replace(BAR, "|"))
        if self.keeps:
            return text
        parts = PREFORMATTED.split(text)
        parts[::2] = [SEGMENT_BREAK.sub(_kept, part) for part in parts[::2]]
        return "".join(parts)


def _kept(found: re.Match[str]) -> str:
    return found[1]


class _BreakPhrases(Postprocessor):
    """Mark where a phrase ends in headings, in the steps of a path, and in the cells of a table."""

    def __init__(self, split: Callable[[str], list[str]]) -> None:
        super().__init__()
        self.split = split

    def run(self, text: str) -> str:
        text = HEADING.sub(lambda m: m[1] + break_phrases(m[3], self.split) + m[4], text)
        text = CELL.sub(lambda m: m[1] + break_phrases(m[3], self.split), text) if "</td>" in text else text
        return PATH.sub(lambda path: ITEM.sub(self._item, path[0]), text)

    def _item(self, found: re.Match[str]) -> str:
        return found[1] + break_phrases(found[2], self.split)


class Converter:
    """A parser for one language, used again for each text: making one takes longer than a short text.

    `split` cuts text into phrases; `keeps_lines` tells that lines end for readers where they end in the text.
    """

    def __init__(self, split: Callable[[str], list[str]], *, keeps_lines: bool = False) -> None:
        self._markdown = Markdown(
            extensions=[
                # Not by their names, which Python-Markdown would look for in every package that is installed.
                *(AdmonitionExtension(), AttrListExtension(), SaneListExtension(), TableExtension()),
                fast_paths.Contents(slugify=slugify_unicode),
            ],
            output_format="html",
        )
        self._markdown.ESCAPED_CHARS = [*string.punctuation]  # as in CommonMark (2.4)
        self._elements = Elements(self._markdown)
        pattern = rf"\{{([^{{}}{BAR}{STX}]+){BAR}([^{{}}{BAR}{STX}]+)\}}"
        self._markdown.preprocessors.register(Prepare(self._markdown), "site_prepare", 25)
        self._markdown.inlinePatterns.register(
            _Ruby(pattern, self._markdown), "site_ruby", 125
        )  # after links
        self._markdown.treeprocessors.register(self._elements, "site_elements", 4)  # after inline patterns
        self._markdown.postprocessors.register(
            _JoinLines(keeps=keeps_lines), "site_join_lines", 4
        )  # after raw HTML is back
        self._markdown.postprocessors.register(_BreakPhrases(split), "site_break_phrases", 3)
        self._blocks, self._table = blocks.register(self._markdown)
        fast_paths.register(self._markdown)

    def convert(self, text: str, resolve: Callable[[str, str], str]) -> Converted:
        """Return HTML and what it consists of.

        `resolve` gets "a" or "img" and an address, and returns the address to write.
        """
        self._elements.resolve = resolve
        self._table.rows = []
        html = self._markdown.reset().convert(text)
        found = self._elements
        if not html:  # without a text no tree is made
            return Converted()
        sections, raw = tuple(html.split(SECTION)), [*map(str, self._markdown.htmlStash.rawHtmlBlocks)]
        cleaned, ids = _cleaned(sections) if raw else _cleaned_as_one(sections)
        return Converted(
            cleaned,
            sections,
            _without_readings(getattr(self._markdown, "toc_tokens", [])),
            found.uses,
            found.headings,
            ids,
            found.attributes,
            raw,
            self._blocks.blocks,
            self._table.rows,
        )


def _cleaned(sections: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """Return each section as it may be published, complete by itself, and the ids in all of them."""
    cleaned = [*map(sanitizer.clean, sections)]
    return tuple(html for html, _ in cleaned), [name for _, ids in cleaned for name in ids]


def _cleaned_as_one(sections: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """Return the same in one pass: what Markdown alone has made is complete where nothing is changed."""
    whole = "".join(sections)
    cleaned, ids = sanitizer.clean(whole)
    return (sections, ids) if cleaned == whole else _cleaned(sections)


def _without_readings(tokens: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return `toc_tokens` whose names hold words only; a table of contents is no place for readings."""
    return [
        {
            "level": token["level"],
            "id": token["id"],
            "name": TAG.sub("", READING.sub("", token["html"])),
            "children": _without_readings(token["children"]),
        }
        for token in tokens
    ]


def break_phrases(html: str, split: Callable[[str], list[str]]) -> str:
    """Put `<wbr>` between the phrases of escaped HTML; tags, drawings and readings stay as they are."""
    parts = UNSPLIT.split(html)
    # Unescaped while it is split: a phrase could end inside `&amp;`.
    parts[::2] = [
        "<wbr>".join(escape(phrase, quote=False) for phrase in split(unescape(text))) for text in parts[::2]
    ]
    return "".join(parts)
