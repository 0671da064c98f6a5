"""The outline of a text: how many headings, list items, links, pictures and boxes it has."""

from __future__ import annotations

from typing import NamedTuple

from plugins.patterns import pattern

BOX = "admonition"  # the class that Python-Markdown gives to a box
HEADINGS = ("h2", "h3", "h4", "h5", "h6")  # those that a text may have
# The beginning of an element: the sanitizer writes < and > nowhere else, and each value between two ".
ELEMENT = pattern(r"<([a-z][a-z0-9]*)([^>]*)>")
CLASS = pattern(r' class="([^"]*)"')
COUNTED = {**dict.fromkeys(HEADINGS, "headings"), "li": "items", "a": "links", "img": "pictures"}


class Outline(NamedTuple):
    """What all versions of a text have in common, in numbers."""

    headings: int = 0
    items: int = 0
    links: int = 0
    pictures: int = 0
    boxes: int = 0


def outline(html: str) -> Outline:
    """Return the outline of a text as the sanitizer has left it."""
    found = dict.fromkeys(Outline._fields, 0)
    for element in ELEMENT.finditer(html):
        if name := COUNTED.get(element[1]):
            found[name] += 1
        if BOX in element[2] and (classes := CLASS.search(element[2])) and BOX in classes[1].split():
            found["boxes"] += 1
    return Outline(**found)
