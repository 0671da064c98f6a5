"""Every link, image and fragment leads somewhere, and nothing is loaded from another host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.site.built import ENDED, MOVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup
    from bs4.element import Tag

    from tests.site.built import Built

ATTRIBUTES = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "srcset"))
SHARED = 'meta[property="og:image"], meta[property="og:url"]'
CSS_LOADS = re.compile(r"(?:url\(|@import\s*)[^;)}]*")
OPENED = ".pdf"  # RFC 8118 says what a fragment names there, such as page=2
LOADING = ("src", "href", "srcset", "data", "poster", "action")
# Schemes for <a href>: nothing is sent before it is followed. `contacts.wrong_mail` knows whose mail may be.
FOLLOWED_ONLY = {"https", "mailto", "tel"}


def broken(site: Built) -> Iterator[str]:
    """Yield links to pages, files and fragments of this site that are not there."""
    for path, page in site.all_pages():
        values = [(name, str(tag[name])) for of, name in ATTRIBUTES for tag in page.select(f"{of}[{name}]")]
        targets = [target for name, value in values for target in _addresses(name, value)]
        targets += [str(tag["content"]) for tag in page.select(SHARED)]
        for target in targets:
            address, fragment = urldefrag(urljoin(site.address(path), target))
            if urlsplit(address).scheme in {"mailto", "tel"} or not _own(site, address):
                continue
            file = site.file_at(address)
            if file is None and address != site.address(path):
                yield f"{path}: {target} leads nowhere"
            elif (file or path).endswith(OPENED):
                continue
            elif fragment and unquote(fragment) not in site.page(file or path).ids:
                yield f"{path}: {target} has no such fragment"


def _addresses(attribute: str, value: str) -> list[str]:
    """Return the addresses in the value of an attribute; `srcset` has several (HTML, 4.8.4.2.1)."""
    return [part.split()[0] for part in value.split(", ")] if attribute == "srcset" else [value]


def foreign(site: Built) -> Iterator[str]:
    """Yield whatever a page would load from another host, and links with a scheme that none should have."""
    for path, page in site.all_pages():
        for tag in page.select("[src], link[href], [srcset], object[data], [poster], form, iframe"):
            name = next((name for name in LOADING if tag.has_attr(name)), "")
            for target in _addresses(name, str(tag.get(name, tag.name))):
                if not _own(site, urljoin(site.address(path), target)):
                    yield f"{path}: <{tag.name}> asks for {target}"
        styles = "".join(style.decode_contents() for style in page.select("style"))
        yield from (f"{path}: the style asks for {target}" for target in CSS_LOADS.findall(styles))
        for link, address in _followed(site, path, page):
            if not _own(site, address) and urlsplit(address).scheme not in FOLLOWED_ONLY:
                yield f"{path}: a link to {link}"


def outside(site: Built) -> set[str]:
    """Return the other hosts that pages link to."""
    addresses = (address for path, page in site.pages() for _, address in _followed(site, path, page))
    return {urlsplit(address).netloc for address in addresses if not _own(site, address)} - {""}


def unnamed_hosts(site: Built, named: set[str]) -> Iterator[str]:
    """Yield other hosts that pages link to and nobody has named, and those named that no page links to."""
    yield from (f"{host}: nobody has named it" for host in sorted(outside(site) - named))
    yield from (f"{host}: no page leads there" for host in sorted(named - outside(site)))


def orphans(site: Built) -> Iterator[str]:
    """Yield pages that no page links to; only old links lead to those that have ended."""
    addresses = (address for path, page in site.pages() for _, address in _followed(site, path, page))
    linked = {site.file_at(urldefrag(address)[0]) for address in addresses}
    yield from (
        f"{path}: no link leads here"
        for path, page in site.pages()
        if path not in linked and not page.select(ENDED)
    )


def astray(site: Built) -> Iterator[str]:
    """Yield old addresses that do not lead, in both ways, to one page, or name another as the canonical one.

    That of a page with furigana is the page without.
    """
    pages = dict(site.all_pages())
    ordinary = {path: site.file_at(str(tag["href"])) for path, tag in _switches(site)}
    for path, page in site.moved():
        canonical = [str(tag["href"]) for tag in page.select("link[rel=canonical]")]
        ways = [str(tag["content"]).partition("url=")[2] for tag in page.select(MOVED)]
        ways += [str(tag["href"]) for tag in page.select("body a[href]")]
        targets = {site.file_at(way) for way in ways}
        named = {site.file_at(address) for address in canonical}
        if (
            (len(ways), len(targets), len(canonical)) != (2, 1, 1)
            or not targets <= pages.keys()
            or named != {ordinary.get(str(target), target) for target in targets}
        ):
            yield f"{path}: leads to {', '.join([*canonical, *ways])}"


def _switches(site: Built) -> Iterator[tuple[str, Tag]]:
    """Yield where each page with furigana leads to the one without."""
    return ((path, tag) for path, page in site.furigana() for tag in page.select("a.furigana-switch"))


def _followed(site: Built, path: str, page: BeautifulSoup) -> list[tuple[str, str]]:
    """Return each link of a page as it is written, and as an absolute address."""
    links = [str(tag["href"]) for tag in page.select("a[href]")]
    return [(link, urljoin(site.address(path), link)) for link in links]


def _own(site: Built, address: str) -> bool:
    return urlsplit(address).netloc == urlsplit(site.url).netloc
