"""What is dated appears on its day, ends after its last day, and never shows before or as a draft."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from plugins.model.fingerprint import fingerprint
from plugins.read import front_matter
from tests.site import built, days
from tests.site.checks import feeds, languages, links, structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.built import Built

    On = Callable[[str], Built]

CHECKS = (links.broken, links.orphans, languages.wrong_alternates, structure.ill_made, feeds.wrong_sitemap)
ENDS = "Expires: 2027-01-05\n"
TAKEN_DOWN = "Status: withdrawn\n"
# All of 2027-01-05: name → further entries.
TO_COME = {
    "rain": "",
    "snow": ENDS,
    "fog": "Status: draft\n",
    "frost": "Status: draft\nExpires: 2027-02-01\n",
}
NO_MORE = {
    "ja/hail": "Expires: 2027-01-09\n",
    "ja/wind": TAKEN_DOWN,
    "ja/gale": ENDS + TAKEN_DOWN,
    "en/breeze": TAKEN_DOWN,
    "en/storm": ENDS + TAKEN_DOWN,
}
LISTS = ("news/index.html", "index.html", "feed.xml", "topics/balcony/index.html")


def title(name: str) -> str:
    return f"Closed for {name}"


def names(site: Built, text: str) -> list[str]:
    """Return the files that have a text."""
    return sorted(path for path, content in site.files.items() if text.encode() in content)


@pytest.fixture(scope="module")
def on(tmp_path_factory: pytest.TempPathFactory) -> On:
    """Return what builds the site with news to come, once for each day."""
    project = built.copy(tmp_path_factory.mktemp("to_come"))
    for name, more in TO_COME.items():
        entries = f"Aliases: news/old-{name}/\n{more}"
        days.write(project, f"ja/news/{name}.md", more=entries, title=title(name))
    return cache(lambda day: days.on(project, day))


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> On:
    """Return what builds the site with news that ends or was taken down, once for each day."""
    project = built.copy(tmp_path_factory.mktemp("no_more"))
    for path, more in NO_MORE.items():
        language, name = path.split("/")
        entries, text = f"Aliases: news/old-{name}/\n{more}", f"Words of {name} only here."
        days.write(project, f"{language}/news/{name}.md", more=entries, title=title(name), text=text)
    days.write(project, "ja/news/sun.md", title=title("sun"))
    original = (project / "content/ja/news/sun.md").read_text(encoding="utf-8")
    ended = "Expires: 2027-01-09\n"
    more = f"{ended}Translated_from: ja {fingerprint(front_matter.parse(original, '')[0])}\n"
    days.write(project, "en/news/sun.md", more=more, title="Closed in the sun")
    days.write(project, "ja/news/cloud.md", more=ended, title=title("cloud"))
    days.write(project, "en/news/cloud.md", title="Closed too")
    text = "{就労|しゅうろう}\n\n![{絵|え}](../../images/share-ja.png)"
    days.write(project, "ja/news/read.md", title="{休業|きゅうぎょう} Closed", text=text)
    return cache(lambda day: days.on(project, day))


@pytest.mark.parametrize(
    ("day", "name"),
    [("2027-01-04", "rain"), ("2027-01-04", "snow"), ("2027-01-05", "fog"), ("2030-01-01", "frost")],
)
def test_what_is_not_public_is_nowhere_in_the_output(on: On, day: str, name: str) -> None:
    site = on(day)
    assert names(site, title(name)) == []
    assert [path for path in site.files if name in path] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "name"), [("2027-01-05", "rain"), ("2027-01-05", "snow"), ("2030-01-01", "rain")]
)
def test_what_is_public_is_on_its_page_in_lists_and_feeds(on: On, day: str, name: str) -> None:
    site = on(day)
    expected = [f"news/{name}/index.html", *LISTS]
    assert [path for path in expected if path not in names(site, title(name))] == []
    assert f"/news/{name}/" in site.files["sitemap.xml"].decode()


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2027-01-05", "2030-01-01"])
def test_the_site_is_whole_with_what_is_public(on: On, day: str) -> None:
    for check in CHECKS:
        assert list(check(on(day))) == []


def test_the_day_of_a_change_is_never_before_the_day_of_publication(on: On) -> None:
    page = on("2027-01-05").page("news/rain/index.html")  # of the two, one that is the other stands once
    assert [tag["datetime"] for tag in page.select("main header time")] == ["2027-01-05"]


def test_after_its_last_day_an_address_says_so_and_nothing_else_speaks_of_it(later: On) -> None:
    site, path = later("2027-01-10"), "news/hail/index.html"
    old = "news/old-hail/index.html"
    assert names(site, title("hail")) == [f"furigana/{path}", f"furigana/{old}", path, old]
    page = site.page(path)
    assert "Words of hail" not in page.text
    assert "このページの掲載は終わりました。" in page.text
    assert [tag["content"] for tag in page.select("meta[name=robots]")] == ["noindex"]
    assert page.select("link[rel=canonical], link[hreflang]") == []
    assert [tag["href"] for tag in page.select("main .text a")] == ["/news/", "/"]
    assert "hail" not in site.files["sitemap.xml"].decode()


@pytest.mark.parametrize("day", ["2027-01-05", "2027-01-10"])
def test_nothing_leads_to_what_is_no_more(later: On, day: str) -> None:
    for check in (links.broken, feeds.wrong_sitemap):
        assert list(check(later(day))) == []


@pytest.mark.parametrize(
    ("path", "name", "words"),
    [
        *(
            (
                path,
                "取り下げたページ",
                ["このページは取り下げました。", "気になることは、電話でお尋ねください。"],
            )
            for path in ("ja/wind", "ja/gale")
        ),
        *(
            (
                path,
                "Page taken down",
                ["This page has been taken down.", "You are welcome to ask by phone."],
            )
            for path in ("en/breeze", "en/storm")
        ),
    ],
)
def test_what_was_taken_down_says_so_at_once_and_nothing_of_it_is_anywhere(
    later: On, path: str, name: str, words: list[str]
) -> None:
    language, own = path.split("/")
    prefix = "" if language == "ja" else "en/"
    site = later("2027-01-05")
    assert (names(site, title(own)), names(site, f"Words of {own}")) == ([], [])
    page = site.page(f"{prefix}news/{own}/index.html")
    assert [tag.text for tag in page.select("main h1, main .breadcrumbs [aria-current]")] == [name, name]
    assert [tag.text for tag in page.select("main .text > p")] == words
    assert page.select("title")[0].text.startswith(f"{name} | ")
    meta = {tag.get("property") or tag.get("name"): tag["content"] for tag in page.select("meta[content]")}
    wanted = {"robots": "noindex", "description": name, "og:title": name, "og:type": "website"}
    assert {key: meta[key] for key in wanted} == wanted
    assert page.select("link[rel=canonical], link[hreflang], main time") == []
    assert name in site.page(f"{prefix}news/old-{own}/index.html").text
    for listed in (f"{prefix}feed.xml", "sitemap.xml", f"{prefix}news/index.html"):
        assert own not in site.files[listed].decode()


def test_an_ended_page_is_no_translation_any_more(later: On) -> None:
    site = later("2027-01-10")
    assert languages.alternates(site.page("news/sun/index.html")) == {}
    ended = site.page("en/news/sun/index.html")
    assert "This notice has ended." in ended.text
    assert [tag["href"] for tag in ended.select(".language-switch a")] == ["/news/sun/", "/easy/"]
    assert ended.select(".state") == []


def test_a_page_with_readings_keeps_them_out_of_titles_attributes_and_the_feed_s_titles(later: On) -> None:
    site, path = later("2027-01-05"), "news/read/index.html"
    page = site.page(path)
    assert page.select("ruby") == []
    assert page.select("h1")[0].text == "休業 Closed"
    read = site.page(f"furigana/{path}")
    ruby = "<ruby>休業<rp>（</rp><rt>きゅうぎょう</rt><rp>）</rp></ruby>"
    assert ruby in str(read.select("h1")[0])
    assert page.select("title")[0].text == "休業 Closed | ひだまり案内"
    assert str(read.select(".text ruby")[0]) == ruby.replace("休業", "就労").replace(
        "きゅうぎょう", "しゅうろう"
    )
    assert page.select(".text img")[0]["alt"] == "絵"
    content = site.files[path].decode()
    head = content[: content.index("</head>")]
    feed = site.files["feed.xml"].decode()
    assert "<title>休業 Closed</title>" in feed
    assert [text for text in (head, feed, site.files["news/index.html"].decode()) if "|きゅう" in text] == []
    assert "きゅうぎょう" not in head


@pytest.mark.slow
def test_what_has_ended_does_not_come_back_in_another_language(later: On) -> None:
    site = later("2027-01-10")
    found = {*names(site, title("cloud")), *names(site, "Closed too")}
    assert [path for path in LISTS if path in found] == []
    assert "en/news/index.html" in found
