"""An invented published site, in two languages, with an old address."""

from __future__ import annotations

from plugins.hosting.headers import Area, Headers
from plugins.hosting.published import Published

POLICY = "default-src 'none'; style-src 'sha256-x='"
EVERYWHERE = {"Content-Security-Policy": POLICY, "Permissions-Policy": "camera=(), usb=()"}
SEARCHING = "script-src 'self'"
WRITING = "default-src 'none'; script-src 'self'"
PATHS = (
    "404.html",
    "contact/hall/contact.vcf",
    "en/404.html",
    "en/files/flyer.pdf",
    "en/feed.xml",
    "feed.xml",
    "en/search/grams/0.json",
    "en/search/grams/1.json",
    "en/search/pages.json",
    "index.html",
    "search/index.html",
    "sitemap.xml",
    "static/a.0123456789.svg",
    "write/index.html",
)
OLD = ("en/old.html", "en/new/")


def site(
    *,
    base: str = "",
    everywhere: dict[str, str] = EVERYWHERE,
    paths: tuple[str, ...] = PATHS,
    moved: tuple[tuple[str, str], ...] = (OLD,),
) -> Published:
    """Return the site; `base` is where it lives below its host's root."""
    instead = {name: "frame-ancestors 'none'" for name in everywhere if name == "Content-Security-Policy"}
    areas = (
        Area(("files/", "en/files/"), instead),
        Area(("search/", "en/search/"), dict.fromkeys(instead, SEARCHING)),
        Area(("write/",), dict.fromkeys(instead, WRITING)),
    )
    alike = ("search/grams/", "en/search/grams/")
    headers = Headers(everywhere, "feed.xml", "static/", areas, alike)
    return Published(headers, "https://guide.example", base, ("", "en/"), paths, moved)
