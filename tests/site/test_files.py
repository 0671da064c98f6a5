"""The exact set of files that the public site consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.site import sources
from tests.site.built import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import Built

# Addresses that others have linked to and printed: they stay, whatever else changes.
FIXED = """\
404.html
about/index.html
accessibility/index.html
contact/index.html
contact/pandora-no-kai/contact.vcf
contact/pandora-no-kai/index.html
contact/sj-pandora/contact.vcf
contact/sj-pandora/index.html
feed.xml
guide/about-support/index.html
guide/cautions/index.html
guide/center/index.html
guide/index.html
guide/programs/index.html
guide/steps/index.html
guide/summary/index.html
index.html
news/index.html
news/opening/index.html
privacy/index.html
topics/employment-support-hikikomori/index.html
topics/employment-support/index.html
topics/hikikomori/index.html
"""
ONCE = ["_headers", "robots.txt", "sitemap.xml"]


SECURITY = ".well-known/security.txt"  # only at the root of a host, and only until its day


def test_fixed_addresses_stay(site: Built) -> None:
    fixed = [prefix + path for prefix in sources.LANGUAGES.values() for path in FIXED.splitlines()]
    assert [path for path in [*fixed, *ONCE] if path not in site.files] == []


def test_the_site_is_what_its_sources_make_and_nothing_else(site: Built) -> None:
    expected: list[str] = []
    for language in sources.LANGUAGES:
        expected += sources.pages(language, "published", "ended")
        expected += sources.further_pages(language) + sources.old_pages(language)
    for language, prefix in sources.LANGUAGES.items():
        cards = [f"{prefix}contact/{office['id']}/contact.vcf" for office in sources.OFFICES]
        pdfs = [f"{prefix}{path}" for path in _below(sources.CONTENT / language, "files/**/[!.]*.pdf")]
        expected += [f"{prefix}feed.xml", *cards, *pdfs]
    named = [*_below(sources.CONTENT, "images/**/[!.]*"), *_below(PROJECT / "theme" / "static", "**/[!.]*")]
    static = [site.static(path) for path in named]
    security = [SECURITY] if sources.SECURITY_EXPIRES >= sources.TODAY and not urlsplit(site.url).path else []
    redirects = ["_redirects"] if any(map(sources.old_pages, sources.LANGUAGES)) else []
    assert sorted(site.files) == sorted([*expected, *static, *redirects, *security, *ONCE])


def _below(folder: Path, pattern: str) -> list[str]:
    """Return the files below a folder that match, by their paths from there."""
    return [path.relative_to(folder).as_posix() for path in folder.glob(pattern) if path.is_file()]


def test_robots_may_read_everything_and_find_the_sitemap(at_root: Built, below_path: Built) -> None:
    assert at_root.files["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://guide.example/sitemap.xml"
    )
    assert below_path.files["robots.txt"].decode().endswith("https://example.org/guide-site/sitemap.xml")


def test_share_images_are_as_large_as_previews_want_them(at_root: Built) -> None:
    for language in sources.LANGUAGES:
        png = at_root.files[at_root.static(f"images/share-{language}.png")]
        size = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")  # PNG 1.2, IHDR
        assert (png[:8], size) == (b"\x89PNG\r\n\x1a\n", (1200, 630))
