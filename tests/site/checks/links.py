"""Every link, image and fragment leads somewhere; what belongs to the head points to the right place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.built import Built

ATTRIBUTES = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "srcset"))
FOLLOWED_ONLY = {
    "https",
    "tel",
}  # schemes that may stand in <a href>: nothing is sent before they are followed


def broken(site: Built) -> Iterator[str]:
    """Yield links to pages, files and fragments of this site that are not there."""
    for path, page in site.pages():
        targets = [
            str(tag[name]) for element, name in ATTRIBUTES for tag in page.select(f"{element}[{name}]")
        ]
        targets += [
            str(tag["content"]) for tag in page.select('meta[property="og:image"], meta[property="og:url"]')
        ]
        for target in targets:
            address, fragment = urldefrag(urljoin(site.address(path), target))
            if urlsplit(address).scheme == "tel" or not _own(site, address):
                continue
            if site.file_at(address) is None and address != site.address(path):
                yield f"{path}: {target} leads nowhere"
            elif fragment and not site.page(site.file_at(address) or path).find(id=unquote(fragment)):
                yield f"{path}: {target} has no such fragment"


def foreign(site: Built) -> Iterator[str]:
    """Yield whatever a page would load from another host, and links with a scheme that it should not have."""
    for path, page in site.pages():
        for tag in page.select("[src], link[href], [srcset], object[data], [poster], form, iframe"):
            target = str(
                tag.get("src") or tag.get("href") or tag.get("srcset") or tag.get("data") or tag.name
            )
            if not _own(site, urljoin(site.address(path), target)):
                yield f"{path}: <{tag.name}> asks for {target}"
        for tag in page.select("a[href]"):
            address = urljoin(site.address(path), str(tag["href"]))
            if not _own(site, address) and urlsplit(address).scheme not in FOLLOWED_ONLY:
                yield f"{path}: a link to {tag['href']}"


def outside(site: Built) -> set[str]:
    """Return the other hosts that pages link to."""
    addresses = (
        urljoin(site.address(path), str(tag["href"]))
        for path, page in site.pages()
        for tag in page.select("a[href]")
    )
    hosts = {urlsplit(address).netloc for address in addresses if not _own(site, address)}
    return hosts - {""}


def orphans(site: Built) -> Iterator[str]:
    """Yield pages that no other page links to."""
    linked = {
        site.file_at(urldefrag(urljoin(site.address(path), str(tag["href"])))[0])
        for path, page in site.pages()
        for tag in page.select("a[href]")
    }
    yield from (f"{path}: no link leads here" for path, _ in site.pages() if path not in linked)


def _own(site: Built, address: str) -> bool:
    return urlsplit(address).netloc == urlsplit(site.url).netloc
