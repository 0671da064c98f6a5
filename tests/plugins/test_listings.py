"""The pages that no file holds, and what all pages must be together."""

from __future__ import annotations

import dataclasses
from datetime import UTC
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from pelican.settings import DEFAULT_CONFIG

from plugins import build, listings
from plugins.problems import Problem
from tests.plugins.samples import DATA, HALL, JA, LANGUAGES, day, page

if TYPE_CHECKING:
    from plugins.data import Topic


def pages(*languages: str) -> list[Any]:
    """Return a home page, a news page, an office's page and five pieces of news for each language."""
    found = []
    for lang in languages:
        prefix = LANGUAGES[lang].prefix
        common = {"template": "page", "modified": day(1)}
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


def finish(
    written: list[Any], languages: tuple[str, ...] = ("ja",), topics: tuple[Topic, ...] = ()
) -> tuple[Any, build.Build]:
    data = dataclasses.replace(DATA, offices=(HALL,), topics=topics)
    now = build.Build(Path("/content"), Path(), Path(), {lang: LANGUAGES[lang] for lang in languages}, data)
    generator = SimpleNamespace(
        settings={
            **DEFAULT_CONFIG,
            "PATH": "/content",
            build.KEY: now,
            "KINDS": {"news": {}, "pages": {}},
            "PAGINATED_TEMPLATES": {"news": 2},
            "TOPIC_ADDRESS": "topics/{name}/",
            "TOPIC_TEMPLATE": "topic",
        },
        pages=written,
        translations=[],
        context={},
    )
    listings.finish_pages(generator)
    return generator, now


def test_a_long_list_goes_on_over_several_pages() -> None:
    generator, now = finish(pages("ja"))
    assert now.problems == []
    parts = [each for each in generator.context["site"].pages if each.template == "news"]
    assert [each.number for each in parts] == [1, 2, 3]
    assert [[item.slug for item in each.listed] for each in parts] == [["n5", "n4"], ["n3", "n2"], ["n1"]]
    assert parts[0].modified == day(6)
    assert [each.url for each in parts] == ["news/", "news/2/", "news/3/"]
    assert [each.override_save_as for each in parts[1:]] == ["news/2/index.html", "news/3/index.html"]
    assert parts[0].numbers == parts[1].numbers == parts
    assert [each in generator.pages for each in parts] == [True, True, True]


def test_a_list_without_items_is_one_page() -> None:
    written = [each for each in pages("ja") if each.kind == "pages"]
    generator, _ = finish(written)
    parts = [each for each in generator.context["site"].pages if each.template == "news"]
    assert [(each.number, each.listed, each.modified) for each in parts] == [(1, [], day(1))]


def test_further_pages_are_translations_of_each_other() -> None:
    generator, _ = finish(pages("ja", "en"), ("ja", "en"))
    second = [each for each in generator.context["site"].pages if each.slug == "news/2"]
    assert [each.lang for each in second] == ["ja", "en"]
    assert second[0].translations == [second[1]]
    assert second[1].translations == [second[0]]


def test_a_topic_has_a_page_in_every_language_that_lists_what_is_about_it() -> None:
    written = pages("ja", "en")
    for each in written:
        each.topics = ("work",) if each.slug in {"n1", "n4"} and each.lang == "ja" else ()
        each.modified = each.modified.replace(tzinfo=UTC)
    generator, now = finish(written, ("ja", "en"), DATA.topics)
    assert now.problems == []
    ja, en = (each for each in generator.context["site"].pages if each.kind == "topics")
    assert (ja.lang, ja.url, ja.save_as) == ("ja", "topics/work/", "topics/work/index.html")
    assert (en.lang, en.url, en.save_as) == ("en", "en/topics/work/", "en/topics/work/index.html")
    assert (ja.title, ja.description) == ("仕事", "仕事のこと")
    assert (en.title, en.description) == ("Work", "About work")
    assert (ja.slug, ja.template, ja.topic, ja.toc) == ("work", "topic", DATA.topics[0], [])
    assert [each.slug for each in ja.listed] == [each.slug for each in en.listed] == ["n4", "n1"]
    assert ja.modified == day(5).replace(tzinfo=UTC)
    assert (ja.translations, en.translations) == ([en], [ja])
    assert ja in generator.pages


def test_a_topic_that_nothing_is_about_is_as_new_as_the_home_page() -> None:
    generator, _ = finish(pages("ja"), topics=DATA.topics)
    (topic,) = (each for each in generator.context["site"].pages if each.kind == "topics")
    assert (topic.listed, topic.modified) == ([], day(1))


def test_after_other_problems_nothing_is_added() -> None:
    now = build.Build(Path("/content"), Path(), Path(), {"ja": JA}, DATA)
    mistake = Problem("content/ja/pages/news.md", 1, "no-front-matter")
    now.problems.append(mistake)
    settings = {
        build.KEY: now,
        "KINDS": {},
        "PAGINATED_TEMPLATES": {},
    }
    generator = SimpleNamespace(settings=settings, pages=pages("ja")[:1], translations=[], context={})
    listings.finish_pages(generator)
    assert now.problems == [mistake]
