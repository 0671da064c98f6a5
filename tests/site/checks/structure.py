"""Every page is well made by itself: one heading at the top, ids once, a policy that fits, a small size."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import brotli
from bs4.element import Tag

from plugins.hosting.published import PACKED
from tests.site.built import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.built import Built

BROTLI, _ = PACKED
SEARCH = "form[role=search]"
SCRIPT = re.compile(r'<script src="[a-z/-]*/static/search\.[0-9a-f]{10}\.js" type="module"></script>')
BUDGET = 13_000  # bytes on the wire, brotli 11: what one round trip carries (design: first paint)
REQUESTS = 3  # the page itself and at most two more
POLICY = {
    "default-src": "'none'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
}
SCRIPT_POLICY = {**POLICY, "script-src": "'self'"}  # of the search pages
NEEDED = ("html[lang]", "title", "meta[name=description]", "main#main", "a.skip-link", "footer a.phone")
# What stands beside something else, on a line of its own or not; inside running text words need no space.
APART = ("dd", "small", "small + *", "time + *", "strong + a", "li > a + p", "a.phone")
# Pictures that a page asks for only when a reader comes near them do not keep it from being painted.
LOADED = (
    'img[src]:not([loading="lazy"]), script[src], iframe, object, video, audio,'
    'link[rel="stylesheet"], link[rel="preload"]'
)


def ill_made(site: Built) -> Iterator[str]:
    """Yield pages with a wrong outline, an id that stands twice, or without what every page must have."""
    for path, page in site.all_pages():
        levels = [int(tag.name[1]) for tag in page.select("h1, h2, h3, h4, h5, h6")]
        if levels.count(1) != 1 or levels[0] != 1:
            yield f"{path}: {levels.count(1)} h1"
        if any(after > before + 1 for before, after in pairwise(levels)):
            yield f"{path}: a heading level is left out"
        ids = Counter(str(tag["id"]) for tag in page.select("[id]"))
        yield from (f"{path}: id {name} stands twice" for name, count in ids.items() if count > 1)
        yield from (f"{path}: no {selector}" for selector in NEEDED if not page.select(selector))
        yield from (f"{path}: an image without alt" for image in page.select("img:not([alt])"))


def run_together(site: Built) -> Iterator[str]:
    """Yield neighbours that only styles keep apart: reader modes and text browsers show them as one word."""
    for path, page in site.pages():
        for selector in APART:
            for tag in page.select(selector):
                before = tag.previous_sibling
                if isinstance(before, Tag) and before.get_text(strip=True) and tag.get_text(strip=True):
                    yield f"{path}: {before.get_text(strip=True)[-10:]}{tag.get_text(strip=True)[:10]}"


def same_names(site: Built) -> Iterator[str]:
    """Yield titles and descriptions that two pages share."""
    pages = [page for _, page in site.pages() if not page.select(ENDED)]  # a notice may come every year
    for selector, name in (("title", "title"), ("meta[name=description]", "description")):
        tags = (tag for page in pages for tag in page.select(selector))
        found = Counter(tag.get("content", tag.text) for tag in tags)
        yield from (f"{name} stands {count} times: {text}" for text, count in found.items() if count > 1)


def against_policy(site: Built) -> Iterator[str]:
    """Yield what the own Content-Security-Policy of a page or an old address would block, or not block."""
    for path, page in chain(site.all_pages(), site.moved()):
        policy = str(page.select("meta[http-equiv=Content-Security-Policy]")[0]["content"])
        directives = dict(part.split(" ", 1) for part in policy.split("; "))
        expected = SCRIPT_POLICY if page.select(SEARCH) else POLICY
        if {name: directives[name] for name in directives if name != "style-src"} != expected:
            yield f"{path}: the policy is another one"
        sources = [_source(tag.decode_contents()) for tag in page.select("style")]
        if sources and sorted(directives.get("style-src", "").split()) != sorted(sources):  # in any order
            yield f"{path}: the style's hash is not the policy's"
        yield from (f"{path}: a style attribute on <{tag.name}>" for tag in page.select("[style]"))
        yield from (
            f"{path}: a script"
            for tag in page.select("script")
            if tag.get("type") != "application/ld+json"
            and not (page.select(SEARCH) and SCRIPT.fullmatch(str(tag)))
        )


def _source(text: str) -> str:
    """Return the source expression of a style (CSP 3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _size(content: bytes) -> int:
    """Return how many bytes are sent; that takes a while."""
    return len(brotli.compress(content, quality=11))


def _sent(site: Built, path: str) -> int:
    """Return how many bytes of a page are sent, by its compressed copy where it is that of the page."""
    content, copy = site.files[path], site.copies.get(f"{path}{BROTLI}")
    return len(copy) if copy and brotli.decompress(copy) == content else _size(content)


def too_large(site: Built, budget: int = BUDGET) -> Iterator[str]:
    """Yield pages that need more than the budget of bytes, or more requests than allowed, to paint."""
    for path, page in site.all_pages():
        if (size := _sent(site, path)) > budget:
            yield f"{path}: {size} bytes"
        requests = 1 + len(page.select(LOADED)) + 1  # the page, what it loads, one of its icons
        if requests > REQUESTS:
            yield f"{path}: {requests} requests"
