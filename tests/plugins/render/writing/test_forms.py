"""The forms are made from the one schema: fields, kinds of page, topics, languages."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf
from editing import handbook
from plugins.check.files import is_name
from plugins.model.fields import FIELDS, STATUSES, Field
from plugins.model.project import Project
from plugins.model.site import Site
from plugins.read.front_matter import misplaced, parse
from plugins.render.writing import forms, words
from plugins.report.problems import BadValueError
from tests.plugins.samples import DATA, EASY, EN, JA, day

if TYPE_CHECKING:
    from pathlib import Path

KINDS: dict[str, Any] = {
    "news": {
        "templates": {"news-item": []},
        "requires": ["Title", "Date", "Modified"],
        "allows": ["Topics", "Status"],
    },
    "guide": {
        "templates": {"article": ["Order", "Outcomes"], "page": []},
        "requires": ["Title", "Modified"],
        "allows": ["Template", "Summary", "Drawing", "Aliases", "Translated_from"],
    },
}

SITE = Site((), ("ja", "en"), (*KINDS,), "pages")
MORE = {"body": True, "pictures": False}  # fields that are no entries, and whether they must be filled


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content" / "ja-simple" / "guide").mkdir(parents=True)
    settings = {
        "KINDS": KINDS,
        "TIMEZONE": "Asia/Tokyo",
        "CODE_HOST_BACKEND": {"name": "github", "repo": "owner/site", "branch": "main"},
    }
    languages = {"ja": JA, "en": EN, "ja-simple": EASY}
    return Project(tmp_path / "content", tmp_path, settings, languages, day(1).date())


def collections(project: Project, language: str = "ja") -> dict[str, dict[str, Any]]:
    """Return name of a form → what Sveltia CMS is told of it."""
    found = forms.configuration(project, DATA, {}, SITE, ["path", "bench"])["forms"][language]["collections"]
    return {collection["name"]: collection for collection in found}


def fields(project: Project, kind: str, language: str = "ja") -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in collections(project, language)[kind]["fields"]}


def test_each_kind_has_a_form_and_so_has_what_an_edition_has(project: Project) -> None:
    found = collections(project)
    assert {name: (each["label"], each["folder"]) for name, each in found.items()} == {
        "news": ("お知らせ", "content/{{locale}}/news"),
        "guide": ("ガイドの記事", "content/{{locale}}/guide"),
        "ja-simple-guide": ("ガイドの記事（やさしい日本語）", "content/ja-simple/guide"),
    }
    easy = collections(project, "en")["ja-simple-guide"]
    assert (easy["label"], easy["label_singular"]) == ("Guide (やさしい日本語)", "Article (やさしい日本語)")
    assert {name for name, each in found.items() if each["delete"] or each["duplicate"]} == set()


def test_pages_in_a_folder_can_only_be_changed(project: Project) -> None:
    folder = project.content / "en" / "guide" / "deep" / "er"
    folder.mkdir(parents=True)
    (folder / "x.md").touch()
    found = collections(project)["guide-deep-er"]
    assert (found["label"], found["folder"], found["create"]) == (
        "ガイドの記事（deep/er）",
        "content/{{locale}}/guide/deep/er",
        False,
    )
    assert "pictures" not in fields(project, "guide-deep-er")
    assert [*collections(project)] == ["news", "guide", "guide-deep-er", "ja-simple-guide"]


def test_a_form_asks_for_what_a_kind_may_have_and_needs_what_it_needs(project: Project) -> None:
    needed = {
        kind: {name: field["required"] for name, field in fields(project, kind).items()} for kind in KINDS
    }
    assert needed == {
        "news": {"Title": True, "Date": True, "Topics": False, "Status": True, **MORE},
        "guide": {
            "Title": True,
            "Summary": False,
            "Order": True,
            "Outcomes": True,
            "Drawing": False,
            "Aliases": False,
            **MORE,
        },
    }
    easy = fields(project, "ja-simple-guide")
    assert [*easy] == ["Title", "Summary", "Aliases", *MORE, "Template"]
    assert easy["Template"] == {"name": "Template", "widget": "hidden", "default": "page", "i18n": False}


def test_what_all_languages_share_is_asked_once(project: Project) -> None:
    assert {name: field["i18n"] for name, field in fields(project, "guide").items()} == {
        "Title": True,
        "Summary": True,
        "Order": "duplicate",
        "Outcomes": True,
        "Drawing": "duplicate",
        "Aliases": True,
        "body": True,
        "pictures": True,
    }


def test_topics_and_drawings_can_be_chosen(project: Project) -> None:
    assert fields(project, "news")["Topics"]["options"] == [{"label": "仕事", "value": "work"}]
    assert fields(project, "news", "en")["Topics"]["options"] == [{"label": "Work", "value": "work"}]
    assert fields(project, "news")["Topics"]["multiple"]
    drawings = fields(project, "guide")["Drawing"]
    assert ([each["value"] for each in drawings["options"]], drawings["multiple"]) == (
        ["bench", "path"],
        False,
    )


def test_a_new_page_is_a_draft_of_today(project: Project) -> None:
    found = fields(project, "news")
    assert [option["value"] for option in found["Status"]["options"]] == [*STATUSES]
    assert (found["Status"]["default"], found["Date"]["default"]) == ("draft", "{{now}}")


def test_the_form_tells_how_long_a_title_may_be(project: Project) -> None:
    assert "日本語は30文字、Englishは60文字まで" in fields(project, "news")["Title"]["hint"]
    assert "60 characters in English" in fields(project, "news", "en")["Title"]["hint"]


def test_the_format_knows_how_each_field_is_written(project: Project) -> None:
    found = forms.configuration(project, DATA, {}, SITE, [])["format"]
    shapes = found["shapes"]
    assert [*shapes] == [*FIELDS]
    assert {name: shape for name, shape in shapes.items() if shape != "line"} == {
        "Topics": "names",
        "Outcomes": "list",
        "Aliases": "names",
    }
    assert (found["modified"], found["implied"]) == ("Modified", {"Status": "published"})


NAMES = [
    "a",
    "summer-holidays",
    "2027-plans",
    "2027",
    "",
    "A",
    "a_b",
    "-a",
    "a-",
    "a--b",
    "夏",
    "a b",
    "a.md",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_form_allows_the_names_that_the_check_does(name: str) -> None:
    assert bool(re.search(forms.NAME, name)) == is_name(name)


def test_every_field_and_kind_has_words_in_every_language_that_the_forms_speak() -> None:
    for language in words.languages():
        said = words.Words(language, words.texts())
        for name in FIELDS:
            assert said.text("fields", name, "label")
            assert not words.texts()["fields"][name]["widget"] or said.text("fields", name, "hint")
        for kind in pelicanconf.KINDS:
            assert said.text("kinds", kind, "label")


@pytest.fixture
def new_field(monkeypatch: pytest.MonkeyPatch) -> str:
    """Add a field to the schema, and let news have it."""
    monkeypatch.setitem(FIELDS, "Place", Field(FIELDS["Title"].parse, is_words=True))
    kinds = copy.deepcopy(KINDS)
    kinds["news"]["allows"].append("Place")
    monkeypatch.setitem(KINDS, "news", kinds["news"])
    return "Place"


def test_a_new_field_without_words_is_told(project: Project, new_field: str) -> None:
    with pytest.raises(BadValueError) as error:
        forms.configuration(project, DATA, {}, SITE, [])
    assert error.value.details == {"key": f"fields.{new_field}", "name": "widget"}
    with pytest.raises(BadValueError):
        handbook.table(KINDS, handbook.texts(), "ja")


def test_a_new_field_is_in_the_form_the_handbook_and_the_guard(
    project: Project, new_field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {"ja": "場所", "en": "Place"}
    monkeypatch.setitem(words.texts()["fields"], new_field, {"widget": "string", "label": both, "hint": both})
    assert fields(project, "news")[new_field]["label"] == "場所"
    assert new_field not in fields(project, "guide")
    assert forms.configuration(project, DATA, {}, SITE, [])["format"]["shapes"][new_field] == "line"
    known = {
        **handbook.texts(),
        "keys": {**handbook.texts()["keys"], new_field: {"use": both, "example": both}},
    }
    [row] = [line for line in handbook.table(KINDS, known, "ja").splitlines() if new_field in line]
    assert row.endswith("| 使える | － |")
    document, problems = parse("---\nTitle: T\nPlace: Hall\n---\n", "x.md")
    assert (document.value("Place"), problems) == ("Hall", [])
    found = {
        kind: [problem.code for problem in misplaced(document, "x.md", kind, ["Title"], about["allows"])]
        for kind, about in KINDS.items()
    }
    assert found == {"news": [], "guide": ["key-not-here"]}
