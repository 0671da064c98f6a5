"""The handbooks' table and the lists of mistakes are made from what the code knows."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

import pelicanconf
from editing import handbook
from plugins import problems
from plugins.front_matter import KEYS
from plugins.problems import BadValueError, Message

ROOT = Path(handbook.__file__).parents[1]
WORDS = handbook.texts()
EN = WORDS["list"]["en"]
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
    assert [*found] == [*KEYS]
    assert found["Title"] == ["needed", "needed |"]
    assert found["Office"] == ["–", "allowed (needed with `Template: office`) |"]
    assert found["Order"] == ["–", "– |"]


@pytest.mark.parametrize("part", ["use", "example"])
@pytest.mark.parametrize("language", WORDS["files"])
def test_an_entry_without_words_is_told(part: str, language: str) -> None:
    without = {**WORDS["keys"]["Date"], part: {**WORDS["keys"]["Date"][part], language: ""}}
    with pytest.raises(BadValueError) as error:
        handbook.table(KINDS, {**WORDS, "keys": {**WORDS["keys"], "Date": without}}, language)
    assert error.value.code == "missing-data-key"
    assert error.value.details == {"key": "keys.Date", "name": f"{part}.{language}"}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", WORDS["files"])
def test_every_example_is_a_value_of_its_entry(key: str, language: str) -> None:
    value = KEYS[key]([WORDS["keys"][key]["example"][language]])
    assert isinstance(value, (str, int, tuple, datetime.datetime))


def test_no_words_are_left_over_and_names_in_examples_exist() -> None:
    assert WORDS["keys"].keys() == KEYS.keys()
    data = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "content" / "data").glob("*.toml"))
    ids = [line for line in data.splitlines() if line.startswith("id = ")]
    for language in WORDS["files"]:
        names = [*KEYS["Topics"]([WORDS["keys"]["Topics"]["example"][language]])]
        names += [WORDS["keys"]["Office"]["example"][language]]
        assert [name for name in names if f'id = "{name}"' not in ids] == []
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


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("“{a}” is bad — write {{#{b}}}", ["“…” is bad.", "**How to mend it:** Write {#…}."]),
        (
            "<{a}> has no x — write [{a}](b) or `**c**`",
            [r"\<…\> has no x.", r"**How to mend it:** Write \[…\](b) or `**c**`."],
        ),
        ("offices.toml has: {a} — {b}", ["offices.toml has: …"]),
        ("a: “{a}…” — see “b”.", ["a: “…”.", "**How to mend it:** See “b”."]),
        ("it warns: {what}", ["It warns: …"]),
    ],
)
def test_a_message_is_told_readably(message: str, expected: list[str]) -> None:
    found = Message("files", {"en": message}, is_hint=False, more={})
    assert list(handbook.explained(found, EN, "en")) == expected


def test_hints_are_marked_and_what_lay_people_need_comes_last() -> None:
    found = Message("files", {"en": "a — b"}, is_hint=True, more={"en": "More `{x}`."})
    assert list(handbook.explained(found, EN, "en"))[2:] == [
        "**This is a hint.** It need not be mended before publication.",
        "More `{x}`.",
    ]


def test_the_list_has_a_heading_for_each_group_and_code_and_links_the_other_language() -> None:
    lines = handbook.problem_list(WORDS, {"ja": "日本語", "en": "English"}, "en").splitlines()
    assert lines[:3] == ["# The list of mistakes", "", "[日本語](problems.ja.md)"]
    assert "- [Files](#files)" in lines
    assert lines[lines.index('<a id="files"></a>') + 2] == "## Files"
    groups = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert groups == [title["en"] for title in problems.groups().values()]
    codes = [line.removeprefix("### ") for line in lines if line.startswith("### ")]
    assert sorted(codes) == sorted(problems.messages())


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
