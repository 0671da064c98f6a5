"""`_headers` and `_redirects`, which Cloudflare Pages and Netlify read from the published folder itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.hosting.published import field_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.hosting.published import Published

HEADERS, REDIRECTS = "_headers", "_redirects"
# Cloudflare Pages, "Headers": it passes over what is beyond.
MOST_RULES = 100
LONGEST_LINE = 2000
# These hosts know a page's and a picture's type, and let browsers ask for a page again, with its ETag.
KNOWN_TYPES = ("text/html", "image/", "application/pdf")
CACHE = "Cache-Control"


def headers(site: Published) -> str:
    """Return the text of `_headers`; raise ValueError for what a host would pass over.

    Where several rules fit, Cloudflare joins their values with commas: so no header is in two that do. Only
    those of areas are: the line with `!` takes the first value away. Netlify passes over that line. If it
    also sends both values there, the stricter one counts: today's browsers show a PDF all the same, and a
    search page its lists as without scripts, but the page for writing stays blank (docs/hosting.md).

    What has a type of its own is named by its exact address: hosts differ in what they let a `*` stand for.
    Only a folder with many files of one type is named as a whole.
    """
    rules = list(_rules(site))
    if len(rules) > MOST_RULES:
        raise ValueError(f"{HEADERS}: {len(rules)} rules, but hosts read only {MOST_RULES}")
    lines = [line for rule in rules for line in rule]
    if long := [line for line in lines if len(line) > LONGEST_LINE]:
        raise ValueError(f"{HEADERS}: longer than {LONGEST_LINE} characters: {long[0]}")
    return "".join(f"{line}\n" for line in lines)


def _rules(site: Published) -> Iterator[list[str]]:
    """Yield each rule's lines: an address, and headers."""
    lasting = site.headers.lasting
    yield [f"{site.base}/*", *(_field(*header) for header in site.headers.everywhere.items())]
    yield [f"{site.base}/{lasting}*", _field(CACHE, site.headers.cache_control(lasting))]
    for area in site.headers.areas:
        yield from ([f"{site.base}/{folder}*", *_instead(area.instead)] for folder in area.folders)
    for folder in site.headers.alike:
        if path := next((path for path in site.paths if path.startswith(folder)), ""):
            yield [f"{site.base}/{folder}*", _field("Content-Type", site.headers.content_type(path))]
    for path in site.paths:
        kind = site.headers.content_type(path)
        if not path.startswith((lasting, *site.headers.alike)) and not kind.startswith(KNOWN_TYPES):
            yield [f"{site.base}/{path}", _field("Content-Type", kind)]


def _instead(headers: Mapping[str, str]) -> Iterator[str]:
    for header in headers.items():
        yield from (f"  ! {header[0]}", _field(*header))


def _field(name: str, value: str) -> str:
    return f"  {name}: {field_value(value)}"


def redirects(site: Published) -> str:
    """Return the text of `_redirects`: one line for each old address."""
    return "".join(f"{old} {new} 301\n" for old, new in site.redirects().items())
