"""Every file comes byte for byte, with its headers, compressed as asked for, and not again if it is known."""

from __future__ import annotations

import gzip
from collections import defaultdict
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.hosting.expected import Expected
    from tests.hosting.wire import Exchange

OK, PARTIAL, NOT_MODIFIED = 200, 206, 304
# Between GET and HEAD: the clock goes on, and a length may be left out, as making the body is what tells it.
MAY_DIFFER = {"date", "content-length", "transfer-encoding"}
DECODERS = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}


def decoded(exchange: Exchange) -> bytes:
    """Return a body without its compression; b"" for one that is not what its header says."""
    try:
        return bytes(DECODERS[exchange.one("content-encoding")](exchange.body))
    except (KeyError, OSError, EOFError, brotli.error):
        return b""


def _plain(exchanges: Sequence[Exchange], method: str = "GET") -> Iterator[Exchange]:
    """Yield requests for a whole file."""
    for exchange in exchanges:
        if exchange.method == method and not {"If-None-Match", "Range"} & exchange.asked.keys():
            yield exchange


def not_found(exchanges: Sequence[Exchange], _: Expected) -> Iterator[str]:
    """Yield addresses that do not answer with 200."""
    yield from (f"{found}: {found.status}" for found in _plain(exchanges) if found.status != OK)


def wrong_bytes(exchanges: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield answers that are not the file."""
    for found in _plain(exchanges):
        if decoded(found) != site.files[site.targets()[found.target]]:
            yield f"{found}: other bytes than {site.targets()[found.target]}"


def wrong_coding(exchanges: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield answers that are not compressed as asked for, where the file is there so."""
    for found in _plain(exchanges):
        asked = found.asked.get("Accept-Encoding", "")
        expected = asked if asked in site.codings(site.targets()[found.target]) else ""
        if found.one("content-encoding") != expected:
            yield f"{found}: compressed as {found.one('content-encoding')!r}"


def wrong_headers(exchanges: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield headers that are not those of the one source, each once, and what tells too much."""
    for found in (*_plain(exchanges), *_plain(exchanges, "HEAD")):
        for name, value in site.headers.of(site.targets()[found.target]).items():
            if found.all(name) != [value]:
                yield f"{found}: {name}: {found.all(name)}"
        yield from talkative(found)


def talkative(found: Exchange) -> Iterator[str]:
    """Yield a time of change that is that of a copy, and the version of the server."""
    if found.all("last-modified"):
        yield f"{found}: Last-Modified"
    if "/" in found.one("server"):
        yield f"{found}: Server: {found.one('server')}"


def no_vary(exchanges: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield files that are there compressed, but of which caches may hand that to anybody."""
    for found in _plain(exchanges):
        names = {name.strip().lower() for name in found.one("vary").split(",")}
        if site.codings(site.targets()[found.target]) and "accept-encoding" not in names:
            yield f"{found}: Vary: {found.one('vary')!r}"


def wrong_etags(exchanges: Sequence[Exchange], _: Expected) -> Iterator[str]:
    """Yield answers without ETag, and strong ones that name two encodings of a file (RFC 9110, 8.8.3.3)."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for found in _plain(exchanges):
        if not found.all("etag"):
            yield f"{found}: no ETag"
        named[found.target, found.one("etag")].add(found.one("content-encoding"))
    for (target, etag), codings in named.items():
        if len(codings) > 1 and not etag.startswith("W/"):
            yield f"{target}: {etag} names {sorted(codings)}"


def not_revalidated(exchanges: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield answers to those who have the file that send it again, or that lack what a 304 must have."""
    for found in (found for found in exchanges if "If-None-Match" in found.asked):
        cache = site.headers.cache_control(site.targets()[found.target])
        answer = (found.status, found.body, found.one("etag"), found.one("cache-control"))
        if answer != (NOT_MODIFIED, b"", found.asked["If-None-Match"], cache):
            yield f"{found}: {found.status}, {len(found.body)} bytes, {found.one('etag')}"


def other_head(exchanges: Sequence[Exchange], _: Expected) -> Iterator[str]:
    """Yield answers to HEAD that have a body, or other headers than those to GET (RFC 9110, 9.3.2)."""
    gets = {(found.target, found.asked.get("Accept-Encoding")): found for found in _plain(exchanges)}
    for found in _plain(exchanges, "HEAD"):
        get = gets[found.target, found.asked.get("Accept-Encoding")]
        kept = [[h for h in side.headers if h[0] not in MAY_DIFFER] for side in (get, found)]
        if found.body or found.status != get.status or sorted(kept[0]) != sorted(kept[1]):
            yield f"{found}: not as GET"


def wrong_range(exchanges: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield answers to `Range: bytes=2-4` that are not that part of the file."""
    for found in (found for found in exchanges if "Range" in found.asked):
        whole = site.files[site.targets()[found.target]]
        answer = (found.status, found.body, found.one("content-range"))
        if answer != (PARTIAL, whole[2:5], f"bytes 2-4/{len(whole)}"):
            yield f"{found}: {found.status} {found.one('content-range')}"


ALL = (
    not_found,
    wrong_bytes,
    wrong_coding,
    wrong_headers,
    no_vary,
    wrong_etags,
    not_revalidated,
    other_head,
    wrong_range,
)
