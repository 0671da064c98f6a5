"""What is asked of a server: every address in every way, and every trick that is known to get further."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tests.hosting.expected import Expected
    from tests.hosting.wire import Client, Exchange

ACCEPTED = ("identity", "br", "gzip")
METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND")
QUERY = "?utm_source=%E3%81%82&x=../../etc/passwd//.br"  # what follows `?` is free
# What lies where it must not be reached: planted.py puts canaries there.
PLANTED = {
    "a file beside the site": "../canary.txt",
    "a dot file": ".env",
    "a dot folder": ".git/config",
    "a file for hosts": "_canary.txt",
    "a link out": "link.txt",
    "a link to a folder outside": "linked/canary.txt",
    "a link compressed": "link.html",
}
# Each is written behind the prefix of each language, as it stands.
TRICKS = {
    **PLANTED,
    "nothing there": "missing",
    "no folder there": "missing/",
    "no PDF there": "files/missing.pdf",
    "a file as folder": "feed.xml/",
    "the 404 page": "404.html",
    "compressed (br)": "index.html.br",
    "compressed (gz)": "index.html.gz",
    "wrong case": "Feed.XML",
    "the well-known folder": ".well-known/",
    "a dot behind": "feed.xml.",
    "a parameter": "feed.xml;x",
    "a space behind": "feed.xml%20",
    "written otherwise": "f%65ed.xml",
    "a folder that is here": "./feed.xml",
    "up and down": "x/../feed.xml",
    "two slashes": "/feed.xml",
    "many slashes": "x///feed.xml",
    "another host": "/evil.example/%2f..",
    "a slash of its own": "x%2ffeed.xml",
    "a backslash": "\\feed.xml",
    "a backslash, written otherwise": "..%5ccanary.txt",
    "up, written otherwise": "%2e%2e/canary.txt",
    "up, all written otherwise": "..%2fcanary.txt",
    "up, written twice": "%252e%252e/canary.txt",
    "up, overlong": "%c0%ae%c0%ae/canary.txt",
    "far up": "../../../../../../../../etc/passwd",
    "a fragment": "feed.xml#x",
    "NUL": "feed.xml%00",
    "NUL in front": "%00.html",
    "a broken percent": "%zz",
    "a name too long": "a" * 300,
    "a path too long": "a/" * 2500,
    "a line too long": "a" * 9000,
}
# What servers refuse before they ask for the site's configuration: what cannot be read, and what leads out.
MALFORMED = {"a broken percent"}
UNREADABLE = {*MALFORMED, "NUL", "NUL in front", "a line too long", "far up"}
ABOVE = {"a file beside the site", "up, written otherwise", "up, all written otherwise"}


def whole(client: Client, site: Expected) -> Iterator[Exchange]:
    """Ask for every address: compressed or not, by GET and HEAD, again with its ETag, and for a part."""
    for target in site.targets():
        for accepted in ACCEPTED:
            found = client.ask(target, Accept_Encoding=accepted)
            yield found
            yield client.ask(target, "HEAD", Accept_Encoding=accepted)
            yield client.ask(target, Accept_Encoding=accepted, If_None_Match=found.one("etag"))
        yield client.ask(target, Accept_Encoding="identity", Range="bytes=2-4")


def tricks(client: Client, site: Expected, names: Collection[str]) -> Iterator[Exchange]:
    """Try the tricks of these names in each language, with a query too."""
    for prefix in site.prefixes:
        for name in names:
            target = f"{site.base}/{prefix}{TRICKS[name]}"
            yield client.ask(target, Accept_Encoding="gzip, br")
            yield client.ask(f"{target}{QUERY}", "HEAD")


def methods(client: Client, site: Expected) -> Iterator[Exchange]:
    """Send other methods to a page, a feed, a wrong address and each old one."""
    for method in METHODS:
        for path in ("", "feed.xml", "missing", "news/shut/"):
            yield client.ask(f"{site.base}/{path}", method)


def leading(client: Client, leads: Collection[str]) -> Iterator[Exchange]:
    """Ask for what is to lead on."""
    yield from (client.ask(target) for target in leads)
