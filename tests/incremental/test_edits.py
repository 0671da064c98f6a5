"""Each kind of edit changes something that a build depends on, says what, and can be taken back."""

from __future__ import annotations

import shutil
import sys
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.incremental import edits, project, texts
from tests.incremental.edits import DISTURBANCES, KINDS, MISTAKES, disk, files, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.incremental.edits import Edit, Kinds


def ways(kinds: Kinds) -> list[Edit]:
    """Return all ways to make edits of some kinds, each once."""
    return list(dict.fromkeys(way for found in kinds.values() for way in found))


def named(way: Edit) -> str:
    return f"{way.__module__.rpartition('.')[2]}-{getattr(way, '__name__', '')}"


SEEDS = 2  # for each kind, one after the other, as in a walk
NO_TRACE = {disk.replaced}  # what may leave every file as it was, but for its place on the disk
WAYS = [way for way in ways(KINDS) if way not in ways(DISTURBANCES)]
PAGE = """\
---
Title: One
Topics: a, b
Outcomes:
  - first
  - second
Modified: 2026-11-01
---

First [two](two.md#part) and [three](../pages/three.md).

Last.
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project.make(tmp_path_factory.mktemp("incremental") / "project")
    for name in (project.OUTPUT, project.CACHE):  # what a build may leave
        for number in range(9):
            texts.write(folder / name / f"{number}" / "made.html", f"made {number}\n" * 9)
    return folder


@pytest.fixture
def copied(first: Path, tmp_path: Path) -> Path:
    """Return a copy of the project, with times as they are there."""
    return shutil.copytree(first, tmp_path / "project")


@pytest.fixture(scope="module")
def beginning(first: Path) -> project.Snapshot:
    return project.snapshot(first)


@pytest.fixture
def shared(first: Path, beginning: project.Snapshot) -> Iterator[Path]:
    """Return the one project of all tests, which gets its sources back afterwards: quicker than a copy."""
    yield first
    project.restore(first, beginning, with_times=True)


def made(folder: Path) -> dict[str, bytes]:
    """Return what the last build has left."""
    paths = (path for name in (project.OUTPUT, project.CACHE) for path in (folder / name).rglob("*"))
    return {str(path): path.read_bytes() for path in paths if path.is_file()}


@pytest.mark.parametrize("way", WAYS, ids=named)
def test_an_edit_changes_something_and_can_be_taken_back(way: Edit, shared: Path) -> None:
    before = project.snapshot(shared)
    for seed in range(SEEDS):
        said = way(shared, Random(seed))  # noqa: S311 - to be the same each time
        after = project.snapshot(shared)
        assert len(said.splitlines()) == 1
        assert after != before or way in NO_TRACE
        if way.__module__ != disk.__name__:
            assert contents(after) != contents(before)
        project.restore(shared, before, with_times=True)
        assert project.snapshot(shared) == before
        if way not in ways(MISTAKES):  # one mistake more may not be possible
            project.restore(shared, after, with_times=False)
            before = project.snapshot(shared)
            assert contents(before) == contents(after)


@pytest.mark.parametrize("way", ways(DISTURBANCES), ids=named)
def test_a_disturbance_changes_what_a_build_has_left(way: Edit, copied: Path) -> None:
    before, built = project.snapshot(copied), made(copied)
    assert way(copied, Random(1))  # noqa: S311 - to be the same each time
    assert project.snapshot(copied) == before
    assert made(copied) != built


def contents(found: project.Snapshot) -> dict[str, bytes]:
    return {path: file.content for path, file in found.items()}


def test_edits_are_the_same_for_the_same_dice(copied: Path, first: Path) -> None:
    other = shutil.copytree(first, copied.with_name("other"))
    for number, way in enumerate(ways(KINDS)):
        said = [way(folder, Random(number)) for folder in (copied, other)]  # noqa: S311 - as above
        assert said[0] == said[1]
    assert contents(project.snapshot(copied)) == contents(project.snapshot(other))


def test_every_function_that_edits_is_a_way_to_make_an_edit_of_some_kind() -> None:
    modules = {way.__module__ for way in ways(KINDS)} - {edits.__name__}
    assert len(modules) == 11
    found = {
        function
        for module in modules
        for name, function in vars(sys.modules[module]).items()
        if getattr(function, "__module__", "") == module
        and not name.startswith("_")
        and list(function.__annotations__) == ["project", "rng", "return"]
        and function.__annotations__["return"] == "str"
    }
    assert found == {way for way in ways(KINDS) if way is not edits.several}


def test_an_edit_of_the_same_size_and_time_has_other_content(shared: Path) -> None:
    before = project.snapshot(shared)
    disk.same_size_and_time(shared, Random(1))  # noqa: S311
    after = project.snapshot(shared)
    [changed] = (path for path in before if before[path] != after[path])
    assert len(before[changed].content) == len(after[changed].content)
    assert before[changed].time == after[changed].time


def test_one_who_renames_a_page_mends_the_links_to_it(shared: Path) -> None:
    for seed in range(SEEDS):
        files.renamed(shared, Random(seed))  # noqa: S311
        known = {texts.name(shared, path) for path in texts.pages(shared)}
        linked = {link for path in texts.pages(shared) for link in texts.links(shared, path)}
        assert linked <= known


def test_the_day_comes_on_which_a_page_appears(shared: Path) -> None:
    days = set()
    for seed in range(9):
        settings.day_of_change(shared, Random(seed))  # noqa: S311
        days.add(project.today(shared).isoformat())
    assert "2026-11-30" in days


def test_heads_and_links_are_read_and_written(shared: Path) -> None:
    path = shared / "content" / "ja" / "guide" / "one.md"
    texts.write(path, PAGE)
    assert texts.links(shared, path) == ["ja/guide/two.md", "ja/pages/three.md"]
    assert texts.entry(PAGE, "Topics") == "a, b"
    assert texts.with_entry(PAGE, "Topics", "") == PAGE.replace("Topics: a, b\n", "")
    assert texts.with_entry(PAGE, "Outcomes", "") == PAGE.replace("Outcomes:\n  - first\n  - second\n", "")
    assert texts.with_entry(PAGE, "Order", 3) == PAGE.replace("11-01\n", "11-01\nOrder: 3\n")
    assert path not in texts.linked(shared)
    assert path.with_stem("sowing") in texts.linked(shared)
