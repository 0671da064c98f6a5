"""Markdown as this site understands it: Japanese lines join without a space, short ones break at phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from plugins.read.markdown import fast_paths, ruby, sanitizer
from plugins.read.markdown.preprocess import BAR, SECTION, Prepare

if TYPE_CHECKING:
    from collections.abc import Callable

# CSS Text 3, §4.1.3: a line break between two East Asian characters is not a space, nor are those around it.
EAST_ASIAN = r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\U00020000-\U0003FFFF]"
_TAGS = r"(?:</?(?:a|b|code|em|i|rp|rt|ruby|strong)\b[^>]*>)*"
_PAUSE = "[、。！？：；」』）]"  # these carry their own space: not even Latin text behind them needs another
# Group 2 is a pause, which is East Asian too. What may follow is asked first: most characters end there.
SEGMENT_BREAK = re.compile(
    rf"({EAST_ASIAN}(?=[ \t\n<])(?<=({_PAUSE})|.){_TAGS})[ \t]*\n[ \t]*(?(2)|(?={_TAGS}{EAST_ASIAN}))"
)
PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
HEADING = re.compile(r"(<h([1-6])\b[^>]*>)(.*?)(</h\2>)", re.DOTALL)
PATH = re.compile(r'<div class="admonition path">.*?</div>', re.DOTALL)
ITEM = re.compile(r"(<li>)(.*?)(?=</li>)", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
UNSPLIT = re.compile(r"(<ruby>.*?</ruby>|<[^>]*>)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
PLACEHOLDER = re.compile(r"\x02[^\x03]*\x03")  # what Python-Markdown puts back later: raw HTML, entities
READING = re.compile(r"<rp>.*?</rp>|<rt>.*?</rt>")
ALIGNMENT = re.compile(r"text-align: (left|center|right);")
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Use:
    """A link ("a") or picture ("img"): where it leads as written, its words, and if it only decorates."""

    tag: str
    address: str
    words: str
    decorates: bool = False


@dataclass(frozen=True)
class Converted:
    """A text as HTML, and what checks ask about it.

    `sections` begin at the headings of the second level, the first one before them. They are as the sanitizer
    left them, `unsanitized` as Markdown wrote them.

    `toc` holds Python-Markdown's `toc_tokens` (`level`, `id`, `name`, `children`), `headings` level and
    words, `raw` the HTML that stands in the text itself. `ids`, and `attributes` (element, name, value) that
    are not allowed, stand in the order of the text, also repeated.
    """

    sections: tuple[str, ...] = ("",)  # there is always one
    unsanitized: tuple[str, ...] = ("",)
    toc: list[dict[str, Any]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        """Return all sections."""
        return "".join(self.sections)


class _Ruby(InlineProcessor):
    """Make an element of each word with a reading."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's own name
        self, m: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        element = Element("ruby")
        element.text = AtomicString(m[1])
        for tag, text in (("rp", "（"), ("rt", m[2]), ("rp", "）")):
            SubElement(element, tag).text = AtomicString(text)
        return element, m.start(0), m.end(0)


class _JoinLines(Postprocessor):
    """Take line breaks out of East Asian text, but not out of preformatted text; leave out comments."""

    def run(self, text: str) -> str:
        parts = PREFORMATTED.split(COMMENT.sub("", text.replace(BAR, "|")))
        parts[::2] = [SEGMENT_BREAK.sub(_kept, part) for part in parts[::2]]
        return "".join(parts)


def _kept(found: re.Match[str]) -> str:
    return found[1]


class _BreakPhrases(Postprocessor):
    """Mark where a phrase ends in headings, and in the steps of a path."""

    def __init__(self, split: Callable[[str], list[str]]) -> None:
        super().__init__()
        self.split = split

    def run(self, text: str) -> str:
        text = HEADING.sub(lambda m: m[1] + break_phrases(m[3], self.split) + m[4], text)
        return PATH.sub(lambda path: ITEM.sub(self._item, path[0]), text)

    def _item(self, found: re.Match[str]) -> str:
        return found[1] + break_phrases(found[2], self.split)


