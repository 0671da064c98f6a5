"""The files that pin packages are made by one task, each by a command that the file itself tells."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit import pins

if TYPE_CHECKING:
    from tests.audit.conftest import Machine

ROOT = Path(__file__).parents[2]
GROUPS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]


def test_every_group_is_in_one_file() -> None:
    assert sorted(group for groups in pins.FILES.values() for group in groups) == sorted(GROUPS)


@pytest.mark.parametrize("file", pins.FILES)
def test_a_file_tells_the_command_that_made_it(file: str) -> None:
    told = (ROOT / file).read_text(encoding="utf-8").splitlines()[1]
    assert told.removeprefix("#").strip() == " ".join(pins.command(file))


def test_the_site_and_its_preview_come_first_and_tests_keep_their_versions() -> None:
    first, second, *_ = pins.FILES
    assert pins.command(first)[3] == "pyproject.toml"
    assert pins.command(second)[3:5] == ["--constraints", first]


def test_all_files_are_made_in_the_project_with_the_options(
    folder: Path, machine: Machine, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    machine(uv='echo "$PWD $*" >>"$0.asked"')
    assert pins.run(project, ["--upgrade"]) == 0
    asked = (folder / "uv.asked").read_text(encoding="utf-8").splitlines()
    commands = [" ".join(pins.command(file)[1:]) for file in pins.FILES]
    assert asked == [f"{project} {command} --quiet --upgrade" for command in commands]
    assert capfd.readouterr().out.splitlines() == [f"==> {file}" for file in pins.FILES]


def test_a_file_that_cannot_be_made_ends_the_task(machine: Machine, project: Path) -> None:
    machine(uv="exit 3")
    assert pins.run(project) == 3


def test_without_uv_it_is_told_how_to_get_it(
    machine: Machine, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    machine()
    assert pins.run(project) == 1
    assert capsys.readouterr().err == "uvがありません: pip install uv\nNo uv: pip install uv\n"
