"""What Cloudflare Pages and Netlify make of `_headers`: what every file is to have."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from plugins.hosting.headers import REVALIDATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.hosting.expected import Expected
    from tests.hosting.planted import Placed

# What both hosts send by themselves, as their documentation has it: ask again each time, with the ETag.
DEFAULT_CACHE = "public, max-age=0, must-revalidate"
DEFAULT_TYPES = {
    "": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    # Or `application/javascript`, which browsers take for the same (HTML, "JavaScript MIME type").
    ".js": "text/javascript; charset=utf-8",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def rules(text: str) -> list[tuple[str, str, str]]:
    """Return (pattern, name, value) for each line with a header; "!" is the value of one taken away."""
    found, pattern = [], ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found.append((pattern, name.removeprefix("! "), value or "!"))
        else:
            pattern = line
    return found


def sent(text: str, target: str) -> dict[str, str]:
    """Return what is sent for a target; Cloudflare joins the values of all rules that fit."""
    values: dict[str, list[str]] = {}
    for pattern, name, value in rules(text):
        if fnmatchcase(target, pattern) and value == "!":
            del values[name]
        elif fnmatchcase(target, pattern):
            values.setdefault(name, []).append(value)
    last = target.rpartition("/")[2]
    kind = DEFAULT_TYPES.get(last[last.rfind(".") :] if last else "", "")
    defaults = {"Content-Type": kind, "Cache-Control": DEFAULT_CACHE}
    return {**defaults, **{name: ", ".join(all_of) for name, all_of in values.items()}}


def disagreeing(text: str, site: Expected) -> Iterator[str]:
    """Yield where a host would send something else than is meant."""
    for target, path in site.targets().items():
        meant = site.headers.of(path)
        if meant["Cache-Control"] == REVALIDATED:
            meant["Cache-Control"] = DEFAULT_CACHE
        found = sent(text, target)
        names = sorted(name for name in meant | found if meant.get(name) != found.get(name))
        yield from (f"{target}: {name}: {found.get(name)}" for name in names)


@pytest.mark.parametrize("place", ["root", "path"])
def test_hosts_that_read_it_send_what_is_meant(place: str, placed: Callable[[str], Placed]) -> None:
    site = placed(place).site
    assert list(disagreeing(site.files["_headers"].decode(), site)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  Referrer-Policy: no-referrer\n", "", "/: Referrer-Policy: None"),
        ("  Referrer-Policy: no-referrer\n", "  Referrer-Policy: x\n", "/: Referrer-Policy: x"),
        ("/*\n", "/*\n  Cache-Control: no-cache\n", "/: Cache-Control: no-cache"),
        ("/*\n", "/*\n  X: y\n", "/: X: y"),
        ("/static/*", "/statics/*", f"/static/favicon.svg: Cache-Control: {DEFAULT_CACHE}"),
        ("  ! Content-Security-Policy\n", "", "/files/flyer.pdf: Content-Security-Policy: default-src"),
        ("/feed.xml\n", "/atom.xml\n", "/feed.xml: Content-Type: "),
        ("/feed.xml\n", "/*.xml\n", "/sitemap.xml: Content-Type: "),
    ],
)
def test_a_fault_is_found(old: str, new: str, told: str, placed: Callable[[str], Placed]) -> None:
    site = placed("root").site
    text = site.files["_headers"].decode()
    assert old in text
    icon = next(target for target in site.targets() if target.endswith(".svg"))
    found = list(disagreeing(text.replace(old, new), site))
    assert [line for line in found if line.startswith(told.replace("/static/favicon.svg", icon))]


@pytest.mark.parametrize("place", ["root", "path"])
def test_old_addresses_lead_on(place: str, placed: Callable[[str], Placed]) -> None:
    built = placed(place)
    base = built.site.base
    assert built.site.files["_redirects"].decode() == (
        f"{base}/furigana/news/shut/ {base}/furigana/news/closed/ 301\n"
        f"{base}/furigana/old.html {base}/furigana/news/closed/ 301\n"
        f"{base}/furigana/%E6%97%A7%E3%81%84/ {base}/furigana/news/closed/ 301\n"
        f"{base}/news/shut/ {base}/news/closed/ 301\n"
        f"{base}/old.html {base}/news/closed/ 301\n"
        f"{base}/%E6%97%A7%E3%81%84/ {base}/news/closed/ 301\n"
    )
