"""Check links and pictures: they lead somewhere, say where, and stay in the reader's language."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.check import web_addresses
from plugins.model.lifecycle import State
from plugins.model.links import DOWNLOAD, PAGE, PICTURES, may_lead_to
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.model.links import Link, Target
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


@dataclass(frozen=True)
class Surroundings:
    """What links between pages are compared with.

    `sources` holds all pages by their path, `files` every page and picture, read or not; `template_ids` the
    ids that a template uses itself.
    """

    sources: Mapping[str, Source]
    files: Collection[str]
    template_ids: Callable[[str], Collection[str]]
    today: datetime.date
    shows_unpublished: bool = False

    @cached_property
    def begins(self) -> dict[str, datetime.date]:
        """Return path → first day from today on that a page is public."""
        return {path: source.begins(self.today) for path, source in self.sources.items()}

    @cached_property
    def ended(self) -> set[str]:
        """Return the paths of pages that have ended."""
        return {path for path, source in self.sources.items() if source.state(self.today) == State.ENDED}


def alone(source: Source, known: Known) -> Iterator[Problem]:
    """Yield everything that is wrong with a text's links and pictures by themselves."""
    for use, found, line in source.uses:
        check = _link if use.tag == "a" else _picture
        for code, details in check(source, use, found, known):
            yield Problem(source.shown, line, code, details)
    yield from web_addresses.bare(source)


def wrong(source: Source, around: Surroundings) -> Iterator[Problem]:
    """Yield everything that is wrong with a text's links to pages."""
    for target in source.targets:
        for code, details in _page(source, target, around):
            yield Problem(source.shown, target.line, code, details)


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
    elif found.path and not known.is_addressed(found.path):
        yield "broken-link", {"link": use.address}
    elif found.path.endswith(DOWNLOAD):
        yield from _same_pdf(source, use.address, found.path, known)


def _same_pdf(source: Source, address: str, path: str, known: Known) -> Iterator[Found]:
    """Yield that a text leads to a PDF in another language alone, though the same one is there in its own."""
    own = f"{source.language}/{path.partition('/')[2]}"
    if own not in source.downloads and known.is_addressed(own):
        nearer = posixpath.relpath(own, posixpath.dirname(source.path))
        yield "other-language-pdf", {"link": address, "own": nearer}


def _page(source: Source, link: Target, around: Surroundings) -> Iterator[Found]:
    target = around.sources.get(link.path) if link.path else source
    if target is None:  # it holds a mistake, which is told
        return
    if target.language != source.language:
        yield from _other_language(source, link, target, around)
    if target.path in around.ended and source.path not in around.ended:
        yield "ended-link", {"link": link.address}
    is_seen = not around.shows_unpublished and source.path not in around.ended
    if is_seen and around.begins[target.path] > around.begins[source.path]:
        yield "unpublished-link", {"link": link.address}
    if (
        link.fragment
        and link.fragment not in target.ids
        and link.fragment not in around.template_ids(target.template)
    ):
        known = ", ".join(dict.fromkeys(target.ids)) or "-"
        yield "broken-fragment", {"fragment": link.fragment, "file": target.shown, "known": known}


def _other_language(source: Source, link: Target, target: Source, around: Surroundings) -> Iterator[Found]:
    """Yield that there is a page in the text's own language to link to instead.

    It is a mistake if that page can be read on every day on which the text can: else it would become one by
    the date alone, on a day on which nobody writes.
    """
    path = f"{source.language}/{target.kind}/{target.name}{PAGE}"
    details = {"link": link.address, "own": posixpath.relpath(path, posixpath.dirname(source.path))}
    own = around.sources.get(path)
    if own is None:
        if path in around.files:  # it holds a mistake
            yield "other-language-link", details
    elif own.days.covers(source.days):
        yield "other-language-link", details
    elif own.days.overlaps(source.days.since(around.today)):
        yield "own-language-some-days", details


def _picture(_source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    if web_addresses.is_foreign(use.address):
        yield "foreign-source", {"address": use.address}
        return
    if not found.path or not known.is_addressed(found.path) or not found.path.startswith(PICTURES):
        yield "broken-image", {"link": use.address}
    if not use.words.strip() and not use.decorates:
        yield "no-alternative-text", {"link": use.address}
