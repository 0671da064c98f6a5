"""An edition of a language: pages and menus of its own, found from those of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import pelicanconf
from editing.sources import read
from plugins.hosting.published import NOT_FOUND
from tests.site import sources
from tests.site.checks import feeds, languages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import Built

[(EDITION, LANGUAGE)] = sources.EDITIONS.items()
PREFIX = sources.LANGUAGES[EDITION]
BOTH = "guide/sowing/index.html"  # a page that the edition has
ALONE = "guide/watering/index.html"  # one that it does not have
ENGLISH = "en/"


def href(site: Built, path: str) -> str:
    return site.address(path).removeprefix("https://guide.example")


@pytest.mark.parametrize("prefix", sources.LANGUAGES.values())
def test_hosts_find_a_page_for_wrong_addresses_in_every_language_and_edition(
    at_root: Built, prefix: str
) -> None:
    assert f"{prefix}{NOT_FOUND}" in at_root.files
    assert f"{prefix}{prefix}{NOT_FOUND}" not in at_root.files or not prefix


def test_a_page_leads_to_the_same_in_other_words_below_its_title(at_root: Built) -> None:
    for path in (BOTH, "index.html"):
        [link] = at_root.page(path).select("main .edition a")
        told = (link["href"], link["lang"], link["hreflang"])
        assert told == (href(at_root, PREFIX + path), EDITION, EDITION)
    for path in (ALONE, ENGLISH + BOTH, PREFIX + BOTH):
        assert at_root.page(path).select(".edition") == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (BOTH, ["en/" + BOTH, PREFIX + BOTH]),
        (ALONE, ["en/" + ALONE, PREFIX + "index.html"]),
        ("en/" + ALONE, [ALONE, PREFIX + "index.html"]),
        (PREFIX + BOTH, [BOTH, "en/" + BOTH]),
    ],
)
def test_the_switch_leads_to_the_same_page_or_to_the_first_one_without_a_word(
    at_root: Built, path: str, expected: list[str]
) -> None:
    switch = at_root.page(path).select(".language-switch")[0]
    assert [str(tag["href"]) for tag in switch.select("a")] == [href(at_root, found) for found in expected]
    assert switch.select("small") == []


def test_a_page_of_an_edition_is_its_own_canonical_address_and_no_version_of_another(at_root: Built) -> None:
    page = at_root.page(PREFIX + BOTH)
    assert [tag["href"] for tag in page.select("link[rel=canonical]")] == [at_root.address(PREFIX + BOTH)]
    assert languages.alternates(page) == {}
    assert page.select('meta[property="og:locale:alternate"], link[type="application/atom+xml"]') == []
    assert EDITION not in languages.alternates(at_root.page(BOTH))


def test_the_sitemap_has_its_pages_without_hreflang(at_root: Built) -> None:
    root = ET.fromstring(at_root.files["sitemap.xml"])  # noqa: S314 - our own file
    urls = {url.findtext(f"{feeds.SITEMAP}loc"): url for url in root}
    assert urls[at_root.address(PREFIX + BOTH)].findall(f"{feeds.XHTML}link") == []


def test_it_has_no_feed_and_no_topics_and_no_lists_of_others(at_root: Built) -> None:
    own = [path for path in at_root.files if path.startswith(PREFIX)]
    assert [path for path in own if "feed" in path or "topics" in path] == []
    pages = [path for path in own if path.endswith(".html")]
    assert [path for path in pages if at_root.page(path).select(".article-list, .dated-list")] == []


def test_no_language_lists_its_pages(at_root: Built) -> None:
    lists = [
        (path, str(tag["href"]))
        for path, page in at_root.pages()
        for tag in page.select(".article-list a, .dated-list a, .neighbours a")
        if not path.startswith(PREFIX)
    ]
    assert lists
    assert [found for found in lists if found[1].startswith(f"/{PREFIX}")] == []


def test_an_office_without_a_page_there_is_linked_to_in_its_language(at_root: Built) -> None:
    found = {
        str(tag["href"]): tag.get("hreflang")
        for tag in at_root.page(PREFIX + BOTH).select(".contact-box li > a:not(.phone)")
    }
    assert found == {f"/{PREFIX}contact/hall/": None, "/furigana/contact/mill/": LANGUAGE}
    assert f"{PREFIX}contact/mill/contact.vcf" not in at_root.files


def test_words_are_its_own_or_those_of_its_language(at_root: Built) -> None:
    first, second, *_ = at_root.page(f"{PREFIX}contact/index.html").select(".first-call dd")
    assert first.get_text() == "はじめて 電話を します。聞きたい ことが あります。"
    assert second.get_text() == "ゆっくり話してもいいでしょうか。言葉につまったら、すみません。"
    assert at_root.page(f"{PREFIX}contact/index.html").select(".first-call dd[lang]") == []


def test_its_menu_is_its_own(at_root: Built) -> None:
    menu = at_root.page(PREFIX + BOTH).select(".menu a")
    names = pelicanconf.LANGUAGES[EDITION]["menu"]["header"]
    assert len(menu) == len(names)
    assert all(str(tag["href"]).startswith(f"/{PREFIX}") for tag in menu)
    assert at_root.page(PREFIX + BOTH).select(".footer nav") == []


def test_its_lines_stay_as_they_are_written_and_break_only_at_spaces(at_root: Built) -> None:
    page = at_root.page(PREFIX + BOTH)
    assert page.select("html.unspaced.spaced-phrases")
    assert "小さな 実の トマトが いいです。\nお店の 人に 聞いて ください。" in page.get_text()
    assert page.select("wbr") == []


def test_hreflang_on_a_page_of_an_edition_is_found(at_root: Built) -> None:
    link = f'<link rel="alternate" hreflang="{LANGUAGE}" href="{at_root.address(BOTH)}"></head>'
    faulty = at_root.with_fault(PREFIX + BOTH, "</head>", link)
    found = f"{PREFIX}{BOTH}: an edition with hreflang {LANGUAGE}"
    assert list(languages.wrong_alternates(faulty)) == [found]


def test_a_page_that_goes_in_one_language_has_not_moved_away_from_an_edition(project: Path) -> None:
    """Its old address may lead to any page of its language, which the edition need not have."""
    page = BOTH.removesuffix("/index.html")
    (project / "content" / "en" / f"{page}.md").unlink()
    guide = project / "content" / "en" / "pages" / "guide.md"
    guide.write_text(
        guide.read_text(encoding="utf-8").replace("---\n", f"---\nAliases: {page}/\n", 1), encoding="utf-8"
    )
    assert (project / "content" / EDITION / f"{page}.md").is_file()
    assert [problem for problem in read(project).problems if problem.code == "half-moved"] == []
