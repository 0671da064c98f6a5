"""All languages have the same pages with the same structure, and name each other rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.site.built import ENDED
from tests.site.sources import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

    from tests.site.built import Built

UNTRANSLATED = ".language-switch small"  # says that there is no translation yet
LISTS = ".dated-list, .article-list, .neighbours"
TESTED = "#test-pages"  # what was looked at on the day of a record, in each language
EDITION = ".edition"  # the way to the same in other words
BEHIND = ".state a[hreflang]"  # says that the original is newer


def alternates(page: BeautifulSoup) -> dict[str, str]:
    """Return hreflang → address, as the head gives them."""
    return {str(tag["hreflang"]): str(tag["href"]) for tag in page.select("link[rel=alternate][hreflang]")}


def stands_alone(site: Built, page: BeautifulSoup) -> bool:
    """Tell whether a page says that it is not translated yet, or it or its translation has ended."""
    links = (site.file_at(str(tag["href"])) for tag in page.select(".language-switch a"))
    ended = any(site.page(path).select(ENDED) for path in links if path)
    return ended or bool(page.select(f"{UNTRANSLATED}, {ENDED}"))


def wrong_alternates(site: Built) -> Iterator[str]:
    """Yield pages whose hreflang is not absolute, not mutual, or lacks itself or x-default."""
    for path, page in site.pages():
        found = alternates(page)
        language = str(page.html["lang"]) if page.html else ""
        if language in EDITIONS:  # which are no translations
            yield from (f"{path}: an edition with hreflang {code}" for code in found)
            continue
        if not found:
            if not stands_alone(site, page):
                yield f"{path}: no alternates"
            continue
        if found.get(language) != site.address(path):
            yield f"{path}: does not name itself as {language}"
        if "x-default" not in found:
            yield f"{path}: no x-default"
        for code, address in found.items():
            target = site.file_at(address) if urlsplit(address).scheme else None
            if target is None or alternates(site.page(target)) != found:
                yield f"{path}: {code} {address} does not say the same"


def unequal(site: Built, first: str, second: str) -> Iterator[str]:
    """Yield where two versions of a page differ in headings, list items, links within the site, or ids."""
    has_ended = any(page.select(ENDED) for _, page in site.pages())
    for path, page in site.pages():
        if not page.html or page.html["lang"] != first:
            continue
        other_path = site.file_at(alternates(page).get(second, "")) or ""
        other = site.page(other_path) if other_path else None
        if other is None:
            if not stands_alone(site, page):
                yield f"{path}: not in {second}"
            continue
        if any(version.select(BEHIND) for version in (page, other)):
            continue
        if has_ended and page.select(LISTS):  # it may have ended in one language only
            continue
        for name, count in (("headings", headings), ("list items", items), ("ids", ids), ("links", targets)):
            one, two = count(page), count(other)
            if one != two:
                yield f"{path}: {name} differ: {one} and {two}"


def headings(page: BeautifulSoup) -> list[str]:
    """Return the levels of the headings in their order."""
    return [tag.name for tag in page.select("main :is(h1, h2, h3, h4)")]


def items(page: BeautifulSoup) -> int:
    """Return the number of list items and terms."""
    return len(page.select(f"main :is(li, dt):not({TESTED} li)"))


def ids(page: BeautifulSoup) -> list[str]:
    """Return all ids in their order."""
    return [str(tag["id"]) for tag in page.select("[id]")]


def targets(page: BeautifulSoup) -> list[str]:
    """Return where the links of the main part lead, without the folder of the language they lead to."""
    home = "".join(str(tag["href"]) for tag in page.select("a.header-name"))
    own = "".join(str(tag["lang"]) for tag in page.select("html"))
    root = home.removesuffix(f"{own}/")
    # A map is searched with the address in each language.
    links = [
        tag
        for tag in page.select(f"main a[href]:not({TESTED} a, {EDITION} a)")
        if "external" not in tag.get_attribute_list("rel")
    ]
    # A page that is not translated is linked to in its own language.
    languages = [str(tag.get("hreflang", own)) for tag in links]
    return [
        str(tag["href"]).removeprefix(home).removeprefix(root).removeprefix(f"{language}/")
        for tag, language in zip(links, languages, strict=True)
    ]
