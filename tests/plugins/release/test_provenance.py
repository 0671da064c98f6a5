"""A release tells what it was made from."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import pytest

from plugins.release import provenance
from plugins.release.provenance import Revision, revision
from plugins.report.problems import BadValueError
from tests.plugins import repositories

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    repositories.commit(tmp_path, {"a.md": "a"})
    return tmp_path


def test_it_is_the_last_commit_and_its_time(repository: Path) -> None:
    name = repositories.git(repository, "rev-parse", "HEAD").strip()
    time = int(repositories.git(repository, "log", "-1", "--format=%ct"))
    assert revision(repository, {}) == Revision(name, time)


@pytest.mark.parametrize("path", ["a.md", "new.md"])
def test_changes_that_are_not_committed_are_told(path: str, repository: Path) -> None:
    (repository / path).write_text("changed", encoding="utf-8")
    assert revision(repository, {}).is_changed


def test_a_time_that_is_given_counts_more_than_that_of_the_commit(repository: Path) -> None:
    assert revision(repository, {"SOURCE_DATE_EPOCH": "86400"}).time == 86400
    assert len(revision(repository, {"SOURCE_DATE_EPOCH": "86400"}).name) == 40


def test_without_a_repository_a_given_time_is_enough(tmp_path: Path) -> None:
    assert revision(tmp_path, {"SOURCE_DATE_EPOCH": "86400"}) == Revision("", 86400)


def test_without_a_repository_and_a_time_there_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(BadValueError, match="no-revision") as told:
        revision(tmp_path, {})
    assert "not a git repository" in told.value.details["what"]


def test_nor_is_there_one_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadValueError, match="no-revision") as told:
        revision(tmp_path, {})
    assert "git" in told.value.details["what"]


@pytest.mark.parametrize("value", ["soon", "-1", "1.5", "2026-11-24", "１２"])
def test_a_time_that_is_none_is_told(value: str, repository: Path) -> None:
    with pytest.raises(BadValueError, match="bad-epoch") as told:
        revision(repository, {"SOURCE_DATE_EPOCH": value})
    assert told.value.details == {"value": value}


def test_versions_are_those_of_python_and_of_all_that_the_build_imports() -> None:
    found = provenance.versions()
    assert found["python"] == platform.python_version()
    assert {"zlib", "pelican", "markdown", "jinja2", "lightningcss"} <= found.keys()
    assert "pytest" not in found
