"""Check addresses on the web: browsers take them as they are, and each that a text shows is a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.check.prose import AUTOLINK, LINK, REFERENCE, TAG, with_flat_links, without_code
from plugins.model.links import WEB_ADDRESS
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.links import Link
    from plugins.model.source import Source

FOLLOWED = {"https", "tel"}  # nothing is sent before such a link is followed
WEB = {"http", "https"}
BARE_URL = re.compile(r"\b(?:https?://|www\.)[\w!#$%&'*+,./:;=?@~()-]+[\w/#]", re.ASCII)


def bare(source: Source) -> Iterator[Problem]:
    """Yield addresses that stand in a text and are no links."""
    if "<" not in source.document.body and not BARE_URL.search(source.document.body):
        return  # a tag can stand within an address
    flat = with_flat_links(without_code(source.document.body))
    text = LINK.sub(_blank, AUTOLINK.sub(_blank, flat))
    words = TAG.sub("", REFERENCE.sub("", text)).split("\n")
    for number, line in enumerate(words, start=source.document.body_line):
        for url in BARE_URL.findall(line):
            yield Problem(source.shown, number, "bare-url", {"url": url})


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def elsewhere(found: Link, address: str, own: Collection[str]) -> str:
    """Return what is wrong with a link to another host, or ""."""
    if found.scheme in WEB and any(_is_below(address, base) for base in own):
        return "link-to-this-site"
    if found.scheme not in {"http", *FOLLOWED} or (found.scheme in WEB and not found.host):
        return "bad-link"
    if found.scheme in WEB and not WEB_ADDRESS.fullmatch(address):
        return "bad-address"
    return "insecure-link" if found.scheme == "http" else ""


def _is_below(address: str, base: str) -> bool:
    one, two = urlsplit(address), urlsplit(base)
    return one.netloc.lower() == two.netloc.lower() and f"{one.path}/".startswith(f"{two.path.rstrip('/')}/")


def is_foreign(address: str) -> bool:
    """Tell whether an address lies on another host, or is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
