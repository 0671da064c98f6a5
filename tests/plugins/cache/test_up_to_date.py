"""A site that is up to date need not be built."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from plugins import hashing
from plugins.cache import up_to_date
from plugins.cache.database import NAME, Database
from plugins.cache.up_to_date import Request
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HINT = Problem("content/ja/a.md", 3, "unused-image")
SETTINGS: dict[str, Any] = {
    "PATH": "content",
    "THEME": "theme",
    "OUTPUT_PATH": "output",
    "CACHE_PATH": "cache",
    "RELEASE_PATH": "",
    "AGAINST": None,
    "USE_CACHE": True,
    "TODAY": datetime.date(2026, 1, 1),
    "TIMEZONE": "Asia/Tokyo",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project whose site is up to date."""
    for name in ("content/ja/a.md", "theme/templates/a.html", "output/ja/index.html", "output/robots.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    database = Database(tmp_path / "cache" / NAME)
    known = hashing.tree(tmp_path / "output" / "ja")
    inputs = Request(settings(tmp_path)).inputs()
    up_to_date.save(database, tmp_path / "output", inputs, known, [HINT])
    database.close()
    return tmp_path


def settings(folder: Path, **more: Any) -> dict[str, Any]:
    """Return settings as they are read from a file in a folder."""
    found = {**SETTINGS, **more}
    return found | {name: str(folder / found[name]) for name in hashing.FOLDERS}


def hints(folder: Path, **more: Any) -> list[Problem] | None:
    request = Request(settings(folder, **more))
    return up_to_date.hints(request, request.inputs())


def test_the_hints_are_told_again(folder: Path) -> None:
    assert hints(folder) == [HINT]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda folder: (folder / "content/ja/a.md").write_text("x", encoding="utf-8"),
    "a template": lambda folder: (folder / "theme/templates/a.html").write_text("x", encoding="utf-8"),
    "a new text": lambda folder: (folder / "content/ja/b.md").touch(),
    "a page": lambda folder: (folder / "output/ja/index.html").write_text("x", encoding="utf-8"),
    "a page less": lambda folder: (folder / "output/robots.txt").unlink(),
    "a page more": lambda folder: (folder / "output/more.html").touch(),
    "no site": lambda folder: (folder / "output").rename(folder / "elsewhere"),
    "no cache": lambda folder: (folder / "cache" / NAME).unlink(),
    "a damaged cache": lambda folder: (folder / "cache" / NAME).write_bytes(b"x" * 5000),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_any_change_the_site_is_built(folder: Path, change: Callable[[Path], object]) -> None:
    change(folder)
    assert hints(folder) is None


@pytest.mark.parametrize(
    "setting", [{"SITENAME": "another"}, {"TODAY": datetime.date(2026, 1, 2)}, {"OUTPUT_PATH": "elsewhere"}]
)
def test_with_other_settings_the_site_is_built(folder: Path, setting: dict[str, Any]) -> None:
    assert hints(folder, **setting) is None


def test_how_many_processes_would_build_it_is_no_such_setting(folder: Path) -> None:
    assert hints(folder, JOBS="7") == [HINT]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ({}, True),
        ({"USE_CACHE": False}, False),
        ({"CHECK_ONLY": True}, False),
        ({"AGAINST": "main"}, False),
        ({"RELEASE_PATH": "release"}, False),  # it tells of the revision, too
    ],
)
def test_a_check_a_release_and_a_build_without_cache_are_never_there(
    folder: Path, setting: dict[str, Any], *, expected: bool
) -> None:
    assert Request(settings(folder, **setting)).may_be_up_to_date is expected
