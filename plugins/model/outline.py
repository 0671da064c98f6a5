"""The outline of a text: how many headings, list items, links, pictures and boxes it has."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

BOX = "admonition"  # the class that Python-Markdown gives to a box
HEADINGS = ("h2", "h3", "h4", "h5", "h6")  # those that a text may have
COUNTED = {**dict.fromkeys(HEADINGS, "headings"), "li": "items", "a": "links", "img": "pictures"}


class Outline(NamedTuple):
    """What all versions of a text have in common, in numbers."""

    headings: int = 0
    items: int = 0
    links: int = 0
    pictures: int = 0
    boxes: int = 0


def outline(html: str) -> Outline:
    """Return the outline of a text as HTML."""
    counter = _Counter()
    counter.feed(html)
    counter.close()
    return Outline(**counter.found)


class _Counter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = dict.fromkeys(Outline._fields, 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_box = BOX in (dict(attrs).get("class") or "").split()
        for name in (COUNTED.get(tag), "boxes" if is_box else None):
            if name:
                self.found[name] += 1

    handle_startendtag = handle_starttag
