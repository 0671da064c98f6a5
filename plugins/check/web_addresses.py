"""Check addresses on the web: browsers take them as they are, and each that a text shows is a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.check.prose import AUTOLINK, LINK, REFERENCE, TAG, with_flat_links, without_code
from plugins.model.links import MAIL, WEB_ADDRESS
from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.links import Link
    from plugins.model.source import Source

FOLLOWED = {"https", "tel"}  # nothing is sent before such a link is followed
WEB = {"http", "https"}
INSECURE = "http://"
BARE = pattern(r"\b(?:https?://|www\.)[\w!#$%&'*+,./:;=?@~()-]+[\w/#]", re.ASCII)

Found = tuple[str, dict[str, str]]


def wrong(found: Link, address: str, own: Collection[str]) -> Iterator[Found]:
    """Yield what is wrong with a link to another host; `own` are the addresses of this site."""
    if found.scheme in WEB and any(is_below(address, base) for base in own):
        yield "link-to-this-site", {"link": address}
    elif found.scheme == "mailto":
        yield "mail-link", {"link": address.removeprefix(MAIL)}
    elif found.scheme not in {"http", *FOLLOWED} or (found.scheme in WEB and not found.host):
        yield "bad-link", {"link": address}
    else:
        if found.scheme in WEB and not WEB_ADDRESS.fullmatch(address):
            yield "bad-address", {"link": address}
        if found.scheme == "http":
            yield "insecure-link", {"link": address}


def is_below(address: str, base: str) -> bool:
    """Tell whether an address lies below another one."""
    one, two = urlsplit(address), urlsplit(base)
    return one.netloc.lower() == two.netloc.lower() and f"{one.path}/".startswith(f"{two.path.rstrip('/')}/")


def bare(source: Source) -> Iterator[Problem]:
    """Yield addresses that stand in a text and are no links."""
    if "<" not in source.document.body and not BARE.search(source.document.body):
        return  # a tag can stand within an address
    flat = with_flat_links(without_code(source.document.body))
    text = LINK.sub(_blank, AUTOLINK.sub(_blank, flat))
    words = TAG.sub("", REFERENCE.sub("", text)).split("\n")
    for number, line in enumerate(words, start=source.document.body_line):
        for url in BARE.findall(line):
            yield Problem(source.shown, number, *shown(url))


def shown(url: str) -> Found:
    """Return the problem of an address that readers would see, with the one to link to."""
    if url.lower().startswith(INSECURE):
        return "bare-insecure-url", {"url": url, "right": f"https://{url[len(INSECURE) :]}"}
    return "bare-url", {"url": url, "link": with_scheme(url)}


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def with_scheme(address: str) -> str:
    """Return an address as a link needs it."""
    return address if "://" in address else f"https://{address}"


def is_foreign(address: str) -> bool:
    """Tell whether an address lies on another host, or is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
