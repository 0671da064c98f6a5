"""Pages with furigana are the ordinary ones with a reading above all kanji, and lead to each other."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from bs4.element import Tag

from tests.site.built import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bs4 import BeautifulSoup

    from tests.site.built import Built

SWITCH = "a.furigana-switch"  # leads from either page to the other
LINKS = f"a[href]:not({SWITCH})"
WITH = "html.furigana"
ONWARD = f"{WITH} a[href]:not([rel=alternate], [lang])"
OWN = f"meta[http-equiv], style, link[hreflang], {SWITCH}"  # in which the two are not the same
COMPARED = {"id", "class", "lang", "title", "alt", "content", "href", "aria-label"}
KANJI = re.compile("[々\u3400-\u9fff]")
RUBY = re.compile("<ruby>.*?</ruby>")
READ = re.compile("<ruby>[^<]+<rp>（</rp><rt>[\u3041-\u30fc]+</rt><rp>）</rp></ruby>")
READING = re.compile("<r[pt]>.*?</r[pt]>")
TAGS = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)


def wrong(site: Built) -> Iterator[str]:
    """Yield pages whose other version is missing, says something else, or lacks a reading."""
    switches = {path: str(tag["href"]) for path, page in site.all_pages() for tag in page.select(SWITCH)}
    others = {path: site.file_at(address) for path, address in switches.items()}
    found = dict(site.furigana())
    yield from (f"{path}: nothing leads there" for path in found if path not in others.values())
    for path, other in others.items():
        if other is None or others.get(other) != path or (path in found) == (other in found):
            yield f"{path}: {other} does not lead back"
        elif path in found:
            yield from (f"{path}: {what}" for what in _differences(site, path, other, switches))
    for path, page in site.all_pages():
        yield from (f"{path}: no readings at {link}" for link in _unread(site, page, switches, found))


def _unread(
    site: Built, page: BeautifulSoup, switches: Collection[str], read: Collection[str]
) -> Iterator[str]:
    """Yield links of a page with furigana to pages whose version with furigana they pass over."""
    for link in page.select(ONWARD):
        file = site.file_at(str(link["href"]).partition("#")[0])
        if file in switches and file not in read:
            yield str(link["href"])


def _differences(site: Built, path: str, ordinary: str, switches: Mapping[str, str]) -> Iterator[str]:
    html = site.files[path].decode()
    yield from (f"no reading in {found[0]}" for found in RUBY.finditer(html) if not READ.fullmatch(found[0]))
    body = TAGS.sub("", RUBY.sub("", html.partition("<body>")[2]))
    if found := KANJI.search(body):
        yield f"no reading above {body[max(0, found.start() - 5) : found.end() + 5]}"
    page, same = parse(READING.sub("", html).encode()), site.page(ordinary)
    if _text(page) != _text(same):
        yield "says something else"
    if [*_attributes(page)] != [*_attributes(same)]:
        yield "has other attributes"
    for link, original in zip(page.select(LINKS), same.select(LINKS), strict=False):
        target, sign, fragment = str(original["href"]).partition("#")
        own = switches.get(site.file_at(target) or "", "") if target else ""
        if link["href"] != (f"{own}{sign}{fragment}" if own else original["href"]):
            yield f"{link['href']} instead of {own or original['href']}"


def _text(page: BeautifulSoup) -> str:
    """Return all text that readers see, without the space between words."""
    own = {id(string) for tag in page.select(OWN) for string in tag.find_all(string=True)}
    strings = (string for string in page.find_all(string=True) if id(string) not in own)
    return re.sub(r"\s+", "", "".join(strings))


def _attributes(page: BeautifulSoup) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the attributes of all elements but where links lead."""
    own = {id(tag) for tag in page.select(OWN)}
    for tag in chain.from_iterable(part.descendants for part in page.select("head, body")):
        if isinstance(tag, Tag) and tag.attrs.keys() & COMPARED and id(tag) not in own:
            yield (
                tag.name,
                {name: value for name, value in tag.attrs.items() if name != "href" or tag.name == "link"},
            )
