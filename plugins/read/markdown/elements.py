"""Resolve the links and pictures of a text, and collect facts for the checks."""

from __future__ import annotations

from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from plugins.model import ruby
from plugins.model.text import Use
from plugins.patterns import pattern
from plugins.read.markdown import sanitizer
from plugins.read.markdown.preprocess import BAR, DRAWING, SECTION

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

ESCAPED = pattern(r"\x02(\d{2,3})\x03")  # a character behind a backslash, by its number
PLACEHOLDER = pattern(r"\x02[^\x03]*\x03")  # what Python-Markdown puts back later: raw HTML, entities
ALIGNMENT = pattern(r"text-align: (left|center|right);")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
RESTING_PLACE = "bench"  # the drawing of one


class Elements(Treeprocessor):
    """Write the address that `resolve` answers for each link and picture; note what a text holds."""

    resolve: Callable[[str, str], str]

    def run(self, root: Element) -> None:
        """Look at each element, and mark where sections begin."""
        self.uses: list[Use] = []
        self.headings: list[tuple[int, str]] = []
        self.attributes: list[tuple[str, str, str]] = []
        for element in root.iter():
            self._look(element)
        for before, element in pairwise(root):
            if element.tag == "h2":
                before.tail = f"{before.tail or ''}{SECTION}"
        if len(root) and root[0].tag == "h2":
            root.text = f"{root.text or ''}{SECTION}"

    def _look(self, element: Element) -> None:
        if element.attrib:
            self._attributes(element)
        if element.tag in HEADINGS:
            self.headings.append((HEADINGS[element.tag], _words(element)))
        elif element.tag == "a":
            self._link(element)
        elif element.tag == "img":
            self._picture(element)
        elif element.tag == "div" and sanitizer.PATH in element.get("class", "").split():
            _draw_stations(element)
        elif element.tag == "th" and not (len(element) or (element.text or "").strip()):
            element.tag = "td"  # the empty corner of a table is no heading (HTML, 4.9.10)

    def _attributes(self, element: Element) -> None:
        if aligned := ALIGNMENT.fullmatch(element.get("style", "")):  # a table's column
            del element.attrib["style"]
            element.set("class", f"align-{aligned[1]}")
        for name in ("alt", "title"):
            if name in element.attrib:
                element.set(name, ruby.words(_shown(element.get(name, ""))))
        items = ((element.tag, name, value) for name, value in element.items())
        self.attributes += (item for item in items if item[1] == "lang" or not sanitizer.is_allowed(*item))

    def _link(self, element: Element) -> None:
        address = self._unescaped(element.get("href", ""))
        self.uses.append(Use("a", address, _words(element)))
        element.set("href", self.resolve("a", address))

    def _picture(self, element: Element) -> None:
        address, decorates = self._unescaped(element.get("src", "")), element.get("role") == "presentation"
        self.uses.append(Use("img", address, _plain(element.get("alt", "")), decorates))
        element.set("src", self.resolve("img", address))

    def _unescaped(self, address: str) -> str:
        return _plain(unescape(address.replace(AMP_SUBSTITUTE, "&")).replace(BAR, "|"))


def _draw_stations(path: Element) -> None:
    """Let each station that leads to a heading begin with the drawing of that heading's id.

    Every second one, from the first on, ends with a resting place; the last one needs none.
    """
    stations = [*path.iter("li")]
    for number, station in enumerate(stations):
        link = station.find("a")
        if link is None or not (heading := link.get("href", "").partition("#")[2]):
            continue
        station.text = f"{DRAWING}{heading}{DRAWING}{station.text or ''}"
        if number % 2 == 0 and station is not stations[-1]:
            station[-1].tail = f"{station[-1].tail or ''}{DRAWING}{RESTING_PLACE}{DRAWING}"


def _plain(text: str) -> str:
    """Return text without what Python-Markdown puts back later, but with escaped characters."""
    return PLACEHOLDER.sub("", ESCAPED.sub(lambda m: chr(int(m[1])), text)) if STX in text else text


def _shown(text: str) -> str:
    return text.replace(BAR, "|")


def _words(element: Element) -> str:
    """Return the words in an element; pictures in it speak with theirs."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in {"rp", "rt"}:
            parts.append(child.get("alt", "") if child.tag == "img" else _words(child))
        parts.append(child.tail or "")
    return _plain(_shown(ruby.unmarked("".join(parts)))).strip()
