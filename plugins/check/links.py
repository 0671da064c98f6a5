"""Check links and pictures by themselves: they lead somewhere, and say where."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.check import web_addresses
from plugins.model.links import DOWNLOAD, PAGE, PICTURES, may_lead_to
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.model.links import Link
    from plugins.model.source import Source
    from plugins.model.text import Use

PUNCTUATION = "。、.,:： 　「」"

Found = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Known:
    """What a text's links are compared with when other pages are not known yet.

    `is_addressed` tells of a path below content/ whether it is that of a page or a picture, read or not;
    `own` are the addresses of this site; `vague` maps a language to words that say nothing.
    """

    is_addressed: Callable[[str], bool]
    own: Collection[str]
    vague: Mapping[str, Collection[str]]


def alone(source: Source, known: Known) -> Iterator[Problem]:
    """Yield everything that is wrong with a text's links and pictures by themselves."""
    for use, found, line in source.uses:
        check = _link if use.tag == "a" else _picture
        for code, details in check(source, use, found, known):
            yield Problem(source.shown, line, code, details)
    yield from web_addresses.bare(source)


def _link(source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    if not use.words or not use.address:
        yield "empty-link", {}
        return
    if web_addresses.BARE_URL.match(use.words):
        yield "bare-url", {"url": use.words}
    elif use.words.strip(PUNCTUATION).casefold() in known.vague.get(source.language, ()):
        yield "vague-link", {"text": use.words}
    if use.words.startswith("^"):  # a footnote, which is another problem
        return
    if found.path is None:
        if code := web_addresses.elsewhere(found, use.address, known.own):
            yield code, {"link": use.address}
    elif found.path and not may_lead_to(found.path):
        yield "not-linkable", {"link": use.address}
    elif found.path and not found.path.endswith(PAGE) and not known.is_addressed(found.path):
        yield "broken-link", {"link": use.address}
    elif found.path.endswith(DOWNLOAD):
        yield from _same_pdf(source, use.address, found.path, known)


def _same_pdf(source: Source, address: str, path: str, known: Known) -> Iterator[Found]:
    """Yield that a text leads to a PDF in another language alone, though the same one is there in its own."""
    own = f"{source.language}/{path.partition('/')[2]}"
    if own not in source.downloads and known.is_addressed(own):
        nearer = posixpath.relpath(own, posixpath.dirname(source.path))
        yield "other-language-pdf", {"link": address, "own": nearer}


def _picture(_source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    if web_addresses.is_foreign(use.address):
        yield "foreign-source", {"address": use.address}
        return
    if not found.path or not known.is_addressed(found.path) or not found.path.startswith(PICTURES):
        yield "broken-image", {"link": use.address}
    if not use.words.strip() and not use.decorates:
        yield "no-alternative-text", {"link": use.address}
