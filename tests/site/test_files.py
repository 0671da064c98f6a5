"""The exact set of files that the public site consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.site.built import Built

PER_LANGUAGE = """\
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
ONCE = """\
favicon.png
favicon.svg
images/share-en.png
images/share-ja.png
robots.txt
sitemap.xml
"""


def test_the_site_is_exactly_these_files(site: Built) -> None:
    each = PER_LANGUAGE.splitlines()
    assert sorted(site.files) == sorted([*each, *(f"en/{path}" for path in each), *ONCE.splitlines()])


def test_robots_may_read_everything_and_find_the_sitemap(at_root: Built, below_path: Built) -> None:
    assert at_root.files["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://guide.example/sitemap.xml"
    )
    assert below_path.files["robots.txt"].decode().endswith("https://example.org/guide-site/sitemap.xml")


def test_share_images_are_as_large_as_previews_want_them(at_root: Built) -> None:
    for language in ("ja", "en"):
        png = at_root.files[f"images/share-{language}.png"]
        size = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")  # PNG 1.2, IHDR
        assert (png[:8], size) == (b"\x89PNG\r\n\x1a\n", (1200, 630))
