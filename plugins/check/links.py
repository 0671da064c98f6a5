"""Check links and pictures by themselves: they lead somewhere, and say where."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from plugins.check import picture_uses, web_addresses
from plugins.check.known_links import PUNCTUATION
from plugins.model.links import DOWNLOAD, PAGE, link, may_lead_to, relative
from plugins.read.characters import mended
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.check.known_links import Known
    from plugins.model.links import Link
    from plugins.model.source import Source
    from plugins.model.text import Use

SHOWN = 20  # characters of a link that are shown

Found = tuple[str, dict[str, str]]


def alone(source: Source, known: Known) -> Iterator[Problem]:
    """Yield everything that is wrong with a text's links and pictures by themselves."""
    for use, found, line in source.uses:
        check = _link if use.tag == "a" else picture_uses.wrong
        for code, details in check(source, use, found, known):
            yield Problem(source.shown, line, code, details)
    yield from web_addresses.bare(source)
    yield from picture_uses.full_width(source)


def _link(source: Source, use: Use, found: Link, known: Known) -> Iterator[Found]:
    if not use.words or not use.address:
        yield "empty-link", {}
    if not use.address:
        return
    told = dict(_words(source, use, known))
    yield from told.items()
    if use.words.startswith("^") or "leftover-link" in told:  # a footnote, which is another problem
        return
    if found.path is None:
        for code, details in web_addresses.wrong(found, use.address, known.own):
            if not (code == "insecure-link" and "bare-insecure-url" in told):
                yield code, details
        if known.code_host and web_addresses.is_below(use.address, known.code_host):
            yield "code-host-link", {"link": use.address, "right": _file(source, use.address, known)}
    elif found.path and not known.is_addressed(found.path):
        yield from _nowhere(source, use.address, found.path, known)
    elif found.path.endswith(DOWNLOAD):
        yield from _same_pdf(source, use.address, found.path, known)


def _words(source: Source, use: Use, known: Known) -> Iterator[Found]:
    """Yield what is wrong with the words of a link."""
    if use.words == use.address and "|" in use.words:  # <https://…|words>, from a chat
        yield "leftover-link", {"text": f"<{use.words}>"[:SHOWN]}
    elif web_addresses.BARE.match(use.words):
        yield web_addresses.shown(use.words)
    elif use.words.strip(PUNCTUATION).casefold() in known.vague.get(source.language, ()):
        yield "vague-link", {"text": use.words}


def _nowhere(source: Source, address: str, path: str, known: Known) -> Iterator[Found]:
    """Yield what is wrong with a link to a file that there is not; of a page, it may have moved."""
    if wrong := mistyped(source, address, known.is_addressed):
        if mended(address) != wrong[1]["right"]:  # else its characters are told
            yield wrong
    elif not may_lead_to(path):
        yield "not-linkable", {"link": address}
    elif not path.endswith(PAGE):
        yield "broken-link", {"link": address}


def mistyped(source: Source, address: str, is_addressed: Callable[[str], bool]) -> Found | None:
    """Return what is wrong with an address that leads nowhere only because of how it is written."""
    right = unicodedata.normalize("NFKC", address)
    if web_addresses.BARE.match(address):
        return "link-without-scheme", {"link": address, "right": web_addresses.with_scheme(address)}
    if right != address and is_addressed(link(source.path, right).path or ""):
        return "full-width-link", {"link": address, "right": right}
    return None


def _same_pdf(source: Source, address: str, path: str, known: Known) -> Iterator[Found]:
    """Yield that a text leads to a PDF in another language alone, though the same one is there in its own."""
    own = f"{source.language}/{path.partition('/')[2]}"
    if own not in source.downloads and known.is_addressed(own):
        yield "other-language-pdf", {"link": address, "own": relative(own, source.path)}


def _file(source: Source, address: str, known: Known) -> str:
    """Return how a text links to the file that a page of the code host shows, or an example."""
    _, _, path = address.partition(source.shown.removesuffix(source.path))
    return relative(path, source.path) if known.is_addressed(path) else "steps.md"
