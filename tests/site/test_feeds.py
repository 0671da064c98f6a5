"""Feeds and the sitemap of the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.site.checks import feeds

if TYPE_CHECKING:
    from tests.site.built import Built


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</feed>", "", "no element found"),
        ('xml:lang="ja"', "", "not an Atom feed with xml:lang"),
        ('rel="self"', 'rel="x"', "self is []"),
        ("<author>", "<contributor>", "mismatched tag"),
        ("+09:00", "", "is not a time with a zone"),
        ("<entry>", '<entry><link rel="alternate" href="https://guide.example/x/"/>', "entry links to"),
        ("<title>", "<title/><title>", "feed without title"),
    ],
)
def test_an_ill_made_feed_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    lines = list(feeds.ill_made_feeds(at_root.with_fault("feed.xml", old, new)))
    assert any(line.startswith("feed.xml: ") and found in line for line in lines)


def test_an_id_that_stands_twice_is_found(at_root: Built) -> None:
    first = feeds_ids(at_root, "feed.xml")[0]
    faulty = at_root.with_fault("feed.xml", feeds_ids(at_root, "feed.xml")[1], first)
    assert list(feeds.ill_made_feeds(faulty)) == ["feed.xml: ids are not unique"]


def test_ids_stay_when_the_site_moves(at_root: Built, below_path: Built) -> None:
    assert feeds_ids(at_root, "en/feed.xml") == feeds_ids(below_path, "en/feed.xml")
    assert feeds_ids(at_root, "feed.xml")[0] == "urn:uuid:73c8f475-415c-5fe3-8831-d564b3bc33d8"


def test_a_feed_holds_the_articles_of_its_language(at_root: Built) -> None:
    feed = ET.fromstring(at_root.files["en/feed.xml"])  # noqa: S314 - our own file
    links = [str(link.get("href")) for link in feed.findall(f"{feeds.ATOM}entry/{feeds.ATOM}link")]
    assert sorted(links) == [
        f"https://guide.example/en/{name}/"
        for name in ("guide/harvest", "guide/sowing", "guide/watering", "news/market", "news/winter")
    ]
    assert feed.get(feeds.LANG) == "en"


def test_a_relative_link_in_a_feed_s_text_is_found(below_path: Built) -> None:
    faulty = below_path.with_fault("feed.xml", "</content>", '&lt;a href="/guide-site/"&gt;</content>')
    assert list(feeds.relative_links(faulty)) == ["feed.xml: a relative link to /guide-site/"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("<loc>https://guide.example/about/</loc>", "<loc>https://guide.example/x/</loc>", "no such page"),
        ("<loc>https://guide.example/about/</loc>", "<loc>https://guide.example/404.html</loc>", "is listed"),
        ("<loc>https://guide.example/about/</loc>", "<loc>https://guide.example/</loc>", "is not listed"),
        ('hreflang="en"', 'hreflang="fr"', "other languages differ"),
        ("<lastmod>", "<lastmod>x", "no day of the last change"),
    ],
)
def test_a_wrong_sitemap_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    lines = list(feeds.wrong_sitemap(at_root.with_fault("sitemap.xml", old, new)))
    assert any(line.endswith(found) for line in lines)


def feeds_ids(site: Built, path: str) -> list[str]:
    feed = ET.fromstring(site.files[path])  # noqa: S314 - our own file
    return [element.text or "" for element in feed.iter(f"{feeds.ATOM}id")]
