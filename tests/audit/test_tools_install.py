"""npm's packages are installed when they have to be, and a failure is told in one line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from audit import tools

if TYPE_CHECKING:
    from pathlib import Path

    from tests.audit.conftest import Machine

LOCK, NOTE = "package-lock.json", "node_modules/.package-lock.json"
# A stand-in for npm, which writes down where it is and what it is asked.
NPM = 'echo "$PWD $*" >>"$0.asked"; echo noise; exit 0'
# How npm's own words begin, now and in earlier versions.
NOT_FOUND = "npm error code ENOTFOUND\nnpm error syscall getaddrinfo\nnpm error network request failed"
OLDER_NPM = "npm WARN old lockfile\nnpm ERR! code EUSAGE\nnpm ERR! aliases: ic"


def put(project: Path, path: str, age: int = 0) -> None:
    """Put a file into the project, so many seconds old."""
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).touch()
    os.utime(project / path, (1_000_000 - age, 1_000_000 - age))


def asked(folder: Path) -> list[str]:
    """Return what npm was asked."""
    path = folder / "npm.asked"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.mark.parametrize(
    ("options", "command"),
    [({}, "ci --ignore-scripts --omit=dev"), ({"everything": True}, "ci --ignore-scripts")],
)
def test_packages_are_installed_as_they_are_locked_without_what_npm_says(
    options: dict[str, bool],
    command: str,
    project: Path,
    folder: Path,
    machine: Machine,
    capfd: pytest.CaptureFixture[str],
) -> None:
    machine(npm=NPM)
    tools.install("axe-core", **options)
    assert asked(folder) == [f"{project} {command}"]
    assert capfd.readouterr() == ("==> npm ci\n", "")


@pytest.mark.parametrize(
    ("note_age", "packages", "times"),
    [
        (10, ["axe-core"], 0),
        (10, [], 0),
        (30, ["axe-core"], 1),  # the lock has changed since
        (20, ["axe-core"], 1),  # it may have
        (10, ["axe-core", "lighthouse"], 1),
        (None, ["axe-core"], 1),
    ],
)
def test_packages_are_installed_only_when_the_lock_has_changed_or_one_is_missing(
    note_age: int | None, packages: list[str], times: int, project: Path, folder: Path, machine: Machine
) -> None:
    machine(npm=NPM)
    put(project, LOCK, age=20)
    put(project, "node_modules/axe-core/axe.min.js")
    if note_age is not None:
        put(project, NOTE, note_age)
    tools.install(*packages)
    assert len(asked(folder)) == times


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"echo '{NOT_FOUND}' >&2; exit 1", "ENOTFOUND"),
        (f"echo '{OLDER_NPM}' >&2; exit 1", "EUSAGE"),
        ("echo 'env: node: No such file or directory' >&2; exit 127", "env: node: No such file or directory"),
        ("exit 3", "exit status 3"),
    ],
)
@pytest.mark.usefixtures("project")
def test_an_npm_that_fails_gives_one_line_and_stops_nothing(
    text: str, reason: str, machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine(npm=text)
    tools.install("axe-core")
    said = f"==> npm ciができませんでした / npm ci failed: {reason}\n"
    assert capfd.readouterr() == ("==> npm ci\n", said)


@pytest.mark.usefixtures("project", "folder")
def test_the_packages_of_another_checkout_are_left_alone(
    project: Path, folder: Path, machine: Machine, tmp_path: Path
) -> None:
    machine(npm=NPM)
    (tmp_path / "elsewhere").mkdir()
    (project / "node_modules").symlink_to(tmp_path / "elsewhere")
    tools.install("axe-core")
    assert asked(folder) == []


def test_without_npm_nothing_is_installed_or_said(capfd: pytest.CaptureFixture[str]) -> None:
    tools.install("axe-core")
    assert capfd.readouterr() == ("", "")
