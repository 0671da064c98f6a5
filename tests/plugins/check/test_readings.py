"""Kanji without a reading, and readings that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editing import sources

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.report.problems import Problem

PAGE, DATA = "content/ja/guide/sowing.md", "content/data/readings.toml"
TOPICS, OFFICES = "content/data/topics.toml", "content/data/offices.toml"
CATALOGUE = "theme/translations/ja/LC_MESSAGES/messages.po"
CODES = {
    "missing-reading",
    "missing-readings",
    "reading-to-come",
    "unfit-reading",
    "reading-twice",
    "place-reading",
}
SEEDLINGS = (
    "content/data/glossary.toml",
    "content/ja-simple/guide/sowing.md",
    *(f"content/ja/{name}.md" for name in ("guide/sowing", "news/market")),
    *(f"content/ja/{name}.md" for name in ("pages/contact/hall", "paper/leaflet")),
)
MANY = "。".join("鰯鮪鰹鮭鱈鯖鰻鯛鮎鯉鰍鯵")

DRAFT = (PAGE, "reading-to-come", {"words": "鰯、鮪"})
FISH = "{鰯|いわし}と鰯と鰯、3尾。"

Told = tuple[str, str, dict[str, str]]  # path, code, details


def missing(path: str, word: str, table: str = "words") -> Told:
    counted = word.lstrip("0123456789")
    return (
        path,
        "missing-reading",
        {"word": word, "table": f"[readings.{table}]", "entry": f'"{counted}" = ""'},
    )


def found(project: Path, path: str, old: str, new: str) -> list[Problem]:
    """Return what is told of readings once a file says something else."""
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [problem for problem in sources.read(project).problems if problem.code in CODES]


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (PAGE, "## 1. ", f"{FISH}\n\n## 1. ", [missing(PAGE, "鰯"), missing(PAGE, "3尾", "counters")]),
        (PAGE, "Title: ", "Title: 鰯の", [missing(PAGE, "鰯")]),
        (PAGE, "Title: ", "Title: {鰯|いわし}の", []),
        (PAGE, "  - ", "  - 鰯の", [missing(PAGE, "鰯")]),
        (PAGE, "Order: 1", "Order: 1\nStatus: draft\nSummary: 鰯と鮪", [DRAFT]),
        (TOPICS, 'name.ja = "', 'name.ja = "鰯', [missing(TOPICS, "鰯野菜")]),
        (TOPICS, 'hashtag = "', 'hashtag = "鰯と', [missing(TOPICS, "鰯")]),
        (TOPICS, 'name.ja = "', 'name.ja = "{鰯|いわし}', []),
        (CATALOGUE, 'msgstr "電話"', 'msgstr "鰯"', [missing(CATALOGUE, "鰯")]),
        (
            OFFICES,
            'reading.ja = "とうきょうと ちよだく さくらちょう"',
            'reading.ja = "とうきょうと"',
            [(OFFICES, "place-reading", {"names": "東京都 千代田区 桜町2-3-9"})],
        ),
        (DATA, '"苗" = "なえ"\n', "", [missing(path, "苗") for path in SEEDLINGS]),
        (DATA, '"日曜日" = "にちようび"\n', "", [missing(DATA, "日曜日")]),
    ],
)
def test_what_has_no_reading_is_told_in_its_place(
    project: Path, path: str, old: str, new: str, told: list[Told]
) -> None:
    problems = ((each.path, each.code, each.details) for each in found(project, path, old, new))
    assert sorted(problems, key=str) == sorted(told, key=str)


def test_the_line_of_each_word_is_told_and_that_of_the_reading_in_braces_is_not(project: Path) -> None:
    problems = found(project, PAGE, "## 1. ", "{鰯|いわし}。\n\n鰯。\n\n## 1. ")
    lines = (project / PAGE).read_text(encoding="utf-8").split("\n")
    assert [lines[problem.line - 1] for problem in problems] == ["鰯。"]
    assert '"鰯" = ""' in str(problems[0])


def test_of_many_words_the_first_are_told_one_by_one(project: Path) -> None:
    *single, others = found(project, PAGE, "## 1. ", f"{MANY}。\n\n## 1. ")
    assert [problem.code for problem in single] == ["missing-reading"] * 10
    assert (others.code, others.details) == ("missing-readings", {"words": "鰍、鯵", "count": "2"})


@pytest.mark.parametrize(
    ("new", "code", "details"),
    [
        ('"苗" = "なえ"\n"苗木" = "なえ木"', "unfit-reading", {"word": "苗木", "reading": "なえ木"}),
        ('"苗" = "なえ"\n"少な" = "すこし"', "unfit-reading", {"word": "少な", "reading": "すこし"}),
        (
            '"苗" = "なえ"\n"苗|木" = "なえ|ぎ"\n"苗木" = "なえぎ"',
            "reading-twice",
            {"word": "苗木", "reading": "なえぎ", "other": "苗|木"},
        ),
    ],
)
def test_a_reading_that_does_not_fit_is_told(
    project: Path, new: str, code: str, details: dict[str, str]
) -> None:
    [problem] = found(project, DATA, '"苗" = "なえ"', new)
    assert (problem.path, problem.code, problem.details) == (DATA, code, details)
    line = (project / DATA).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert line == f'"{details["word"]}" = "{details["reading"]}"'
