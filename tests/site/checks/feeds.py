"""Feeds and the sitemap, read as strictly as their standards are written."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.built import Built

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}  # RFC 4287, 4.1.1 and 4.1.2


def ill_made_feeds(site: Built) -> Iterator[str]:
    """Yield what is wrong with each Atom feed by RFC 4287, and links that lead nowhere."""
    for path in sorted(name for name in site.files if name.endswith("feed.xml")):
        try:
            feed = ET.fromstring(site.files[path])  # noqa: S314 - our own file
        except ET.ParseError as error:
            yield f"{path}: {error}"
            continue
        if feed.tag != f"{ATOM}feed" or not feed.get(LANG):
            yield f"{path}: not an Atom feed with xml:lang"
        if _links(feed, "self") != [site.address(path)]:
            yield f"{path}: self is {_links(feed, 'self')}"
        if feed.find(f"{ATOM}author/{ATOM}name") is None:
            yield f"{path}: no author"
        entries = feed.findall(f"{ATOM}entry")
        ids = [element.findtext(f"{ATOM}id") or "" for element in (feed, *entries)]
        if len(ids) != len(set(ids)) or not all(name.startswith("urn:uuid:") for name in ids):
            yield f"{path}: ids are not unique"
        for element in (feed, *entries):
            yield from (f"{path}: {line}" for line in _wrong_element(site, element))


def relative_links(site: Built) -> Iterator[str]:
    """Yield what texts of feeds name by a path; programs that read them do not know the host."""
    for path in sorted(name for name in site.files if name.endswith("feed.xml")):
        feed = ET.fromstring(site.files[path])  # noqa: S314 - our own file
        for text in feed.iter(f"{ATOM}content"):
            addresses = re.findall(r'(?:href|src)="([^"]*)"', text.text or "")
            found = (address for address in addresses if not urlsplit(address).scheme and address[:1] != "#")
            yield from (f"{path}: a relative link to {address}" for address in found)


def _wrong_element(site: Built, element: ET.Element) -> Iterator[str]:
    kind = element.tag.removeprefix(ATOM)
    for name in ONCE[kind]:
        if len(element.findall(f"{ATOM}{name}")) != 1 or not element.findtext(f"{ATOM}{name}"):
            yield f"{kind} without {name}"
    for name in ("updated", "published"):
        text = element.findtext(f"{ATOM}{name}")
        if text and not _is_time(text):
            yield f"{name} {text} is not a time with a zone"
    links = _links(element, "alternate")
    if len(links) != 1 or site.file_at(links[0]) is None:
        yield f"{kind} links to {links}"


def _links(element: ET.Element, relation: str) -> list[str]:
    return [str(link.get("href")) for link in element.findall(f"{ATOM}link") if link.get("rel") == relation]


def _is_time(text: str) -> bool:
    """Tell whether text is an RFC 3339 date-time."""
    try:
        return datetime.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def wrong_sitemap(site: Built) -> Iterator[str]:
    """Yield pages that the sitemap lacks or should not have, and hreflang that differs from a page's own."""
    root = ET.fromstring(site.files["sitemap.xml"])  # noqa: S314 - our own file
    listed: dict[str, dict[str, str]] = {}
    for url in root.findall(f"{SITEMAP}url"):
        links = url.findall(f"{XHTML}link")
        found = {str(link.get("hreflang")): str(link.get("href")) for link in links}
        listed[url.findtext(f"{SITEMAP}loc") or ""] = found
        if not _is_day(url.findtext(f"{SITEMAP}lastmod") or ""):
            yield f"{url.findtext(f'{SITEMAP}loc')}: no day of the last change"
    for path, page in site.pages():
        address = site.address(path)
        hidden = bool(page.select('meta[name="robots"][content="noindex"]'))
        if hidden == (address in listed):
            yield f"{address}: {'is listed' if hidden else 'is not listed'}"
        alternates = page.select("link[rel=alternate][hreflang]")
        own = {str(tag["hreflang"]): str(tag["href"]) for tag in alternates}
        if not hidden and listed.get(address) not in (None, own):
            yield f"{address}: other languages differ"
    yield from (f"{address}: no such page" for address in listed if site.file_at(address) is None)


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text) > datetime.date.min
    except ValueError:
        return False
