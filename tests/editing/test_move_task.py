"""The task that moves a page, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invoke.context import MockContext

import tasks
from editing import moving
from tests.test_editing_tasks import copy, invoke

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one copy for all tests that change nothing."""
    return copy(tmp_path_factory.mktemp("untouched"))


@pytest.mark.parametrize("status", [0, 1])
def test_the_task_works_on_the_project_and_ends_with_its_status(
    status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(tasks, "ROOT", tmp_path)

    def run(*arguments: object) -> int:
        asked.append(arguments)
        return status

    monkeypatch.setattr(moving, "run", run)
    with pytest.raises(SystemExit) as stop:
        tasks.move(MockContext(), "news/old", "news/new")
    assert (stop.value.code, asked) == (status, [(tmp_path, "news/old", "news/new")])


@pytest.mark.slow
def test_after_a_move_the_check_is_green_and_no_translation_is_behind(tmp_path: Path) -> None:
    project = copy(tmp_path)
    before = invoke(project, "status")[1]
    status, said, told = invoke(
        project, "move", "content/en/guide/watering.md", "content/en/guide/dry/soil.md"
    )
    assert (status, told) == (0, [])
    assert said.splitlines()[:2] == [
        f"==> content/{language}/guide/watering.md → content/{language}/guide/dry/soil.md"
        for language in ("en", "ja")
    ]
    status, said, told = invoke(project, "check")
    assert (status, told) == (0, [])
    assert said.startswith("==> 直すところはありません")
    after = invoke(project, "status")[1]
    assert after.count("最新 current") == before.count("最新 current") == 24
    assert "guide/dry/soil" in after


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        ((), "'move' did not receive required positional arguments: 'old', 'new'"),
        (("guide/sowing",), "'move' did not receive required positional arguments: 'new'"),
        (("guide/nowhere", "guide/new"), "invoke move: [no-such-page] "),
        (("guide/sowing", "guide/harvest.md"), "invoke move: [file-exists] "),
        (("guide/sowing", "content/ja/guide"), "invoke move: [target-is-folder] "),
        (("content/en/guide/sowing.md", "content/ja/guide/x.md"), "invoke move: [move-to-other-language] "),
        (("pages/index", "pages/home"), "invoke move: [page-in-settings] "),
    ],
)
def test_what_is_mistyped_is_one_clear_line_in_each_language(
    arguments: tuple[str, ...], begins: str, untouched: Path
) -> None:
    status, said, told = invoke(untouched, "move", *arguments)
    assert status == 1
    assert said == ""
    assert 1 <= len(told) <= 2
    assert all(line.startswith(begins) for line in told)
