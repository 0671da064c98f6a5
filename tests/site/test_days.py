"""What is dated appears on its day, ends after its last day, and never shows before or as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import days
from tests.site.checks import feeds, languages, links, structure

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import Built

PAGE = "news/closed/index.html"
MARK = b"Closed"
CHECKS = (links.broken, links.orphans, languages.wrong_alternates, structure.ill_made, feeds.wrong_sitemap)


def names(site: Built) -> list[str]:
    """Return the files that speak of the piece of news."""
    return sorted(path for path, content in site.files.items() if MARK in content)


@pytest.mark.parametrize(
    ("day", "more"),
    [
        ("2027-01-04", ""),
        ("2027-01-04", "Expires: 2027-01-05\n"),
        ("2027-01-05", "Status: draft\n"),
        ("2028-01-01", "Status: draft\nExpires: 2027-02-01\n"),
    ],
)
def test_what_is_not_public_is_nowhere_in_the_output(project: Path, day: str, more: str) -> None:
    days.write(project, "ja/news/closed.md", more=f"Aliases: news/shut/\n{more}")
    site = days.on(project, day)
    assert names(site) == []
    assert [path for path in site.files if "closed" in path or "shut" in path] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "more"), [("2027-01-05", ""), ("2027-01-05", "Expires: 2027-01-05\n"), ("2030-01-01", "")]
)
def test_what_is_public_is_on_its_page_in_lists_and_feeds(project: Path, day: str, more: str) -> None:
    days.write(project, "ja/news/closed.md", more=more)
    site = days.on(project, day)
    expected = [PAGE, "news/index.html", "index.html", "feed.xml", "topics/balcony/index.html"]
    assert [path for path in expected if path not in names(site)] == []
    assert b"/news/closed/" in site.files["sitemap.xml"]
    for check in CHECKS:
        assert list(check(site)) == []


def test_the_day_of_a_change_is_never_before_the_day_of_publication(project: Path) -> None:
    days.write(project, "ja/news/closed.md")
    page = days.on(project, "2027-01-05").page(PAGE)  # and of the two, one that is the other stands once
    assert [tag["datetime"] for tag in page.select("main header time")] == ["2027-01-05"]


def test_after_its_last_day_an_address_says_so_and_nothing_else_speaks_of_it(project: Path) -> None:
    more = "Expires: 2027-01-09\nAliases: news/shut/\n"
    days.write(project, "ja/news/closed.md", more=more)
    site = days.on(project, "2027-01-10")
    assert names(site) == [f"furigana/{PAGE}", "furigana/news/shut/index.html", PAGE, "news/shut/index.html"]
    page = site.page(PAGE)
    assert "Words only here." not in page.text
    assert "このページの掲載は終わりました。" in page.text
    assert [tag["content"] for tag in page.select("meta[name=robots]")] == ["noindex"]
    assert page.select("link[rel=canonical], link[hreflang]") == []
    assert [tag["href"] for tag in page.select("main .text a")] == ["/news/", "/"]
    assert b"closed" not in site.files["sitemap.xml"]
    for check in (links.broken, feeds.wrong_sitemap):
        assert list(check(site)) == []


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        (
            "ja",
            "取り下げたページ",
            ["このページは取り下げました。", "気になることは、電話でお尋ねください。"],
        ),
        ("en", "Page taken down", ["This page has been taken down.", "You are welcome to ask by phone."]),
    ],
)
@pytest.mark.parametrize("more", ["", "Expires: 2027-01-05\n"])
def test_what_was_taken_down_says_so_at_once_and_nothing_of_it_is_anywhere(
    project: Path, language: str, name: str, words: list[str], more: str
) -> None:
    prefix = "" if language == "ja" else "en/"
    more += "Aliases: news/shut/\nStatus: withdrawn\n"
    days.write(project, f"{language}/news/closed.md", more=more)
    site = days.on(project, "2027-01-05")
    words_of_it = [
        path for path, content in site.files.items() if MARK in content or b"Words only" in content
    ]
    assert (names(site), words_of_it) == ([], [])
    page = site.page(f"{prefix}{PAGE}")
    assert [tag.text for tag in page.select("main h1, main .breadcrumbs [aria-current]")] == [name, name]
    assert [tag.text for tag in page.select("main .text > p")] == words
    assert page.select("title")[0].text.startswith(f"{name} | ")
    meta = {tag.get("property") or tag.get("name"): tag["content"] for tag in page.select("meta[content]")}
    wanted = {"robots": "noindex", "description": name, "og:title": name, "og:type": "website"}
    assert {key: meta[key] for key in wanted} == wanted
    assert page.select("link[rel=canonical], link[hreflang], main time") == []
    assert name in site.page(f"{prefix}news/shut/index.html").text
    for path in (f"{prefix}feed.xml", "sitemap.xml", f"{prefix}news/index.html"):
        assert b"closed" not in site.files[path]
    for check in (links.broken, feeds.wrong_sitemap):
        assert list(check(site)) == []


def test_an_ended_page_is_no_translation_any_more(project: Path) -> None:
    days.write(project, "ja/news/closed.md")
    days.write(project, "en/news/closed.md", more="Expires: 2027-01-09\nTranslated_from: ja 61863540b16e\n")
    site = days.on(project, "2027-01-10")
    assert languages.alternates(site.page(PAGE)) == {}
    ended = site.page("en/news/closed/index.html")
    assert "This notice has ended." in ended.text
    assert [tag["href"] for tag in ended.select(".language-switch a")] == ["/news/closed/", "/easy/"]
    assert ended.select(".state") == []


def test_a_page_with_readings_keeps_them_out_of_titles_attributes_and_the_feed_s_titles(
    project: Path,
) -> None:
    text = "{就労|しゅうろう}\n\n![{絵|え}](../../images/share-ja.png)"
    days.write(project, "ja/news/closed.md", title="{休業|きゅうぎょう} Closed", text=text)
    site = days.on(project, "2027-01-05")
    page = site.page(PAGE)
    assert page.select("ruby") == []
    assert page.select("h1")[0].text == "休業 Closed"
    read = site.page(f"furigana/{PAGE}")
    ruby = "<ruby>休業<rp>（</rp><rt>きゅうぎょう</rt><rp>）</rp></ruby>"
    assert ruby in str(read.select("h1")[0])
    assert page.select("title")[0].text == "休業 Closed | ひだまり案内"
    assert str(read.select(".text ruby")[0]) == ruby.replace("休業", "就労").replace(
        "きゅうぎょう", "しゅうろう"
    )
    assert page.select(".text img")[0]["alt"] == "絵"
    content = site.files[PAGE].decode()
    head = content[: content.index("</head>")]
    feed = site.files["feed.xml"].decode()
    assert "<title>休業 Closed</title>" in feed
    assert [text for text in (head, feed, site.files["news/index.html"].decode()) if "|きゅう" in text] == []
    assert "きゅうぎょう" not in head


@pytest.mark.slow
def test_what_has_ended_does_not_come_back_in_another_language(project: Path) -> None:
    days.write(project, "ja/news/closed.md", more="Expires: 2027-01-09\n")
    days.write(project, "en/news/closed.md", title="Closed too")
    site = days.on(project, "2027-01-10")
    lists = ["index.html", "news/index.html", "topics/balcony/index.html", "feed.xml"]
    assert [path for path in lists if path in names(site)] == []
    assert "en/news/index.html" in names(site)
