"""The forms of content/data are made from the one schema: the dataclasses that the data are read into."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pytest

from plugins.model.data import Data, Term
from plugins.model.office_details import ENTRIES
from plugins.model.project import Project
from plugins.model.site import Site
from plugins.model.types import Text
from plugins.render.writing import tables, words
from plugins.report.problems import BadValueError
from tests.plugins.samples import EASY, EN, JA, day, page

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.model.types import Places

PLACES: Places = {
    ("offices",): ("content/data/offices.toml", 1),
    ("questions",): ("content/data/first_call.toml", 2),
    ("sentences",): ("content/data/first_call.toml", 1),
    ("terms",): ("content/data/words.toml", 1),
    ("topics",): ("content/data/words.toml", 2),
}
FORM = {"label": "JA", "value": "families"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "content", tmp_path, {}, {"ja": JA, "en": EN, "ja-simple": EASY}, day(1).date())


def files(project: Project, language: str = "ja", places: Places = PLACES) -> dict[str, dict[str, Any]]:
    """Return name of a file → its form."""
    forms = tables.Tables(project, places, words.Words(language, words.texts()), [FORM])
    [collection] = forms.collection()
    return {each["name"]: each for each in collection["files"]}


def lists(project: Project, language: str = "ja") -> dict[str, dict[str, Any]]:
    found = [each for file in files(project, language).values() for each in file["fields"]]
    return {each["name"]: each for each in found}


def fields(project: Project, table: str, language: str = "ja") -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in lists(project, language)[table]["fields"]}


def test_each_file_with_such_a_list_has_a_form_and_offices_have_none(project: Project) -> None:
    found = files(project)
    assert {name: (each["file"], each["label"]) for name, each in found.items()} == {
        "first_call": ("content/data/first_call.toml", "電話で使える言葉、電話で聞けること"),
        "words": ("content/data/words.toml", "用語、テーマ"),
    }
    assert files(project, "en")["words"]["label"] == "Glossary, Topics"


def test_without_such_lists_there_is_no_form(project: Project) -> None:
    offices: Places = {("offices",): PLACES[("offices",)]}
    assert [*tables.Tables(project, offices, words.Words("ja", words.texts()), []).collection()] == []


def test_a_form_asks_for_all_that_a_row_holds_but_its_id(project: Project) -> None:
    asked = {name: {field["name"] for field in each["fields"]} for name, each in lists(project).items()}
    for name, found in asked.items():
        [row, _] = get_args(get_type_hints(Data)[name])
        assert found == {field.name for field in dataclasses.fields(row)} - {"id"}


def test_a_text_is_asked_for_in_each_language_and_may_be_there_in_an_edition(project: Project) -> None:
    when, say = (fields(project, "sentences")[name] for name in ("when", "say"))
    assert (when["widget"], when["label"], when["required"]) == ("object", "どんなときに", True)
    languages = [(each["name"], each["label"], each["required"]) for each in when["fields"]]
    assert languages == [
        ("ja", "日本語", True),
        ("en", "English", True),
        ("ja-simple", "やさしい日本語", False),
    ]
    assert {each["widget"] for each in when["fields"]} == {"string"}
    assert {each["widget"] for each in say["fields"]} == {"text"}


def test_pages_and_entries_of_offices_can_be_chosen(project: Project) -> None:
    pages, entry = fields(project, "sentences")["pages"], fields(project, "questions", "en")["answered_by"]
    assert (pages["widget"], pages["multiple"], pages["options"]) == ("select", True, [FORM])
    assert [each["value"] for each in entry["options"]] == [*ENTRIES]
    assert (entry["options"][0]["label"], entry["required"]) == ("Opening hours", False)


def test_the_pages_are_those_for_certain_readers_in_the_language_of_the_form() -> None:
    pages = [
        page(language, "pages", slug, f"{slug}/", template=template, title=language.upper())
        for language in ("ja", "en")
        for slug, template in (("families", "readers"), ("about", "page"))
    ]
    assert tables.readers(Site(tuple(pages), ("ja", "en"), ("pages",), "pages"), "ja") == [FORM]


def test_topics_cannot_be_taken_away_in_a_form(project: Project) -> None:
    assert {name: each["allow_remove"] for name, each in lists(project).items()} == {
        "sentences": True,
        "questions": True,
        "terms": True,
        "topics": False,
    }


def test_a_row_that_is_closed_shows_its_first_text(project: Project) -> None:
    assert {name: each["summary"] for name, each in lists(project, "en").items()} == {
        "sentences": "{{fields.when.en}}",
        "questions": "{{fields.ask.en}}",
        "terms": "{{fields.name.en}}",
        "topics": "{{fields.name.en}}",
    }


def test_the_format_knows_the_paths_in_their_order_and_what_ids_are_made_from(project: Project) -> None:
    found = tables.lists(words.texts()["tables"], project)
    assert found["questions"] == {"paths": ["ask.ja", "ask.en", "ask.ja-simple", "answered_by"]}
    names = ["name.ja", "name.en", "name.ja-simple"]
    assert found["terms"]["paths"] == ["id", *names, "meaning.ja", "meaning.en", "meaning.ja-simple"]
    assert found["terms"]["id"] == {"from": names, "longest": 50, "otherwise": "terms"}


@dataclasses.dataclass(frozen=True)
class LongerTerm(Term):
    """A word of the field with an example."""

    example: Text = dataclasses.field(default_factory=lambda: Text({}))


@dataclasses.dataclass(frozen=True)
class LongerData:
    """Data in whose rows something stands that forms.toml does not know."""

    terms: tuple[LongerTerm, ...]


def test_a_new_field_without_words_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "Data", LongerData)
    with pytest.raises(BadValueError) as error:
        files(project, places={("terms",): PLACES[("terms",)]})
    assert error.value.details == {"key": "tables.terms.fields.example", "name": "label.ja"}
