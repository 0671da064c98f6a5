"""Links and pictures in texts: each leads somewhere, says where, and stays in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.guard.html import is_foreign
from plugins.guard.prose import AUTOLINK, LINK, REFERENCE, TAG, without_code
from plugins.links import PAGE, PICTURES
from plugins.problems import Problem
from plugins.publication import State

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.converter import Use
    from plugins.links import Link
    from plugins.source import Source

FOLLOWED = {"https", "tel"}  # nothing is sent before such a link is followed
WEB = {"http", "https"}
BARE_URL = re.compile(r"\b(?:https?://|www\.)[\w!#$%&'*+,./:;=?@~()-]+[\w/#]", re.ASCII)
PUNCTUATION = "。、.,:： 　「」"

Found = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Surroundings:
    """What links are compared with.

    `sources` holds all pages by their path, `files` every page and picture, read or not; `frame` the ids
    that a template uses itself; `own` the addresses of this site; `vague` language → words that say nothing.
    """

    sources: Mapping[str, Source]
    files: Collection[str]
    frame: Callable[[str], Collection[str]]
    own: Collection[str]
    vague: Mapping[str, Collection[str]]
    today: datetime.date
    shows_unpublished: bool = False


def wrong(source: Source, around: Surroundings) -> Iterator[Problem]:
    """Yield everything that is wrong with where a text's links and pictures lead."""
    for use, found, line in source.uses:
        check = _link if use.tag == "a" else _picture
        for code, details in check(source, use, found, around):
            yield Problem(source.shown, line, code, details)


def bare(source: Source) -> Iterator[Problem]:
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


def _link(source: Source, use: Use, found: Link, around: Surroundings) -> Iterator[Found]:
    if not use.words or not use.address:
        yield "empty-link", {}
        return
    if BARE_URL.match(use.words):
        yield "bare-url", {"url": use.words}
    elif use.words.strip(PUNCTUATION).casefold() in around.vague.get(source.language, ()):
        yield "vague-link", {"text": use.words}
    if found.path is None:
        if code := _elsewhere(found, use.address, around.own):
            yield code, {"link": use.address}
    elif found.path and found.path not in around.files:
        yield "broken-link", {"link": use.address}
    else:
        target = around.sources.get(found.path) if found.path else source
        if target:
            yield from _page(source, target, found, use, around)


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


def _page(source: Source, target: Source, found: Link, use: Use, around: Surroundings) -> Iterator[Found]:
    own = f"{source.language}/{target.kind}/{target.name}{PAGE}"
    if target.language != source.language and _is_public_too(own, source, around):
        yield "other-language-link", {"link": use.address, "own": own}
    is_seen = not around.shows_unpublished and source.state(around.today) != State.ENDED
    if is_seen and target.begins(around.today) > source.begins(around.today):
        yield "unpublished-link", {"link": use.address}
    ids = [*target.converted.ids, *around.frame(target.template)]
    if found.fragment and found.fragment not in ids:
        known = ", ".join(dict.fromkeys(target.converted.ids)) or "-"
        yield "broken-fragment", {"fragment": found.fragment, "file": target.shown, "known": known}


def _is_public_too(own: str, source: Source, around: Surroundings) -> bool:
    """Tell whether there is a page to link to instead whenever a text can be read."""
    found = around.sources.get(own)
    if found is None:
        return own in around.files  # it holds a mistake, or is the text itself
    has_ended = found.state(around.today) == State.ENDED
    return not has_ended and found.begins(around.today) <= source.begins(around.today)


def _picture(_source: Source, use: Use, found: Link, around: Surroundings) -> Iterator[Found]:
    if is_foreign(use.address):
        yield "foreign-source", {"address": use.address}
        return
    if not found.path or found.path not in around.files or not found.path.startswith(PICTURES):
        yield "broken-image", {"link": use.address}
    if not use.words.strip() and not use.decorates:
        yield "no-alternative-text", {"link": use.address}
