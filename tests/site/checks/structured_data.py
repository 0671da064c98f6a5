"""What JSON-LD tells search engines stands on the page too, word for word."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

    from tests.site.built import Built

ADDRESSES = {"@id", "item", "url", "urlTemplate"}  # these are compared with where pages live
LINKS = {"sameAs", "url"}  # where they are outside, the page has a link there
TIMES = {"opens", "closes"}  # hours and minutes, which some languages write without a leading zero
NUMBERS = {"telephone", "faxNumber"}  # in E.164, which pages show in the form of their language
HOME = re.compile(r"\+81(\d+)")
# These are not for readers.
CODES = {"@type", "@context", "addressCountry", "dayOfWeek", "inLanguage", "position", "query-input"}


def graphs(page: BeautifulSoup) -> list[dict[str, Any]]:
    """Return all things that a page's JSON-LD describes."""
    found = [json.loads(tag.decode_contents()) for tag in page.select('script[type="application/ld+json"]')]
    return [thing for document in found for thing in document["@graph"]]


def unseen(site: Built) -> Iterator[str]:
    """Yield values that a reader of the page does not see, and addresses that are not this site's."""
    for path, page in site.pages():
        text = " ".join(page.body.get_text().split()) if page.body else ""
        linked = {str(link["href"]) for link in page.select('a[href^="https:"]')}
        for key, value in _values(graphs(page)):
            if (key in LINKS and value in linked) or key in CODES:
                continue
            if key in ADDRESSES:
                if site.file_at(re.split("[#?]", value)[0]) is None:
                    yield f"{path}: {key} {value} leads nowhere"
            elif not _shows(text, key, value):
                yield f"{path}: {key} {value!r} is not on the page"


def _shows(text: str, key: str, value: str) -> bool:
    """Tell whether a text has a value as readers know it: numbers are dialled at home or from abroad."""
    if key in TIMES:
        return value.removeprefix("0") in text
    if key not in NUMBERS:
        return value in text
    digits = re.sub(r"\D", "", text)
    if not (found := HOME.fullmatch(value)):
        return False
    return any(f"{before}{found[1]}" in digits for before in ("0", "81"))


def wrong_breadcrumbs(site: Built) -> Iterator[str]:
    """Yield pages whose BreadcrumbList is not the visible one."""
    for path, page in site.pages():
        shown = [" ".join(tag.get_text().split()) for tag in page.select(".breadcrumbs li")]
        told = [
            item["name"]
            for thing in graphs(page)
            if thing["@type"] == "BreadcrumbList"
            for item in sorted(thing["itemListElement"], key=lambda item: int(item["position"]))
        ]
        if shown != told and not page.select('meta[name="robots"][content="noindex"]'):
            yield f"{path}: {told} is told, {shown} is shown"


def _values(thing: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(thing, dict):
        for name, value in thing.items():
            yield from _values(value, name)
    elif isinstance(thing, list):
        for value in thing:
            yield from _values(value, key)
    else:
        yield key, str(thing)
