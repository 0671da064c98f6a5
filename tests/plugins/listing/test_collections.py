"""The pages that no file holds, and what all pages must be together."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.listing import collections
from tests.plugins import builds
from tests.plugins.samples import DATA, LANGUAGES, day, page

if TYPE_CHECKING:
    from plugins.model.data import Topic
    from plugins.model.page import Page
    from plugins.model.site import Site


def pages(*languages: str) -> list[Page]:
    """Return a home page, a news page, an office's page and five pieces of news for each language."""
    found = []
    for lang in languages:
        prefix = LANGUAGES[lang].prefix
        common: dict[str, Any] = {"template": "page", "modified": day(1)}
        found += [
            page(lang, "pages", "index", prefix, **common),
            page(lang, "pages", "news", f"{prefix}news/", template="news", modified=day(1)),
            page(lang, "pages", "contact/hall", f"{prefix}contact/hall/", office="hall", **common),
        ]
        for number in range(1, 6):
            dates = {"date": day(number), "modified": day(number + 1)}
            found.append(
                page(lang, "news", f"n{number}", f"{prefix}news/n{number}/", template="item", **dates)
            )
    return found


def site(written: list[Page], languages: tuple[str, ...] = ("ja",), topics: tuple[Topic, ...] = ()) -> Site:
    project = builds.project(
        Path(),
        {lang: LANGUAGES[lang] for lang in languages},
        KINDS={"news": {}, "pages": {}},
        LISTS={"news": {"kind": "news", "per_page": 2}},
        MENU_KIND="pages",
        TOPIC_ADDRESS="topics/{name}/",
        TOPIC_TEMPLATE="topic",
        TOPIC_KIND="topics",
    )
    return collections.site(written, project, topics)


def parts(found: Site) -> list[Page]:
    return [each for each in found.pages if each.template == "news"]


def test_a_long_list_goes_on_over_several_pages() -> None:
    found = site(pages("ja"))
    assert [each.number for each in parts(found)] == [1, 2, 3]
    listed = [[item.slug for item in found.items(each.key)] for each in parts(found)]
    assert listed == [["n5", "n4"], ["n3", "n2"], ["n1"]]
    assert parts(found)[0].modified == day(6)
    assert [each.url for each in parts(found)] == ["news/", "news/2/", "news/3/"]
    assert [each.save_as for each in parts(found)[1:]] == ["news/2/index.html", "news/3/index.html"]
    ways = [found.parts(each.key) for each in parts(found)]
    assert ways == [[(1, "news/"), (2, "news/2/"), (3, "news/3/")]] * 3


def test_a_list_without_items_is_one_page() -> None:
    found = site([each for each in pages("ja") if each.kind == "pages"])
    assert [(each.number, each.modified) for each in parts(found)] == [(1, day(1))]
    assert found.items(parts(found)[0].key) == []


def test_further_pages_are_translations_of_each_other() -> None:
    found = site(pages("ja", "en"), ("ja", "en"))
    second = [each for each in found.pages if each.slug == "news/2"]
    assert [each.lang for each in second] == ["ja", "en"]
    assert found.versions(second[0].key) == found.versions(second[1].key) == second


def test_a_topic_has_a_page_in_every_language_that_lists_what_is_about_it() -> None:
    written = [
        dataclasses.replace(each, topics=("work",))
        if each.slug in {"n1", "n4"} and each.lang == "ja"
        else each
        for each in pages("ja", "en")
    ]
    found = site(written, ("ja", "en"), DATA.topics)
    ja, en = (each for each in found.pages if each.kind == "topics")
    assert (ja.lang, ja.url, ja.save_as) == ("ja", "topics/work/", "topics/work/index.html")
    assert (en.lang, en.url, en.save_as) == ("en", "en/topics/work/", "en/topics/work/index.html")
    assert (ja.title, ja.description) == ("仕事", "仕事のこと")
    assert (en.title, en.description) == ("Work", "About work")
    assert (ja.slug, ja.template, ja.topic, ja.toc) == ("work", "topic", DATA.topics[0], [])
    listed = [[each.slug for each in found.items(page.key)] for page in (ja, en)]
    assert listed == [["n4", "n1"], ["n4", "n1"]]
    assert ja.modified == day(5)
    assert found.versions(ja.key) == found.versions(en.key) == [ja, en]


def test_a_topic_that_nothing_is_about_is_as_new_as_the_home_page() -> None:
    found = site(pages("ja"), topics=DATA.topics)
    (topic,) = (each for each in found.pages if each.kind == "topics")
    assert (found.items(topic.key), topic.modified) == ([], day(1))