class _Elements(Treeprocessor):
    """Write the address that `resolve` answers for each link and picture; note what a text holds."""

    resolve: Callable[[str, str], str]
    size: Callable[[str], tuple[int, int] | None]

    def run(self, root: Element) -> None:
        self.uses: list[Use] = []
        self.headings: list[tuple[int, str]] = []
        self.attributes: list[tuple[str, str, str]] = []
        for element in root.iter():
            if element.attrib:
                self._attributes(element)
            if element.tag in HEADINGS:
                self.headings.append((HEADINGS[element.tag], _words(element)))
            elif element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self._picture(element)
        for before, element in pairwise(root):
            if element.tag == "h2":
                before.tail = f"{before.tail or ''}{SECTION}"
        if len(root) and root[0].tag == "h2":
            root.text = f"{root.text or ''}{SECTION}"

    def _attributes(self, element: Element) -> None:
        if aligned := ALIGNMENT.fullmatch(element.get("style", "")):  # a table's column
            del element.attrib["style"]
            element.set("class", f"align-{aligned[1]}")
        for name in ("alt", "title"):
            if name in element.attrib:
                element.set(name, ruby.words(_shown(element.get(name, ""))))
        items = ((element.tag, name, value) for name, value in element.items())
        self.attributes += (item for item in items if not sanitizer.is_allowed(*item))

    def _link(self, element: Element) -> None:
        address = self._unescaped(element.get("href", ""))
        self.uses.append(Use("a", address, _words(element)))
        element.set("href", self.resolve("a", address))

    def _picture(self, element: Element) -> None:
        address, decorates = self._unescaped(element.get("src", "")), element.get("role") == "presentation"
        self.uses.append(Use("img", address, element.get("alt", ""), decorates))
        element.set("src", self.resolve("img", address))
        element.set("loading", "lazy")
        if size := self.size(address):  # so that the text below does not jump when the picture arrives
            element.set("width", str(size[0]))
            element.set("height", str(size[1]))

    def _unescaped(self, address: str) -> str:
        return PLACEHOLDER.sub("", unescape(address.replace(AMP_SUBSTITUTE, "&")).replace(BAR, "|"))


def _shown(text: str) -> str:
    return text.replace(BAR, "|")


def _words(element: Element) -> str:
    """Return the words in an element; pictures in it speak with theirs."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in {"rp", "rt"}:
            parts.append(child.get("alt", "") if child.tag == "img" else _words(child))
        parts.append(child.tail or "")
    return PLACEHOLDER.sub("", _shown("".join(parts))).strip()


class Converter:
    """A parser for one language, used again for each text: making one takes longer than a short text.

    `split` cuts text into phrases.
    """

    def __init__(self, split: Callable[[str], list[str]]) -> None:
        self._markdown = Markdown(
            extensions=[
                *("admonition", "attr_list", "sane_lists", "tables"),
                fast_paths.Contents(slugify=slugify_unicode),
            ],
            output_format="html",
        )
        self._elements = _Elements(self._markdown)
        pattern = rf"\{{([^{{}}{BAR}]+){BAR}([^{{}}{BAR}]+)\}}"
        self._markdown.preprocessors.register(Prepare(self._markdown), "site_prepare", 25)
        self._markdown.inlinePatterns.register(
            _Ruby(pattern, self._markdown), "site_ruby", 125
        )  # after links
        self._markdown.treeprocessors.register(self._elements, "site_elements", 4)  # after inline patterns
        self._markdown.postprocessors.register(_JoinLines(), "site_join_lines", 4)  # after raw HTML is back
        self._markdown.postprocessors.register(_BreakPhrases(split), "site_break_phrases", 3)
        fast_paths.register(self._markdown)

    def convert(
        self,
        text: str,
        resolve: Callable[[str, str], str],
        size: Callable[[str], tuple[int, int] | None] = lambda _: None,
    ) -> Converted:
        """Return HTML and what it consists of.

        `resolve` gets "a" or "img" and an address, and returns the address to write; `size` gets the address
        of a picture and returns width and height in pixels.
        """
        self._elements.resolve, self._elements.size = resolve, size
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
    """Put `<wbr>` between the phrases of escaped HTML; tags and words with a reading stay as they are."""
    parts = UNSPLIT.split(html)
    # Unescaped while it is split: a phrase could end inside `&amp;`.
    parts[::2] = [
        "<wbr>".join(escape(phrase, quote=False) for phrase in split(unescape(text))) for text in parts[::2]
    ]
    return "".join(parts)
