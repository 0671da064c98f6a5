"""What is asked for at a terminal when a page is begun."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import pelicanconf
from editing import asking, sources
from plugins.report.problems import Problem
from tests.plugins import builds

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Let the sources of an empty site be read."""
    now = builds.run(tmp_path, ids={"topics": {"work"}}, KINDS=pelicanconf.KINDS)
    monkeypatch.setattr(sources, "read", lambda _root: now)
    monkeypatch.setattr(sources, "settings", lambda _root: {"KINDS": pelicanconf.KINDS})
    return now


def answer(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let somebody sit at a terminal; return what they are asked. Without answers left, input ends."""
    asked: list[str] = []
    left = iter(answers)

    def ask(question: str) -> str:
        asked.append(question)
        if (found := next(left, None)) is None:
            raise EOFError
        return found

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", ask)
    return asked


def test_all_that_was_not_given_is_asked_for(site: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer(monkeypatch, "news", " summer ", "夏の休み", "", "work")
    assert asking.begin(site.build.project.content.parent, asking.Given("", "", [], "")) == 0
    assert len(asked) == 5
    assert [
        path.relative_to(site.build.project.content).as_posix()
        for path in site.build.project.content.rglob("*.md")
    ] == ["ja/news/summer.md"]
    text = (site.build.project.content / "ja/news/summer.md").read_text(encoding="utf-8")
    assert "Title: 夏の休み\n" in text
    assert "Topics: work\n" in text


@pytest.mark.parametrize("answers", [(), ("news",), ("news", "summer", "夏")])
def test_whoever_leaves_has_written_nothing(
    site: Run,
    monkeypatch: pytest.MonkeyPatch,
    answers: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer(monkeypatch, *answers)
    assert asking.begin(site.build.project.content.parent, asking.Given("", "", [], "")) == 1
    assert "何も書きませんでした / Nothing was written" in capsys.readouterr().err
    assert not site.build.project.content.exists()


def test_nothing_is_asked_where_titles_are_given(site: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer(monkeypatch)
    given = asking.Given("news", "x", ["en=A: b=c", "ja= 一\nStatus: published "], "work, ")
    assert asking.begin(site.build.project.content.parent, given) == 0
    assert asked == []
    assert "Title: A: b=c\n" in (site.build.project.content / "en/news/x.md").read_text(encoding="utf-8")
    assert "Title: 一 Status: published\n" in (site.build.project.content / "ja/news/x.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("title", "code"),
    [("一", "bad-title"), ("ja=", "bad-title"), ("=一", "unknown-language"), ("fr=Un", "unknown-language")],
)
def test_a_title_names_its_language(
    site: Run, title: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asking.begin(site.build.project.content.parent, asking.Given("news", "x", [title], "")) == 1
    assert f"invoke new: [{code}] " in capsys.readouterr().err
    assert not site.build.project.content.exists()


@pytest.mark.parametrize(("code", "status"), [("too-long", 1), ("long-sentence", 0)])
def test_mistakes_of_the_new_page_are_told_and_those_of_others_are_not(
    site: Run, code: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    details = {"key": "Title", "size": "9", "limit": "8", "text": "x"}
    site.problems = [
        Problem("content/ja/news/x.md", 2, code, details),
        Problem("content/ja/a.md", 1, "empty-link"),
    ]
    assert asking.begin(site.build.project.content.parent, asking.Given("news", "x", ["ja=一"], "")) == status
    told = capsys.readouterr().err
    assert f"content/ja/news/x.md:2: [{code}]" in told
    assert "empty-link" not in told


def test_data_that_cannot_be_read_are_told_first(site: Run, capsys: pytest.CaptureFixture[str]) -> None:
    site.build = replace(site.build, shared=replace(site.build.shared, data=None))
    site.problems = [
        Problem("content/data/a.toml", 1, "not-a-list", {"key": "topics", "header": "[[topics]]"})
    ]
    assert asking.begin(site.build.project.content.parent, asking.Given("news", "x", ["ja=一"], "")) == 1
    assert "content/data/a.toml:1: [not-a-list]" in capsys.readouterr().err
    assert not site.build.project.content.exists()
