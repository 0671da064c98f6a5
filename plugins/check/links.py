"""Check links and pictures: they lead somewhere, say where, and stay in the reader's language."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.check import elsewhere
from plugins.check.prose import AUTOLINK, LINK, REFERENCE, TAG, without_code
from plugins.model.lifecycle import State
from plugins.model.links import MAIL, PAGE, PICTURES, may_lead_to
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.model.links import Link, Target
    from plugins.model.source import Source
    from plugins.model.text import Use

INSECURE = "http://"
SHOWN = 20  # characters of a link that are shown
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
            yield Problem(source.shown, number, *_bare_url(url))


def _bare_url(url: str) -> Found:
    """Return the problem of an address that readers would see, with a better one to link to."""
    if url.lower().startswith(INSECURE):
        return "bare-insecure-url", {"url": url, "right": f"https://{url[len(INSECURE) :]}"}
    return "bare-url", {"url": url}


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _link(source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    if not use.words or not use.address:
        yield "empty-link", {}
        return
    told = dict(_words(source, use, known))
    yield from told.items()
    if use.words.startswith("^") or "leftover-link" in told:  # a footnote, which is another problem
        return
    if found.path is None:
        code = elsewhere.wrong(found, use.address, known.own)
        if code and not (code == "insecure-link" and "bare-insecure-url" in told):
            yield code, {"link": use.address.removeprefix(MAIL) if code == "mail-link" else use.address}
    elif found.path and not may_lead_to(found.path):
        yield "not-linkable", {"link": use.address}
    elif found.path and not known.is_addressed(found.path):
        yield "broken-link", {"link": use.address}


def _words(source: Source, use: Use, known: Known) -> Iterator[Found]:
    """Yield what is wrong with the words of a link."""
    if use.words == use.address and "|" in use.words:  # <https://…|words>, from a chat
        yield "leftover-link", {"text": f"<{use.words}>"[:SHOWN]}
    elif BARE_URL.match(use.words):
        yield _bare_url(use.words)
    elif use.words.strip(PUNCTUATION).casefold() in known.vague.get(source.language, ()):
        yield "vague-link", {"text": use.words}


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


def _picture(source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    if elsewhere.is_foreign(use.address):
        yield "foreign-source", {"address": use.address}
        return
    if not found.path or not known.is_addressed(found.path) or not found.path.startswith(PICTURES):
        yield "broken-image", {"link": use.address}
    says_nothing = use.words.strip(PUNCTUATION).casefold() in {"", *known.vague.get(source.language, ())}
    if says_nothing and not use.decorates:
        yield "no-alternative-text", {"link": use.address}
