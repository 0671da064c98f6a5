"""What expires soon makes a nightly run fail, with its place and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editing import expiring, sources
from plugins.report.problems import Problem, messages
from tests.plugins import builds
from tests.plugins.samples import DATA

if TYPE_CHECKING:
    from pathlib import Path

SOON = Problem("content/data/security.toml", 7, "security-expires", {"expires": "2027-10-31"})
HINT = Problem("content/images/a.png", 1, "unused-image")
MISTAKE = Problem("content/ja/pages/x.md", 3, "key-twice", {"key": "Title"})


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *problems: Problem, with_data: bool = True) -> int:
    now = builds.run(root, data=DATA if with_data else None)
    now.problems += problems
    monkeypatch.setattr(sources, "read", lambda _root: now)
    return expiring.run(root)


def test_what_expires_soon_is_told_in_both_languages_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, SOON, HINT, MISTAKE) == 1
    said = capsys.readouterr()
    assert (said.err.splitlines(), said.out) == (str(SOON).splitlines(), "")


@pytest.mark.parametrize("problems", [(), (HINT, MISTAKE)])
def test_other_problems_are_left_to_the_check(
    problems: tuple[Problem, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(tmp_path, monkeypatch, *problems) == 0
    assert capsys.readouterr() == ("==> 期限の近いものはありません / Nothing expires soon\n", "")


def test_where_the_data_cannot_be_read_it_tells_why_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, HINT, MISTAKE, with_data=False) == 1
    assert capsys.readouterr().err.splitlines() == str(MISTAKE).splitlines()


@pytest.mark.parametrize("code", sorted(expiring.CODES))
def test_what_expires_never_keeps_the_site_from_being_published(code: str) -> None:
    assert messages()[code].is_hint
