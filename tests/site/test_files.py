"""The exact set of files that the public site consists of, and what robots are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.site import sources
from tests.site.checks import files, search_engines

if TYPE_CHECKING:
    from tests.site.built import Built

PAGE = "about/index.html"


@pytest.mark.parametrize(
    "path",
    [PAGE, "en/contact/mill/contact.vcf", "topics/balcony/index.html", "news/2/index.html", "share.png"],
)
def test_a_file_that_is_missing_or_too_much_is_found(path: str, at_root: Built) -> None:
    there = path in at_root.files
    other = at_root.without(path) if there else replace(at_root, files={**at_root.files, path: b""})
    assert list(files.wrong(other, sources.INVENTED)) == [f"{'missing' if there else 'too much'}: {path}"]


def test_a_missing_picture_is_found(at_root: Built) -> None:
    other = at_root.without(at_root.static("images/pots.png"))
    assert list(files.wrong(other, sources.INVENTED)) == ["missing: static/images/pots.png"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</head>", '<meta name="robots" content="noindex"></head>', f"{PAGE}: is hidden"),
        ('<link rel="canonical"', "<link", f"{PAGE}: canonical is []"),
    ],
)
def test_a_wrong_word_to_search_engines_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    assert next(search_engines.wrong(at_root.with_fault(PAGE, old, new))) == found


def test_robots_may_read_everything_and_find_the_sitemap(at_root: Built, below_path: Built) -> None:
    assert at_root.files["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://guide.example/sitemap.xml"
    )
    assert below_path.files["robots.txt"].decode().endswith("https://example.org/guide-site/sitemap.xml")
