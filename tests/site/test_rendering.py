"""What readers see on the built pages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.site import sources

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.site.built import Built

ARTICLES = ("sowing", "watering", "harvest")  # in the guide's order


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_opens_with_outcomes_and_contents_and_closes_with_contacts(site: Built, name: str) -> None:
    for prefix in ("", "en/"):
        page = site.page(f"{prefix}guide/{name}/index.html")
        assert page.select(".outcomes li") != []
        contents = [str(link["href"])[1:] for link in page.select(".toc a")]
        assert contents == [str(heading["id"]) for heading in page.select("article .text h2")]
        assert [str(time["datetime"]) for time in page.select(".facts time")] == ["2025-03-02", "2026-11-03"]
        assert len(page.select(".contact-box a.phone")) == 2
        assert page.select(".topics a") != []


def test_articles_follow_each_other_in_the_guide_s_order(at_root: Built) -> None:
    for before, after in pairwise(ARTICLES):
        one = at_root.page(f"guide/{before}/index.html").select("a[rel=next]")
        two = at_root.page(f"guide/{after}/index.html").select("a[rel=prev]")
        assert [one[0]["href"], two[0]["href"]] == [f"/guide/{after}/", f"/guide/{before}/"]


def test_steps_are_an_ordered_list_that_leads_to_their_sections(site: Built) -> None:
    for prefix in ("", "en/"):
        page = site.page(f"{prefix}guide/sowing/index.html")
        [steps] = page.select(".path ol")
        found = [str(link["href"]) for link in steps.select("li > a")]
        assert found == ["#choosing", "#sowing", "#planting", "#harvest"]
        assert page.select(".path img, .path script, .path svg:not([aria-hidden=true])") == []
        assert len(page.select(".path li:nth-child(odd) > svg:last-child")) == 2  # where to rest


def test_the_home_page_leads_to_all_articles_and_both_offices(site: Built) -> None:
    for prefix in ("", "en/"):
        page = site.page(f"{prefix}index.html")
        ways = [str(heading["id"]) for heading in page.select(".ways-in h2")]
        assert ways == ["beginners", "family", "gardeners"]
        assert len(page.select(".article-list li")) == len(ARTICLES)
        assert len(page.select(".contact-box a.phone")) == 2


def test_interface_strings_are_in_the_language_of_the_page(site: Built) -> None:
    """Macros that are imported without context would speak the default language."""
    japanese = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
    found = [
        (path, str(text))
        for path, page in site.pages()
        for text in page.select("body")[0].find_all(string=japanese)
        if path.startswith("en/") and not text.find_parent(lang="ja") and not text.find_parent(class_="text")
    ]
    assert found == []


def test_headings_break_only_between_phrases(at_root: Built) -> None:
    [heading] = at_root.page("guide/sowing/index.html").select("h1")
    assert heading.decode_contents() == "種まきから<wbr/>収穫までの<wbr/>順番"
    assert [page for page, soup in at_root.pages() if page.startswith("en/") and soup.select("wbr")] == []


def test_japanese_lines_are_joined_without_a_space(at_root: Built) -> None:
    broken = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff、。]\n[\u3040-\u30ff\u4e00-\u9fff]")
    paragraphs = [(path, p.get_text()) for path, page in at_root.pages() for p in page.select("main .text p")]
    assert len(paragraphs) > 50
    assert [(path, text) for path, text in paragraphs if broken.search(text)] == []


@pytest.mark.parametrize(("prefix", "locale"), [("", "ja_JP"), ("en/", "en_GB")])
def test_a_shared_link_shows_title_text_and_an_image_of_its_language(
    below_path: Built, prefix: str, locale: str
) -> None:
    page = below_path.page(f"{prefix}guide/sowing/index.html")
    told = {str(tag["property"]): str(tag["content"]) for tag in page.select('meta[property^="og:"]')}
    assert told["og:url"] == f"https://example.org/guide-site/{prefix}guide/sowing/"
    assert told["og:image"] == below_path.address(below_path.static(f"images/share-{locale[:2]}.png"))
    assert (told["og:locale"], told["og:type"], bool(told["og:image:alt"])) == (locale, "article", True)
    assert told["og:title"] == _text(page.select("h1")[0])


def test_the_menu_marks_the_page_that_is_open(site: Built) -> None:
    for prefix in sources.LANGUAGES.values():
        for name in ("guide", "families", "about", "contact"):
            page = site.page(f"{prefix}{name}/index.html")
            [current] = page.select('.menu [aria-current="page"]')
            assert site.file_at(str(current["href"])) == f"{prefix}{name}/index.html"
