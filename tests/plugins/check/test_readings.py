"""Kanji without a reading, and readings that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editing import sources
from tests.plugins import caches
from tests.site import built

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
    "no-readings",
    "reading-in-other-part",
    "reading-signs",
    "reading-without-kanji",
}
# Each text with the word, and what stands near it where it comes first.
SEEDLINGS = {
    "content/data/glossary.toml": "苗",
    "content/ja-simple/guide/sowing.md": "3. 苗を 大きな 鉢に 入れる",
    "content/ja/guide/sowing.md": "3. 植えかえる：苗を大きな鉢に移す",
    "content/ja/news/market.md": "苗の市を開きます",
    "content/ja/pages/contact/hall.md": "苗の市や講習を開いている会…",
    "content/ja/paper/leaflet.md": "苗を育てる方へのご案内",
}
MANY = "。".join("鰯鮪鰹鮭鱈鯖鰻鯛鮎鯉鰍鯵")

DRAFT = (PAGE, "reading-to-come", {"words": "鰯、鮪"})
FISH = "{鰯|いわし}と鰯と鰯、3尾。"

Told = tuple[str, str, dict[str, str]]  # path, code, details


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of everything that a build reads, which has been read before."""
    return caches.give(built.copy(tmp_path), built.copy)


def missing(path: str, word: str, around: str, entry: str = "") -> Told:
    counted = word.lstrip("0123456789")
    table = "words" if counted == word else "counters"
    entry = f'"{entry or counted}" = ""'
    details = {"word": word, "around": around, "table": f"[readings.{table}]", "entry": entry}
    return path, "missing-reading", details


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
        (
            PAGE,
            "## 1. ",
            f"{FISH}\n\n## 1. ",
            [missing(PAGE, "鰯", "鰯と鰯と鰯、3尾"), missing(PAGE, "3尾", "鰯と鰯と鰯、3尾")],
        ),
        (PAGE, "## 1. ", "その鰯\n雲です。\n\n## 1. ", [missing(PAGE, "鰯雲", "その鰯雲です")]),
        (PAGE, "## 1. ", "ﾊﾟｿｺﾝと鰯です。\n\n## 1. ", []),
        (PAGE, "## 1. ", "種：鰯\n土：鮪\n水：鱈\n\n## 1. ", []),
        (PAGE, "## 1. ", "{鰯}です。\n\n## 1. ", []),
        (PAGE, "Title: ", "Title: 鰯の", [missing(PAGE, "鰯", "鰯の種まきから収穫までの順…")]),
        (PAGE, "Title: ", "Title: {鰯|いわし}の", []),
        (PAGE, "  - ", "  - 鰯の", [missing(PAGE, "鰯", "鰯のどのような順番で育てる…")]),
        (PAGE, "  - ", "  - 煌めいた", [missing(PAGE, "煌", "煌めいたどのような順番で育…", "煌めい")]),
        (PAGE, "  - ", "  - 煌や", [missing(PAGE, "煌", "煌やどのような順番で育てる…")]),
        (PAGE, "Order: 1", "Order: 1\nStatus: draft\nSummary: 鰯と鮪", [DRAFT]),
        (TOPICS, 'name.ja = "', 'name.ja = "鰯', [missing(TOPICS, "鰯野菜", "鰯野菜づくり")]),
        (TOPICS, 'hashtag = "', 'hashtag = "鰯と', [missing(TOPICS, "鰯", "鰯と野菜づくり")]),
        (TOPICS, 'name.ja = "', 'name.ja = "{鰯|いわし}', []),
        (CATALOGUE, 'msgstr "電話"', 'msgstr "鰯"', [missing(CATALOGUE, "鰯", "鰯")]),
        (
            OFFICES,
            'reading.ja = "とうきょうと ちよだく さくらちょう"',
            'reading.ja = "とうきょうと"',
            [(OFFICES, "place-reading", {"names": "東京都 千代田区 桜町2-3-9"})],
        ),
        (DATA, '"苗" = "なえ"\n', "", [missing(path, "苗", around) for path, around in SEEDLINGS.items()]),
        (DATA, '"日曜日" = "にちようび"\n', "", [missing(DATA, "日曜日", "日曜日")]),
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
            '"苗" = "なえ"\n"鰯｜雲" = "いわし｜ぐも"',
            "reading-signs",
            {"word": "鰯｜雲", "reading": "いわし｜ぐも", "right": '"鰯|雲" = "いわし|ぐも"'},
        ),
        (
            '"苗" = "なえ"\n" 鰯" = "いわし"',
            "reading-signs",
            {"word": " 鰯", "reading": "いわし", "right": '"鰯" = "いわし"'},
        ),
        ('"苗" = "なえ"\n"ナエ" = "なえ"', "reading-without-kanji", {"word": "ナエ", "reading": "なえ"}),
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


@pytest.mark.parametrize(
    ("added", "words", "details"),
    [
        (
            ("[readings.counters]\n", '"鰯" = "いわし"\n'),
            "鰯です。",
            {
                "word": "鰯",
                "around": "鰯です",
                "table": "[readings.words]",
                "other": "[readings.counters]",
                "entry": '"鰯" = "いわし"',
            },
        ),
        (
            ("[readings.words]\n", '"尾" = "び"\n'),
            "3尾です。",
            {
                "word": "3尾",
                "around": "3尾です",
                "table": "[readings.counters]",
                "other": "[readings.words]",
                "entry": '"尾" = "び"',
            },
        ),
    ],
)
def test_a_reading_in_the_other_part_is_told(
    project: Path, added: tuple[str, str], words: str, details: dict[str, str]
) -> None:
    header, entry = added
    file = project / DATA
    file.write_text(file.read_text(encoding="utf-8").replace(header, header + entry, 1), encoding="utf-8")
    [problem] = found(project, PAGE, "## 1. ", f"{words}\n\n## 1. ")
    assert (problem.path, problem.code, problem.details) == (PAGE, "reading-in-other-part", details)


@pytest.mark.parametrize("left", ["# 読み方\n", "[readings.words]\n[readings.counters]\n", None])
def test_a_list_without_readings_is_told_once(project: Path, left: str | None) -> None:
    if left is None:
        (project / DATA).unlink()
    else:
        (project / DATA).write_text(left, encoding="utf-8")
    [problem] = [problem for problem in sources.read(project).problems if not problem.is_hint]
    assert problem.code == "no-readings"
