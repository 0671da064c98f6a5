"""Check links and pictures: they lead somewhere, say where, and stay in the reader's language."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.check.prose import AUTOLINK, LINK, REFERENCE, TAG, without_code
from plugins.model.lifecycle import State
from plugins.model.links import DOWNLOAD, PAGE, PICTURES, may_lead_to
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.model.links import Link, Target
    from plugins.model.source import Source
    from plugins.model.text import Use

FOLLOWED = {"https", "tel"}  # nothing is sent before such a link is followed
WEB = {"http", "https"}
BARE_URL = re.compile(r"\b(?:https?://|www\.)[\w!#$%&'*+,./:;=?@~()-]+[\w/#]", re.ASCII)
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
        check = _link if use.tag == "a" else _picture
        for code, details in check(source, use, found, known):
            yield Problem(source.shown, line, code, details)
    yield from _bare(source)


def wrong(source: Source, around: Surroundings) -> Iterator[Problem]:
    """Yield everything that is wrong with a text's links to pages."""
    for target in source.targets:
        for code, details in _page(source, target, around):
            yield Problem(source.shown, target.line, code, details)


def _bare(source: Source) -> Iterator[Problem]:
    """Yield addresses that stand in a text and are no links."""
    if "<" not in source.document.body and not BARE_URL.search(source.document.body):
        return  # a tag can stand within an address
    text = LINK.sub(_blank, AUTOLINK.sub(_blank, without_code(source.document.body)))
    words = TAG.sub("", REFERENCE.sub("", text)).split("\n")
    for number, line in enumerate(words, start=source.document.body_line):
        for url in BARE_URL.findall(line):
            yield Problem(source.shown, number, "bare-url", {"url": url})


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _link(source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    if not use.words or not use.address:
        yield "empty-link", {}
        return
    if BARE_URL.match(use.words):
        yield "bare-url", {"url": use.words}
    elif use.words.strip(PUNCTUATION).casefold() in known.vague.get(source.language, ()):
        yield "vague-link", {"text": use.words}
    if found.path is None:
        if code := _elsewhere(found, use.address, known.own):
            yield code, {"link": use.address}
    elif found.path and not may_lead_to(found.path):
        yield "not-linkable", {"link": use.address}
    elif found.path and not known.is_addressed(found.path):
        yield "broken-link", {"link": use.address}
    elif found.path.endswith(DOWNLOAD):
        yield from _same_pdf(source, use.address, found.path, known)


def _same_pdf(source: Source, address: str, path: str, known: Known) -> Iterator[Found]:
    """Yield that the same PDF is there in the text's own language: it has the same name."""
    own = f"{source.language}/{path.partition('/')[2]}"
    if own != path and known.is_addressed(own):
        nearer = posixpath.relpath(own, posixpath.dirname(source.path))
        yield "other-language-link", {"link": address, "own": nearer}


def _elsewhere(found: Link, address: str, own: Collection[str]) -> str:
    """Return what is wrong with a link to another host, or ""."""
    if found.scheme in WEB and any(_is_below(address, base) for base in own):
        return "link-to-this-site"
    if found.scheme not in {"http", *FOLLOWED} or (found.scheme in WEB and not found.host):
        return "bad-link"
    return "insecure-link" if found.scheme == "http" else ""


def _is_below(address: str, base: str) -> bool:
    one, two = urlsplit(address), urlsplit(base)
    return one.netloc.lower() == two.netloc.lower() and f"{one.path}/".startswith(f"{two.path.rstrip('/')}/")


def _page(source: Source, link: Target, around: Surroundings) -> Iterator[Found]:
    target = around.sources.get(link.path) if link.path else source
    if target is None:  # it holds a mistake, which is told
        return
    if target.language != source.language:
        yield from _other_language(source, link, target, around)
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
    if is_foreign(use.address):
        yield "foreign-source", {"address": use.address}
        return
    if not found.path or not known.is_addressed(found.path) or not found.path.startswith(PICTURES):
        yield "broken-image", {"link": use.address}
    if not use.words.strip() and not use.decorates:
        yield "no-alternative-text", {"link": use.address}


def is_foreign(address: str) -> bool:
    """Tell whether an address lies on another host, or is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
