"""The handbooks, the guides to hosting and the lists of mistakes hold what they promise."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, get_type_hints

import pytest
from invoke.collection import Collection

import pelicanconf
import tasks
from editing import handbook
from plugins.check import pdf as check_pdf
from plugins.check.pictures import LARGEST, LARGEST_DRAWING
from plugins.model.data import Data
from plugins.model.fields import FIELDS
from plugins.model.office_details import OfficeDetails
from plugins.read.data import load, tables, values
from plugins.report import problems
from tests.docs import examples, rules
from tests.plugins import programs
from tests.plugins.pdfs import pdf

if TYPE_CHECKING:
    from tests.docs.rules import Block

ROOT = Path(handbook.__file__).parents[1]
FILES = handbook.texts()["files"]
LANGUAGES = [*FILES]
TEXTS = [files[name] for name in ("handbook", "problems") for files in FILES.values()]
READMES = {"ja": "README.ja.md", "en": "README.md"}
HOSTING = {"ja": "docs/hosting.ja.md", "en": "docs/hosting.md"}
DEVELOPMENT = {"ja": "docs/development.ja.md", "en": "docs/development.md"}
TEXTS += ["content/README.md", *READMES.values(), *HOSTING.values(), *DEVELOPMENT.values()]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXTS)
def test_links_and_paths_exist(name: str) -> None:
    assert rules.missing(text(name), (ROOT / name).parent, ROOT) == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_task_that_is_named_exists(name: str) -> None:
    assert rules.unknown_commands(text(name), Collection.from_module(tasks).task_names) == []


@pytest.mark.parametrize("kind", ["handbook", "problems"])
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_all_languages_have_one_structure(kind: str, language: str) -> None:
    original = text(FILES[LANGUAGES[0]][kind])
    assert rules.differences(original, text(FILES[language][kind]), LANGUAGES) == []


@pytest.mark.parametrize("names", [READMES, HOSTING, DEVELOPMENT], ids=["readme", "hosting", "development"])
def test_both_languages_have_one_structure(names: dict[str, str]) -> None:
    assert rules.differences(text(names["ja"]), text(names["en"]), LANGUAGES) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_in_the_handbook_and_every_code_in_the_list(language: str) -> None:
    rows = [row[0] for table in rules.tables(text(FILES[language]["handbook"])) for row in table]
    assert [key for key in FIELDS if f"`{key}`" not in rows] == []
    headings = re.findall(r"^### (\S+)$", text(FILES[language]["problems"]), re.MULTILINE)
    assert sorted(headings) == sorted(problems.messages())


def test_little_has_to_be_read_before_the_first_notice() -> None:
    said = text(FILES["ja"]["handbook"])
    assert len(said[: said.index("](#publishing)")]) < 1500  # where the list of all other parts begins


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_that_stand_alone_are_right(language: str) -> None:
    assert rules.wrong_entries(text(FILES[language]["handbook"])) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_data_can_be_added_as_they_are(language: str) -> None:
    kinds, found = get_type_hints(Data), []
    for block in rules.blocks(text(FILES[language]["handbook"])):
        if block.language == "toml":
            read = load.read({"content/data/example.toml": block.text.encode()})
            builder = tables.Builder(values.parsers(LANGUAGES), read.places)
            for name, rows in read.table.items():
                if isinstance(rows, list):
                    found.append((name, len(builder.build(kinds[name], rows, (name,)))))
                else:  # what stands below an office
                    found.append((name, bool(builder.build(OfficeDetails, rows["details"], (name,)))))
            assert (read.problems, builder.problems) == ([], [])
    assert sorted(found) == [("offices", True), ("terms", 1), ("topics", 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_are_those_that_are_checked(language: str) -> None:
    tables = tomllib.loads(text("content/data/house_style.toml"))["house_styles"]
    styles = {table["language"]: table for table in tables}
    names = ("longest_sentence", "longest_title", "longest_description", "shortest_description")
    numbers = [[styles[code][name] for code in LANGUAGES] for name in names]
    said = text(FILES[language]["handbook"])
    rows = [[*map(int, re.findall(r"\d+", "|".join(row)))] for table in rules.tables(said) for row in table]
    assert [row for row in numbers if row not in rows] == []
    assert f"{LARGEST_DRAWING // 1000} kB" in said
    assert f"{LARGEST // 1_000_000} MB" in said
    assert f"{check_pdf.LARGEST // 1_000_000} MB" in said


def checked(tried: dict[str, Block], project: Path) -> dict[str, set[str]]:
    """Put examples into a project; return path → codes that a check of it tells."""
    examples.supply(project / "content", tried)
    for name in examples.pdfs(tried):
        place = project / "content" / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(pdf())
    for name, block in tried.items():
        (project / "content" / name).write_text(examples.file(name, block), encoding="utf-8")
    done = programs.run(project, "-c", programs.CHECK)
    for name in tried:
        (project / "content" / name).unlink()
    return examples.told(done.stderr.splitlines())


def test_every_example_is_right_or_shows_the_mistake_that_it_is_for(project: Path) -> None:
    tried = {
        path: block
        for language in LANGUAGES
        for path, block in examples.placed(
            text(FILES[language]["handbook"]), language, pelicanconf.KINDS
        ).items()
    }
    assert len(tried) > len(LANGUAGES)
    assert list(examples.surprising(tried, checked(tried, project))) == []


def test_an_example_that_is_not_what_it_is_there_for_is_found(project: Path) -> None:
    said = (
        "```markdown\n[Elsewhere](nowhere.md)\n```\n\n"
        "<!-- mistake: broken-link -->\n```markdown\n[Elsewhere](nowhere.md)\n```\n\n"
        "<!-- mistake: broken-link -->\n```markdown\nRight.\n```\n\n"
        "```markdown\n---\nTitle: A title\nDate: soon\n---\n\nA text.\n```\n"
    )
    tried = {f"en/news/fault-{i}.md": block for i, block in enumerate(rules.blocks(said), start=1)}
    assert list(examples.surprising(tried, checked(tried, project))) == [
        ("en/news/fault-1.md", ["broken-link"]),
        ("en/news/fault-3.md", []),
        ("en/news/fault-4.md", ["bad-date", "missing-key"]),
    ]
