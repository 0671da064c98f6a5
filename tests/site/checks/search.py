"""The index of the search has every page that search engines may list, as it is now, and no other."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

    from tests.site.built import Built

INDEX = "search/pages.json"
FURTHER = re.compile(r"/[0-9]+/index\.html$")  # a list that goes on
NOINDEX = 'meta[name="robots"][content="noindex"]'


def wrong(site: Built) -> Iterator[str]:
    """Yield pages that an index lacks, has too much, or tells otherwise than they are."""
    for path in sorted(path for path in site.files if path.endswith(INDEX)):
        prefix = path.removesuffix(INDEX)
        language = _language(site.page(f"{prefix}search/index.html"))
        pages = {
            name: page
            for name, page in site.pages()
            if _language(page) == language and not page.select(NOINDEX) and not FURTHER.search(name)
        }
        known = {f"{prefix}{page['url']}index.html": page for page in json.loads(site.files[path])["pages"]}
        yield from (f"{path}: lacks {name}" for name in sorted(pages.keys() - known.keys()))
        yield from (f"{path}: has {name}, too" for name in sorted(known.keys() - pages.keys()))
        for name in sorted(pages.keys() & known.keys()):
            yield from (f"{path}: {name} does not say {text!r}" for text in _unsaid(pages[name], known[name]))


def _language(page: BeautifulSoup) -> str:
    return str(page.select("html")[0]["lang"])


def _unsaid(page: BeautifulSoup, known: dict[str, Any]) -> Iterator[str]:
    """Yield what an index tells of a page and is not there: words, and anchors."""
    readings = {id(text) for tag in page.select("rt, rp") for text in tag.find_all(string=True)}
    [element] = page.select("main")
    main = _squeezed("".join(text for text in element.strings if id(text) not in readings))
    if known["description"] != page.select("meta[name=description]")[0]["content"]:
        yield known["description"]
    texts = [known["title"]]
    for anchor, heading, text in known["sections"]:
        texts += [heading, *text.split("\n")]
        if anchor and not page.find(id=anchor):
            yield f"#{anchor}"
    yield from (text for text in texts if _squeezed(text) not in main)


def _squeezed(text: str) -> str:
    return "".join(text.split())
