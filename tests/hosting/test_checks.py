"""Each check finds what it is for, and nothing in what is right."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING

import brotli
import pytest

from plugins.hosting.headers import Headers
from tests.hosting.checks import addresses, files
from tests.hosting.expected import Expected
from tests.hosting.wire import Exchange

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = b"<!doctype html><p>home"
HEADERS = Headers({"X-Frame": "none"}, feed="feed.xml", lasting="static/")
FILES = {
    "index.html": PAGE,
    "index.html.br": brotli.compress(PAGE),
    "index.html.gz": gzip.compress(PAGE),
    "404.html": b"nichts",
    "en/404.html": b"nothing",
    "_headers": b"",
}
SITE = Expected(FILES, HEADERS, "", ("", "en/"))
BODIES = {"identity": PAGE, "br": FILES["index.html.br"], "gzip": FILES["index.html.gz"]}


def exchange(
    target: str = "/", method: str = "GET", status: int = 200, body: bytes = PAGE, **asked: str
) -> Exchange:
    """Return an exchange as it should be; `asked` are the request's headers."""
    coding = asked.get("Accept_Encoding", "identity")
    sent = {"x-frame": "none", "cache-control": "no-cache", "content-type": "text/html; charset=utf-8"}
    sent |= {"vary": "Accept-Encoding", "etag": f'"{coding}"', "server": "nginx"}
    sent |= {"content-encoding": coding} if coding != "identity" else {}
    names = {name.replace("_", "-"): value for name, value in asked.items()}
    return Exchange(target, method, names, status, tuple(sent.items()), body)


def sent(found: Exchange, name: str, *values: str) -> Exchange:
    """Return an exchange whose answer has a header with these values only."""
    kept = [header for header in found.headers if header[0] != name]
    return replace(found, headers=(*kept, *((name, value) for value in values)))


GET, BR, GZIP = (exchange(Accept_Encoding=coding, body=body) for coding, body in BODIES.items())
HEAD = replace(GET, method="HEAD", body=b"")
AGAIN = exchange(status=304, body=b"", Accept_Encoding="br", If_None_Match='"br"')
PART = sent(
    exchange(status=206, body=PAGE[2:5], Range="bytes=2-4"), "content-range", f"bytes 2-4/{len(PAGE)}"
)
ALL = (GET, BR, GZIP, HEAD, AGAIN, PART)
MISSING = exchange("/x", status=404, body=b"nichts")
ENGLISH = exchange("/en/x", status=404, body=gzip.compress(b"nothing"), Accept_Encoding="gzip")
REFUSED = sent(exchange(method="POST", status=405, body=b""), "allow", "GET, HEAD")
MOVED = sent(exchange("/old", status=301, body=b""), "location", "/?a")
LEADS = {"/old": "/?a"}


def test_what_is_right_is_found_right() -> None:
    assert [line for check in files.ALL for line in check(ALL, SITE)] == []
    assert list(addresses.not_missing([MISSING, ENGLISH], SITE)) == []
    assert list(addresses.leaks([*ALL, MISSING], SITE)) == []
    assert list(addresses.allowed([REFUSED], SITE)) == []
    assert list(addresses.astray([MOVED], SITE, LEADS)) == []


def test_only_what_is_public_has_an_address() -> None:
    assert SITE.targets() == {"/": "index.html"}
    assert Expected(FILES, HEADERS, "/a", ("",)).targets() == {"/a/": "index.html"}


