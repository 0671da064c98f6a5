"""Check links and pictures: they lead somewhere, say where, and stay in the reader's language."""

from __future__ import annotations

import posixpath
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.check import pictures, web_addresses
from plugins.model.lifecycle import State
from plugins.model.links import PAGE, link, may_lead_to
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.check.known_links import Known
    from plugins.model.links import Link, Target
    from plugins.model.source import Source
    from plugins.model.text import Use

PUNCTUATION = "。、.,:： 　「」"

Found = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Surroundings:
    """What links between pages are compared with.

    `sources` holds all pages by their path, `files` every page and picture, read or not; `template_ids`
    the ids
    that a template uses itself.
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
        check = _link if use.tag == "a" else pictures.wrong
        for code, details in check(source, use, found, known):
            yield Problem(source.shown, line, code, details)
    yield from web_addresses.bare(source)
    yield from pictures.full_width(source)


def wrong(source: Source, around: Surroundings) -> Iterator[Problem]:
    """Yield everything that is wrong with a text's links to pages."""
    for target in source.targets:
        for code, details in _page(source, target, around):
            yield Problem(source.shown, target.line, code, details)


def _link(source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    if not use.words or not use.address:
        yield "empty-link", {}
    if not use.address:
        return
    if web_addresses.BARE.match(use.words):
        yield "bare-url", {"url": use.words, "link": web_addresses.with_scheme(use.words)}
    elif use.words.strip(PUNCTUATION).casefold() in known.vague.get(source.language, ()):
        yield "vague-link", {"text": use.words}
    if use.words.startswith("^"):  # a footnote, which is another problem
        return
    if found.path is None:
        yield from web_addresses.wrong(found, use.address, known.own)
        if known.code_host and web_addresses.is_below(use.address, known.code_host):
            yield "code-host-link", {"link": use.address, "right": _file(source, use.address, known)}
    elif found.path and not known.is_addressed(found.path):
        yield _nowhere(source, use.address, found.path, known)


def _nowhere(source: Source, address: str, path: str, known: Known) -> Found:
    """Return what is wrong with a link to a file that there is not."""
    if web_addresses.BARE.match(address):
        return "link-without-scheme", {"link": address, "right": web_addresses.with_scheme(address)}
    right = unicodedata.normalize("NFKC", address)
    if right != address and known.is_addressed(link(source.path, right).path or ""):
        return "full-width-link", {"link": address, "right": right}
    return "broken-link" if may_lead_to(path) else "not-linkable", {"link": address}


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


def relative(path: str, source: Source) -> str:
    """Return a path below content/ as seen from a text."""
    return posixpath.relpath(path, posixpath.dirname(source.path))


def _other_language(source: Source, link: Target, target: Source, around: Surroundings) -> Iterator[Found]:
    """Yield that there is a page in the text's own language to link to instead.

    It is a mistake if that page can be read on every day on which the text can: else it would become one by
    the date alone, on a day on which nobody writes.
    """
    path = f"{source.language}/{target.kind}/{target.name}{PAGE}"
    details = {"link": link.address, "own": relative(path, source)}
    own = around.sources.get(path)
    if own is None:
        if path in around.files:  # it holds a mistake
            yield "other-language-link", details
    elif own.days.covers(source.days):
        yield "other-language-link", details
    elif own.days.overlaps(source.days.since(around.today)):
        yield "own-language-some-days", details


def _file(source: Source, address: str, known: Known) -> str:
    """Return how a text links to the file that a page of the code host shows, or an example."""
    _, _, path = address.partition(source.shown.removesuffix(source.path))
    return relative(path, source) if known.is_addressed(path) else "steps.md"
