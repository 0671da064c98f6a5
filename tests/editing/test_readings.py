"""Readings are proposed in their sentence, and what a person accepts is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from editing import readings
from editing.readings import COUNTERS, WORDS, Asked, Entry
from plugins.report.problems import Problem
from tests.editing.test_asking import answer

if TYPE_CHECKING:
    from pathlib import Path

TABLES = f'{WORDS}\n"苗" = "なえ"\n\n{COUNTERS}\n"年" = "ねん"\n'


def analyse(text: str) -> list[tuple[str, str]]:
    """Return what an analyser would say of a few words."""
    known = {"開い": "ひらい", "個別": "こべつ", "支援": "しえん", "日間": "にちかん"}
    found = []
    while text:
        word = next((word for word in known if text.startswith(word)), text[0])
        found.append((word, known.get(word, word)))
        text = text.removeprefix(word)
    return found


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        ("開", "窓を開いて休む。", Entry("開い", "ひらい")),
        ("個別支援", "個別支援です。", Entry("個別|支援", "こべつ|しえん")),
        ("3日間", "約3日間。", Entry("日間", "にちかん", COUNTERS)),
        ("鰯", "鰯です。", Entry("鰯", "")),
    ],
)
def test_a_word_is_proposed_as_its_sentence_is_taken_apart(word: str, sentence: str, expected: Entry) -> None:
    assert readings.proposed(word, sentence, analyse) == expected


def test_without_an_analyser_the_word_alone_is_proposed(tmp_path: Path) -> None:
    assert readings.analyser(tmp_path) is None
    assert readings.proposed("開", "窓を開いて", None) == Entry("開", "")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", Entry("開い", "ひらい")),
        ("あい", Entry("開い", "あい")),
        ("開いて = あいて", Entry("開いて", "あいて")),
        ("しまい", Entry("開い", "しまい")),
        ("あ", Entry("開い", "")),
        ("-", None),
    ],
)
def test_an_answer_accepts_changes_or_skips(given: str, expected: Entry | None) -> None:
    assert readings.answered(Entry("開い", "ひらい"), given) == expected


def test_an_entry_goes_to_the_end_of_its_table() -> None:
    assert readings.added(TABLES, Entry("芽", "め")) == TABLES.replace('なえ"\n', 'なえ"\n"芽" = "め"\n')
    assert readings.added(TABLES, Entry("粒", "つぶ", COUNTERS)) == TABLES + '"粒" = "つぶ"\n'
    assert readings.added("", Entry("芽", "め")) == f'{WORDS}\n"芽" = "め"\n'


def test_each_word_is_asked_once_in_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("一\n- 鰯です。鮪です。\n", encoding="utf-8")
    problems = [
        Problem("a.md", 2, "missing-reading", {"word": "鮪"}),
        Problem("a.md", 1, "reading-to-come", {"words": "鰯、鮪"}),
        Problem("a.md", 1, "not-utf-8"),
    ]
    assert readings.asked(problems, tmp_path) == [
        Asked("鮪", "鮪です。", "a.md:2"),
        Asked("鰯", "鰯です。", "a.md:2"),
    ]


@pytest.mark.parametrize("answers", [["", ""], ["しまい", "あい"]])
def test_what_is_accepted_is_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: list[str]
) -> None:
    page, data = project / "content/ja/guide/sowing.md", project / "content/data/readings.toml"
    page.write_text(page.read_text(encoding="utf-8") + "\n戸を閉めた。\n", encoding="utf-8")
    monkeypatch.setattr(
        readings, "analyser", lambda _folder: lambda _text: [("戸", "と"), ("を", "を"), ("閉め", "しめ")]
    )
    before = data.read_text(encoding="utf-8")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    assert readings.run(project, project) == 1
    assert '"閉め" = "しめ"  # 戸を閉めた。' in capsys.readouterr().out
    answer(monkeypatch, *answers)
    assert readings.run(project, project) == 0
    assert "【戸】を閉めた" in capsys.readouterr().out
    assert len(data.read_text(encoding="utf-8")) > len(before)