@pytest.mark.parametrize(
    ("check", "faulty", "told"),
    [
        (files.not_found, replace(GET, status=500), "500"),
        (files.wrong_bytes, replace(GET, body=PAGE + b" "), "other bytes than index.html"),
        (files.wrong_bytes, replace(BR, body=PAGE), "other bytes than index.html"),
        (files.wrong_bytes, replace(GZIP, body=GZIP.body[:-4]), "other bytes than index.html"),
        (files.wrong_bytes, sent(GET, "content-encoding", "zip"), "other bytes than index.html"),
        (files.wrong_coding, sent(BR, "content-encoding"), "compressed as ''"),
        (files.wrong_coding, sent(GET, "content-encoding", "gzip"), "compressed as 'gzip'"),
        (files.wrong_headers, sent(GET, "x-frame"), "X-Frame: []"),
        (files.wrong_headers, sent(HEAD, "x-frame", "none", "none"), "X-Frame: ['none', 'none']"),
        (files.wrong_headers, sent(GET, "content-type", "text/html"), "Content-Type: ['text/html']"),
        (files.wrong_headers, sent(GET, "cache-control", "max-age=9"), "Cache-Control: ['max-age=9']"),
        (files.wrong_headers, sent(GET, "last-modified", "today"), "Last-Modified"),
        (files.wrong_headers, sent(GET, "server", "nginx/1.2"), "Server: nginx/1.2"),
        (files.no_vary, sent(GET, "vary"), "Vary: ''"),
        (files.wrong_etags, sent(GET, "etag"), "no ETag"),
        (files.not_revalidated, replace(AGAIN, status=200), '200, 0 bytes, "br"'),
        (files.not_revalidated, replace(AGAIN, body=PAGE), '304, 22 bytes, "br"'),
        (files.not_revalidated, sent(AGAIN, "etag"), "304, 0 bytes, "),
        (files.not_revalidated, sent(AGAIN, "cache-control"), '304, 0 bytes, "br"'),
        (files.wrong_range, replace(PART, status=200), f"200 bytes 2-4/{len(PAGE)}"),
        (files.wrong_range, replace(PART, body=PAGE[:3]), f"206 bytes 2-4/{len(PAGE)}"),
        (files.wrong_range, sent(PART, "content-range"), "206 "),
        (addresses.not_missing, replace(MISSING, status=200), "200"),
        (addresses.not_missing, replace(ENGLISH, body=gzip.compress(b"nichts")), "not en/404.html"),
        (addresses.not_missing, sent(MISSING, "x-frame"), "X-Frame: []"),
        (addresses.not_missing, sent(MISSING, "last-modified", "today"), "Last-Modified"),
        (addresses.leaks, replace(GET, body=PAGE + addresses.CANARY), "sings"),
        (addresses.leaks, replace(BR, body=brotli.compress(addresses.CANARY)), "sings"),
        (addresses.allowed, replace(REFUSED, status=200), "200, Allow: 'GET, HEAD'"),
        (addresses.allowed, sent(REFUSED, "allow"), "405, Allow: ''"),
        (addresses.allowed, sent(REFUSED, "x-frame"), "X-Frame: []"),
    ],
)
def test_a_fault_is_found(check: Callable[..., list[str]], faulty: Exchange, told: str) -> None:
    assert list(check([faulty], SITE)) == [f"{faulty}: {told}"]


def test_one_strong_etag_for_two_encodings_is_found() -> None:
    same = [sent(found, "etag", '"1"') for found in (GET, BR)]
    assert list(files.wrong_etags(same, SITE)) == ["/: \"1\" names ['', 'br']"]
    assert list(files.wrong_etags([sent(found, "etag", 'W/"1"') for found in (GET, BR)], SITE)) == []


@pytest.mark.parametrize(
    "head", [replace(HEAD, body=PAGE), replace(HEAD, status=404), sent(HEAD, "vary"), sent(HEAD, "x", "y")]
)
def test_a_head_that_is_not_as_get_is_found(head: Exchange) -> None:
    assert list(files.other_head([GET, head], SITE)) == [f"{head}: not as GET"]


@pytest.mark.parametrize(
    ("faulty", "leads", "told"),
    [
        (replace(MOVED, status=302), LEADS, "302 '/?a'"),
        (sent(MOVED, "location", "/"), LEADS, "301 '/'"),
        (sent(MOVED, "location", "/x"), {"/old": "/x"}, "leads to /x, which is no page"),
        (sent(MOVED, "x-frame"), LEADS, "X-Frame: []"),
    ],
)
def test_what_leads_astray_is_found(faulty: Exchange, leads: dict[str, str], told: str) -> None:
    assert list(addresses.astray([faulty], SITE, leads)) == [f"{faulty}: {told}"]
