"""What a page may be made of, learned from good ones; pages are read by a second parser (html5lib)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import html5lib

from plugins.read.markdown import sanitizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from xml.etree.ElementTree import Element

KINDS = {"http-equiv", "rel", "type"}  # attributes that say what an element does
ADDRESSES = {"href", "src"}
IN_TEXT = {
    (tag, name)
    for tag, own in sanitizer.ELEMENTS.items()
    for name in {*own, *sanitizer.EVERYWHERE, "class", "role"}
}


@dataclass(frozen=True)
class Frame:
    """The elements and attributes of good pages, where these lead, and the telephone links of each."""

    elements: frozenset[str]
    attributes: frozenset[tuple[str, str]]
    hosts: frozenset[str]
    phones: frozenset[str]
    kinds: AbstractSet[str]  # the values of `KINDS`
    contents: Mapping[str, AbstractSet[str]]  # of the elements that hold a language of their own
    counts: Mapping[str, int]  # how often an element that no text may have stands on a page at most

    def faults(self, html: str) -> list[str]:
        """Return what a page has that good pages have not, and what it lacks."""
        root = html5lib.parse(html, namespaceHTMLElements=False)
        return [*self._wrong(root), *self._lacking(root)]

    def _wrong(self, root: Element) -> Iterator[str]:
        for element in root.iter():
            if element.tag not in self.elements | sanitizer.ELEMENTS.keys():
                yield f"<{element.tag}>"
            elif element.tag in self.contents and not self._is_known(element):
                yield f"<{element.tag}>{element.text}"
            yield from (
                f"<{element.tag} {name}={value!r}>" for name, value in self._wrong_attributes(element)
            )
        for tag, most in self.counts.items():
            if len([*root.iter(tag)]) > most:
                yield f"<{tag}> more than {most} times"

    def _wrong_attributes(self, element: Element) -> Iterator[tuple[str, str]]:
        tag = str(element.tag)
        for name, value in element.items():
            is_known = (tag, name) in self.attributes | IN_TEXT and (name not in KINDS or value in self.kinds)
            if not is_known or (name in ADDRESSES and not self._leads_on(tag, value)):
                yield name, value

    def _is_known(self, element: Element) -> bool:
        """Tell whether a style sheet is the site's, or a script is none, but readable data."""
        if element.get("type") != "application/ld+json":
            return _content(element) in self.contents[str(element.tag)]
        try:
            json.loads(element.text or "")
        except ValueError:
            return False
        return True

    def _leads_on(self, tag: str, address: str) -> bool:
        """Tell whether an address is on this host, one of our numbers, or a link to a host by HTTPS."""
        parts = urlsplit(address)
        if parts.scheme == "https":
            return tag == "a" or parts.netloc in self.hosts
        return address in self.phones or not (parts.scheme or parts.netloc or "\\" in parts.path)

    def _lacking(self, root: Element) -> Iterator[str]:
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        yield from (f"the id {name} twice" for name in {*ids} if ids.count(name) > 1)
        body = root.find("body")
        parts = [child.tag for child in body] if body is not None else []
        if parts != ["a", "header", "main", "footer"] or ids.count("main") != 1:
            yield f"a frame of {parts}"
        words = [body.text, *(child.tail for child in body)] if body is not None else []
        yield from (f"{text!r} outside of the frame" for text in words if text and text.strip())
        links = {element.get("href") for element in root.iter("a")}
        yield from (f"no link {phone}" for phone in self.phones if phone not in links)


def _content(element: Element) -> str:
    """Return the text of a style sheet or a script, or the address that it is loaded from."""
    return element.get("src") or element.text or ""


def frame(pages: Iterable[str]) -> Frame:
    """Return what good pages are made of; each telephone link stands on all of them."""
    roots = [html5lib.parse(page, namespaceHTMLElements=False) for page in pages]
    elements = [element for root in roots for element in root.iter()]
    attributes = {(element.tag, name) for element in elements for name in element.attrib}
    values = {value for element in elements for name, value in element.items() if name in {"href", "src"}}
    return Frame(
        frozenset(element.tag for element in elements),
        frozenset(attributes),
        frozenset(urlsplit(value).netloc for value in values),
        frozenset(value for value in values if value.startswith("tel:")),
        {value for element in elements for name, value in element.items() if name in KINDS},
        {
            tag: {_content(element) for element in elements if element.tag == tag}
            for tag in ("style", "script")
        },
        {
            tag: max(len([*root.iter(tag)]) for root in roots)
            for tag in {element.tag for element in elements} - sanitizer.ELEMENTS.keys()
        },
    )
