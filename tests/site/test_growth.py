"""The site grows by content alone: more news, and pages that are not translated yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.site import built
from tests.site.checks import feeds, languages, links, structure

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
URL = "https://guide.example"
LANGUAGES = ("ja", "en")
CHECKS = (
    links.broken,
    links.orphans,
    languages.wrong_alternates,
    structure.ill_made,
    structure.same_names,
    feeds.wrong_sitemap,
)
NEWS = """\
---
Title: {title}
Description: {title}.
Date: 2020-12-{day:02}
Modified: 2020-12-{day:02}
---

{title}
"""


def _add_news(project: Path, language: str, count: int) -> None:
    for day in range(1, count + 1):
        text = NEWS.format(title=f"News {language} {day}", day=day)
        (project / "content" / language / "news" / f"item-{day}.md").write_text(text, encoding="utf-8")


def _only_one(project: Path) -> None:
    """Let all news end, as other pages may link to it, and add one old piece."""
    for language in LANGUAGES:
        for path in (project / "content" / language / "news").rglob("*.md"):
            text = re.sub(r"(?m)^(Date|Expires): .*\n", "", path.read_text(encoding="utf-8"))
            ended = "Date: 2019-01-01\nExpires: 2019-12-31\nModified: "
            path.write_text(text.replace("Modified: ", ended, 1), encoding="utf-8")
        text = NEWS.format(title=f"Only {language}", day=1).replace("2020-12", "2020-01")
        (project / "content" / language / "news" / "only.md").write_text(text, encoding="utf-8")


def _listed(site: built.Built, path: str) -> list[str]:
    return [str(link["href"]) for link in site.page(path).select(".dated-list a")]


def test_news_goes_on_over_pages_of_twenty(project: Path) -> None:
    _only_one(project)
    for language in LANGUAGES:
        _add_news(project, language, 20)
    site = built.built(project, URL)
    assert [len(_listed(site, path)) for path in ("news/index.html", "news/2/index.html")] == [20, 1]
    assert _listed(site, "en/news/index.html")[0] == "/en/news/item-20/"
    assert _listed(site, "en/news/2/index.html")[-1] == "/en/news/only/"
    assert "news/3/index.html" not in site.files
    assert [str(tag["href"]) for tag in site.page("en/news/2/index.html").select(".pagination a")] == [
        "/en/news/",
        "/en/news/2/",
    ]
    for check in CHECKS:
        assert list(check(site)) == []


@pytest.fixture(scope="module")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> built.Built:
    """Return a site with lists of ten pages in each language."""
    project = built.copy(tmp_path_factory.mktemp("long"))
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"per_page": 20', '"per_page": 2'), encoding="utf-8")
    _only_one(project)
    for language in LANGUAGES:
        _add_news(project, language, 19)
    return built.built(project, URL)


@pytest.mark.parametrize(("language", "prefix", "page"), [("ja", "", "ページ"), ("en", "en/", "Page")])
def test_a_long_list_shows_the_first_page_the_last_and_those_beside(
    long_lists: built.Built, language: str, prefix: str, page: str
) -> None:
    [navigation] = long_lists.page(f"{prefix}news/5/index.html").select(".pagination")
    assert navigation["aria-label"] == {"ja": "一覧のページ", "en": "Pages of this list"}[language]
    assert [item.text for item in navigation.select("li")] == [
        *(f"{page} 1", "…", f"{page} 4", f"{page} 5", f"{page} 6", "…", f"{page} 10")
    ]
    assert [str(link["href"]) for link in navigation.select("a")] == [
        *(f"/{prefix}news/", f"/{prefix}news/4/", f"/{prefix}news/5/", f"/{prefix}news/6/"),
        f"/{prefix}news/10/",
    ]
    assert [str(link["href"]) for link in navigation.select("[aria-current=page]")] == [f"/{prefix}news/5/"]
    assert [item.text for item in navigation.select("li[aria-hidden=true]")] == ["…", "…"]


def test_all_holds_of_long_lists_that_holds_of_short_ones(long_lists: built.Built) -> None:
    for check in CHECKS:
        assert list(check(long_lists)) == []


@pytest.fixture(scope="module")
def twenty(tmp_path_factory: pytest.TempPathFactory) -> built.Built:
    """Return a site with twenty pieces of news in each language, one of which is in Japanese alone."""
    project = built.copy(tmp_path_factory.mktemp("twenty"))
    _only_one(project)
    _add_news(project, "ja", 19)
    _add_news(project, "en", 18)
    return built.built(project, URL)


def test_twenty_items_stand_on_one_page(twenty: built.Built) -> None:
    for prefix in ("", "en/"):
        assert len(_listed(twenty, f"{prefix}news/index.html")) == 20
        assert f"{prefix}news/2/index.html" not in twenty.files
        assert twenty.page(f"{prefix}news/index.html").select(".pagination") == []


def test_an_untranslated_page_is_listed_with_its_language_and_says_so(twenty: built.Built) -> None:
    [link] = twenty.page("en/news/index.html").select('.dated-list a[href="/news/item-19/"]')
    assert (link["lang"], link["hreflang"]) == ("ja", "ja")
    assert [tag.text for tag in twenty.page("en/news/index.html").select(".dated-list small")] == ["(日本語)"]
    page = twenty.page("news/item-19/index.html")
    [switch] = page.select(".language-switch a[hreflang=en]")
    assert (switch["href"], switch["hreflang"]) == ("/en/", "en")
    assert page.select(".language-switch small")[0].text == (
        "（このページの翻訳はまだありません。最初のページへ進みます）"
    )
    assert languages.alternates(page) == {}
    assert list(feeds.wrong_sitemap(twenty)) == list(links.broken(twenty)) == []
