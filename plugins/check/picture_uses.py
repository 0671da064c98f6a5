"""Check the pictures in texts: they are there, and their words tell what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.check import web_addresses
from plugins.check.known_links import PUNCTUATION
from plugins.check.prose import without_code
from plugins.model.links import PICTURES, link
from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.check.known_links import Known
    from plugins.model.links import Link
    from plugins.model.source import Source
    from plugins.model.text import Use

_FULL_WIDTH = pattern(r"！\[[^\]\n]*\]\((?P<address>[^)\s]+)\)")
_NUMBER = pattern(r"[\s_-]*\d*[\s_-]*\d*(?:\.\w{3,4})?\Z")  # behind the word in IMG_1234.JPG
SHOWN = 21  # characters that are shown of a picture that has been turned into letters

Found = tuple[str, dict[str, str]]


def wrong(source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    """Yield everything that is wrong with a picture where it is shown."""
    if use.address.startswith("data:"):
        yield "embedded-picture", {"text": f"{use.address[:SHOWN]}…"}
    elif web_addresses.is_foreign(use.address):
        yield "foreign-source", {"address": use.address}
    elif not found.path or not known.is_addressed(found.path) or not found.path.startswith(PICTURES):
        yield "broken-image", {"link": use.address}
    words = use.words.strip(PUNCTUATION)
    if not words and not use.decorates:
        yield "no-alternative-text", {"link": use.address}
    vague = map(str.casefold, known.vague_pictures.get(source.language, ()))
    if words and _NUMBER.sub("", words).casefold() in vague:
        yield "vague-picture", {"text": words, "link": use.address}


def full_width(source: Source) -> Iterator[Problem]:
    """Yield links to pictures that begin as pictures do, but with a full-width sign."""
    if "！[" not in source.document.body:
        return
    for number, line in enumerate(without_code(source.document.body).split("\n"), source.document.body_line):
        for found in _FULL_WIDTH.finditer(line):
            path = link(source.path, found["address"]).path
            if path and path.startswith(PICTURES):
                yield Problem(source.shown, number, "full-width-picture", {"text": found[0]})
