"""The site's data: read, checked and complete."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from plugins.read.data import load as data_files
from plugins.report.problems import Problem
from tests.plugins.samples import DATA, HALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.model.data import Data

SITE = """\
[site]
name = { ja = "案内", en = "Guide" }
description = { ja = "案内です。", en = "A guide." }
share_image = { ja = "images/a.png", en = "images/b.png" }
share_image_text = { ja = "絵", en = "A picture" }

[organisation]
name = { ja = "ひだまりの会", en = "Sunny Side & Friends" }
also_known_as = { ja = "NPOひだまり", en = "NPO Sunny" }
address_format.ja = "〒{postal_code} {region}{locality}{street}"
address_format.en = "{street}, {locality}, {region} {postal_code}, {country}"
map_name = { ja = "地図", en = "Map" }
map_url = "https://map.example/?q={query}"
"""
OFFICES = """\
[[offices]]
id = "hall"
name.ja = "ひだまり会館"
name.en = "Sunny Hall"
short_name = { ja = "会館", en = "Hall" }
phone = "03-1234-5678"
fax = "+81 3 1234 5678"
[offices.address]
postal_code = "100-0001"
region = { ja = "東京都", en = "Tokyo" }
locality = { ja = "千代田区", en = "Chiyoda" }
street = { ja = "一番町1-2-3", en = "1-2-3 Ichibancho" }
reading = { ja = "とうきょうと" }
"""
REST = """\
house_styles = []
sentences = []
questions = []

[[topics]]
id = "work"
hashtag = "しごと"
name = { ja = "仕事", en = "Work" }
description = { ja = "仕事のこと", en = "About work" }

