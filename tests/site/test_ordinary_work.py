"""What staff do every month leaves the site whole: drafts, notices to come and ended, moves, pictures."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.site import built, whole
from tests.site.checks import languages, structure
from tests.site.sources import Sources

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://example.org/guide-site"
NOTICE = """\
---
Title: {name} {language}
Description: A notice {name} {language}.
Date: 2020-01-02
Modified: 2020-01-02
{entries}
---

Words of {name}. [The news](../pages/news.md)

![The name of the site](../../images/share-{language}.png)
"""
NOTICES = {
    ("ja", "in-japanese"): "",
    ("en", "in-english"): "",
    ("ja", "draft"): "Status: draft",
    ("ja", "coming"): "Status: published",  # its day is set below
    ("ja", "over"): "Expires: 2020-02-01",
    ("en", "over"): "",  # a translation may stay longer
    ("ja", "over-again"): "Expires: 2020-02-01\nAliases: news/once/",
    ("ja", "moved"): "Aliases: news/old-name/, old.html",
    ("en", "moved"): "Aliases:\n  - news/old-name/\n  - old.html",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with all these notices."""
    project = built.copy(tmp_path_factory.mktemp("grown"))
    for (language, name), entries in NOTICES.items():
        text = NOTICE.format(name=name, language=language, entries=entries)
        if name == "coming":
            text = text.replace("2020-01-02", f"{Sources(project).today + timedelta(365)}")
        path = project / "content" / language / "news" / f"{name}.md"
        path.write_text(
            text.replace("over-again ja", "over ja").replace("\n\n---", "\n---"), encoding="utf-8"
        )
    return project


@pytest.fixture(scope="module")
def grown(project: Path) -> built.Built:
    """Return the site that comes of it."""
    return built.built(project, URL, release=True)


@pytest.mark.slow
def test_the_site_stays_whole(grown: built.Built, project: Path) -> None:
    of = Sources(project / "content")
    assert [line for name in whole.NAMES for line in whole.wrong(name, grown, of)] == []
    assert list(structure.too_large(grown)) == []
    for pair in (("ja", "en"), ("en", "ja")):
        assert list(languages.unequal(grown, *pair)) == []


def test_only_what_is_public_is_there(grown: built.Built) -> None:
    assert [name for name in grown.files if "draft" in name or "coming" in name] == []
    text = "".join(page.get_text() for _, page in grown.pages())
    assert ("Words of moved" in text, "draft ja" in text, "coming ja" in text) == (True, False, False)


def test_the_address_of_an_ended_notice_answers_without_what_it_said(grown: built.Built) -> None:
    page = grown.page("news/over/index.html")
    assert page.select("h1")[0].get_text() == "over ja"
    assert "Words of over" not in page.get_text()
    assert [str(tag["href"]) for tag in page.select("main .text a")] == ["/guide-site/news/", "/guide-site/"]
    assert "Words of over" in grown.page("en/news/over/index.html").get_text()


def test_an_old_address_leads_to_the_new_one(grown: built.Built) -> None:
    assert {path for path, _ in grown.moved()} >= {
        "en/news/old-name/index.html",
        "en/old.html",
        "news/old-name/index.html",
        "news/once/index.html",
        "old.html",
    }
    [link] = grown.page("en/old.html").select("a")
    assert (link["href"], link.get_text()) == (f"{URL}/en/news/moved/", "moved en")
    line = "/guide-site/en/news/old-name/ /guide-site/en/news/moved/ 301"
    assert line in grown.files["_redirects"].decode().splitlines()


def test_a_picture_has_its_words_and_size_and_does_not_wait_where_a_page_begins(
    grown: built.Built,
) -> None:
    [image] = grown.page("news/moved/index.html").select(".text img")
    assert image.attrs == {
        "src": f"/guide-site/{grown.static('images/share-ja.png')}",
        "alt": "The name of the site",
        "width": "1200",
        "height": "630",
    }


def test_the_tests_know_the_states_of_sources(tmp_path: Path) -> None:
    found = Sources(tmp_path)
    for (language, name), entries in NOTICES.items():
        path = tmp_path / language / "news" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NOTICE.format(name=name, language=language, entries=entries), encoding="utf-8")
    assert found.names("ja", "news") == ["coming", "in-japanese", "moved"]
    assert found.names("ja", "news", "draft", "ended") == ["draft", "over", "over-again"]
    assert found.old_pages("ja") == ["news/old-name/index.html", "old.html", "news/once/index.html"]
    assert found.old_pages("en") == ["en/news/old-name/index.html", "en/old.html"]
    shutil.copytree(built.SAMPLE / "content" / "data", tmp_path / "data")
    assert found.further_pages("en") == ["en/topics/vegetables/index.html", "en/topics/balcony/index.html"]
