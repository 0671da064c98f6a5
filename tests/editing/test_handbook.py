"""The handbooks' table is made from what the code knows, and all that is made is current."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

import pelicanconf
from editing import handbook
from plugins.model.fields import FIELDS
from plugins.read.data.values import SLUG
from plugins.report.problems import BadValueError

ROOT = Path(handbook.__file__).parents[1]
WORDS = handbook.texts()
NAMES = [name for files in WORDS["files"].values() for name in files.values()]
KINDS = {
    "guide": {"requires": ["Title"], "allows": [], "templates": {"article": []}},
    "pages": {"requires": ["Title"], "allows": ["Office"], "templates": {"page": [], "office": ["Office"]}},
}


def test_what_is_committed_is_what_would_be_made() -> None:
    before = {name: (ROOT / name).read_bytes() for name in NAMES}
    assert handbook.update(ROOT) == []
    assert {name: (ROOT / name).read_bytes() for name in NAMES} == before


def test_the_table_tells_on_which_pages_an_entry_is_needed() -> None:
    rows = handbook.table(KINDS, WORDS, "en").splitlines()
    assert rows[:4] == [
        "The names on the right, `guide`, `pages`, are those of the folders that hold the pages.",
        "",
        "| Entry | What to write | Example | `guide` | `pages` |",
        "| --- | --- | --- | --- | --- |",
    ]
    found = {row.split("`")[1]: row.split(" | ")[-2:] for row in rows[4:]}
    assert found["Title"] == ["needed", "needed |"]
    assert found["Order"] == ["–", "– |"]
    more = handbook.table(KINDS, WORDS, "en", for_developers=True).splitlines()
    found_more = {row.split("`")[1]: row.split(" | ")[-2:] for row in more[4:]}
    assert found_more["Office"] == ["–", "allowed (needed with `Template: office`) |"]
    assert {*found, *found_more} == {*FIELDS}
    assert len(found) + len(found_more) == len(FIELDS)


@pytest.mark.parametrize("part", ["use", "example"])
@pytest.mark.parametrize("language", WORDS["files"])
def test_an_entry_without_words_is_told(part: str, language: str) -> None:
    without = {**WORDS["keys"]["Date"], part: {**WORDS["keys"]["Date"][part], language: ""}}
    with pytest.raises(BadValueError) as error:
        handbook.table(KINDS, {**WORDS, "keys": {**WORDS["keys"], "Date": without}}, language)
    assert error.value.code == "missing-data-key"
    assert error.value.details == {"key": "keys.Date", "name": f"{part}.{language}"}


@pytest.mark.parametrize("key", FIELDS)
@pytest.mark.parametrize("language", WORDS["files"])
def test_every_example_is_a_value_of_its_entry(key: str, language: str) -> None:
    value = FIELDS[key].parse([WORDS["keys"][key]["example"][language]])
    assert isinstance(value, (str, int, tuple, datetime.datetime))


def test_no_words_are_left_over_and_names_in_examples_can_exist() -> None:
    assert WORDS["keys"].keys() == FIELDS.keys()
    for language in WORDS["files"]:
        names = [*FIELDS["Topics"].parse([WORDS["keys"]["Topics"]["example"][language]])]
        names += [WORDS["keys"]["Office"]["example"][language]]
        assert [name for name in names if not SLUG.fullmatch(name)] == []  # which there are, writers decide
        template = WORDS["keys"]["Template"]["example"][language]
        assert template in pelicanconf.KINDS["pages"]["templates"]


def test_the_table_stands_between_its_marks() -> None:
    text = f"# A\n\n{handbook.BEGIN}\n\nold\n\n{handbook.END}\n\nB\n"
    once = handbook.filled(text, "new", "a.md")
    assert once == f"# A\n\n{handbook.BEGIN}\n\nnew\n\n{handbook.END}\n\nB\n"
    assert handbook.filled(once, "new", "a.md") == once


@pytest.mark.parametrize("text", ["# A\n", handbook.BEGIN, handbook.END, f"{handbook.END}{handbook.BEGIN}"])
def test_a_handbook_without_marks_is_told(text: str) -> None:
    with pytest.raises(BadValueError) as error:
        handbook.filled(text, "new", "a.md")
    assert (error.value.code, error.value.details["file"]) == ("no-place-for-table", "a.md")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    for name in NAMES:
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_files_that_are_behind_are_renewed_and_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs" / "problems.md").unlink()
    path = project / "docs" / "handbook.md"
    path.write_text(path.read_text(encoding="utf-8").replace("| `Order` |", "| `Oder` |"), encoding="utf-8")
    assert handbook.run(project) == 0
    assert capsys.readouterr().out == "==> docs/handbook.md\n==> docs/problems.md\n"
    assert [name for name in NAMES if (project / name).read_bytes() != (ROOT / name).read_bytes()] == []
    assert handbook.run(project) == 0
    assert capsys.readouterr().out == ""


def test_nothing_is_written_when_a_handbook_has_no_marks(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs" / "problems.ja.md").write_text("old", encoding="utf-8")
    (project / "docs" / "handbook.md").write_text("# A\n", encoding="utf-8")
    assert handbook.run(project) == 1
    assert capsys.readouterr().err.startswith("docs/handbook.md: [no-place-for-table] ")
    assert (project / "docs" / "problems.ja.md").read_text(encoding="utf-8") == "old"