[[terms]]
id = "plan"
name = { ja = "計画", en = "Plan" }
meaning = { ja = "予定", en = "What is intended" }
"""
FILES = {
    "content/data/organisation.toml": SITE,
    "content/data/offices.toml": OFFICES,
    "content/data/rest.toml": REST,
}


def load_files(
    files: dict[str, bytes], languages: tuple[str, ...], exists: Callable[[str], bool]
) -> tuple[Data | None, list[Problem]]:
    return data_files.load(data_files.read(files), languages, exists)


def load(files: dict[str, str], **more: bytes) -> tuple[Data | None, list[tuple[str, int, str]]]:
    encoded = {path: text.encode() for path, text in files.items()}
    data, problems = load_files(
        encoded | {f"content/data/{k}.toml": v for k, v in more.items()}, ("ja", "en"), lambda _: True
    )
    return data, [(problem.path, problem.line, problem.code) for problem in sorted(problems)]


def test_all_files_together_are_the_data_whichever_holds_what() -> None:
    expected = dataclasses.replace(
        DATA, offices=(HALL,), also_printed=(), sentences=(), questions=(), house_styles=()
    )
    assert load(FILES) == (expected, [])
    assert load({"content/data/all.toml": REST + SITE + OFFICES}) == (expected, [])


def test_files_may_begin_with_a_byte_order_mark() -> None:
    rest = FILES["content/data/rest.toml"]
    data, problems = load({**FILES, "content/data/rest.toml": f"\ufeff{rest}"})
    assert (data is not None, problems) == (True, [])


def test_the_mistakes_of_all_files_are_told_at_once() -> None:
    data, problems = load({**FILES, "content/data/offices.toml": OFFICES + "x = ["}, more=b'y = "\xff"')
    assert data is None
    assert problems == [
        ("content/data/more.toml", 1, "not-utf-8"),
        ("content/data/offices.toml", 14, "missing-bracket"),
    ]


def test_a_mistake_below_the_head_of_a_table_that_is_mended_is_told_in_its_line() -> None:
    rest = FILES["content/data/rest.toml"].replace("[[terms]]", "[[terms]")
    at = rest.split("\n").index('id = "plan"') + 1
    _, problems = load({**FILES, "content/data/rest.toml": rest.replace('id = "plan"', 'id = "Plan!"')})
    assert problems == [
        ("content/data/rest.toml", at - 1, "missing-bracket"),
        ("content/data/rest.toml", at, "bad-slug"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "key", "first"),
    [
        ("\n[site]\nname = 1\n", 2, "site", "organisation"),
        ("terms = []\n", 1, "terms", "rest"),
        ("\n[[topics]]\nid = 'x'\n", 2, "topics", "rest"),
    ],
)
def test_a_table_that_stands_in_two_files_is_a_problem_in_the_second(
    text: str, line: int, key: str, first: str
) -> None:
    sources = {path: source.encode() for path, source in (FILES | {"content/data/second.toml": text}).items()}
    (problem,) = load_files(sources, ("ja", "en"), lambda _: True)[1]
    assert problem == Problem("content/data/second.toml", line, "data-key-twice")
    assert problem.details == {"key": key, "other": f"content/data/{first}.toml"}


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("offices", '"03-1234-5678"', '"03-1234"', ("content/data/offices.toml", 6, "bad-phone")),
        ("offices", 'name.en = "Sunny Hall"\n', "", ("content/data/offices.toml", 3, "missing-language")),
        ("offices", 'postal_code = "100-0001"\n', "", ("content/data/offices.toml", 8, "missing-data-key")),
        ("offices", "fax =", "facts =", ("content/data/offices.toml", 7, "unknown-data-key")),
        ("rest", "[[terms]]", "[terms]", ("content/data/rest.toml", 11, "not-a-list")),
        ("organisation", "{street}, ", "{town}, ", ("content/data/organisation.toml", 11, "bad-format")),
        ("organisation", "{query}", "{place}", ("content/data/organisation.toml", 13, "bad-format")),
        ("organisation", "{query}", "{query", ("content/data/organisation.toml", 13, "bad-format")),
        ("organisation", "{query}", "{query:>9}", ("content/data/organisation.toml", 13, "bad-format")),
        (
            "organisation",
            "{street}, {locality}",
            "Tel. 090",
            ("content/data/organisation.toml", 11, "incomplete-format"),
        ),
        ("offices", '"Sunny Hall"', f'"{"x" * 900}"', ("content/data/offices.toml", 3, "office-too-long")),
        ("organisation", "{query}", "{query!r}", ("content/data/organisation.toml", 13, "bad-format")),
        ("organisation", "{query}", "{query.real}", ("content/data/organisation.toml", 13, "bad-format")),
        (
            "offices",
            '"Sunny Hall"',
            '"Sunny\\rHall"',
            ("content/data/offices.toml", 4, "invisible-character"),
        ),
        (
            "offices",
            '"Sunny Hall"',
            '"Sunny\\u202eHall"',
            ("content/data/offices.toml", 4, "invisible-character"),
        ),
        ("offices", '"Sunny Hall"', '"Ｓunny Hall"', ("content/data/offices.toml", 4, "full-width-latin")),
        (
            "organisation",
            '"images/a.png"',
            '"data/rest.toml"',
            ("content/data/organisation.toml", 4, "missing-file"),
        ),
    ],
)
def test_a_mistake_is_a_problem_in_the_line_of_its_entry(
    file: str, old: str, new: str, expected: tuple[str, int, str]
) -> None:
    path = f"content/data/{file}.toml"
    assert old in FILES[path]
    data, problems = load({**FILES, path: FILES[path].replace(old, new)})
    assert data is None
    assert expected in problems


def test_a_contradiction_that_is_settled_is_nowhere() -> None:
    rest = FILES["content/data/rest.toml"].replace("also_printed = []\n", "")
    data, problems = load({**FILES, "content/data/rest.toml": rest})
    assert problems == []
    assert data is not None
    assert data.also_printed == ()


@pytest.mark.parametrize(
    ("text", "codes", "contact"),
    [
        ('name = { ja = "花野", en = "Hanano" }\ncontact = { ja = "内線", en = "Ext." }', [], "Ext."),
        ('name = { ja = "花野", en = "Hanano" }', ["missing-data-key"], None),
        ('name.ja = "花野"\ncontact = { ja = "内線", en = "Ext." }', ["missing-language"], None),
    ],
)
def test_a_developer_may_be_named_in_every_language(text: str, codes: list[str], contact: str | None) -> None:
    data, problems = load({**FILES, "content/data/z.toml": f"[developer]\n{text}\n"})
    assert [code for _, _, code in problems] == codes
    assert (data.developer.contact["en"] if data and data.developer else None) == contact


def test_a_table_that_no_file_holds_is_a_problem_of_the_folder() -> None:
    data, problems = load_files({"content/data/a.toml": SITE.encode()}, ("ja", "en"), lambda _: True)
    assert data is None
    assert problems[0] == Problem("content/data", 0, "missing-data-key")
    assert problems[0].details == {"key": "content/data", "name": "house_styles"}


def test_a_site_without_data_files_names_the_folder() -> None:
    problems = load_files({}, ("ja", "en"), lambda _: True)[1]
    assert {problem.path for problem in problems} == {"content/data"}


def test_a_contradiction_is_a_problem_in_the_line_of_its_entry() -> None:
    twice = OFFICES + OFFICES
    sources = {**FILES, "content/data/offices.toml": twice}
    data, (problem,) = load_files(
        {path: text.encode() for path, text in sources.items()}, ("ja", "en"), lambda _: True
    )
    assert data is None
    assert problem == Problem("content/data/offices.toml", 15, "same-id")
    assert problem.details == {"key": "offices.1.id", "id": "hall"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": b"[[offices]]\nid = 'hall'\n[[offices]]\nname = 1\n", "b": b"bad ="}, {"offices": {"hall"}}),
        ({"a": b"offices = [1]\n[site]\nid = 'x'\n"}, {"offices": set()}),
    ],
)
def test_ids_are_known_as_far_as_the_files_can_be_read(
    files: dict[str, bytes], expected: dict[str, set[str]]
) -> None:
    assert data_files.read(files).ids() == expected
