"""The new site takes the old one's place, whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from plugins.write import atomic_swap
from plugins.write.atomic_swap import Folder, swap

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is a call of Linux")


def site(folder: Path, text: str) -> Path:
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "index.html").write_text(text, encoding="utf-8")
    (folder / f"{text}.txt").write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


NEW = {"output/en/index.html": "new", "output/new.txt": "new"}
OLD = {"output/en/index.html": "old", "output/old.txt": "old"}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return site(tmp_path / "output", "old")


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_swap, "_exchange", lambda *_: False)


def folder(staging: Path, target: Path, previous: Path | None = None) -> Folder:
    """Return a folder that is prepared at another place than usual."""
    found = Folder(target, previous)
    staging.rename(found.staging)
    return found


def fail(*_: object) -> NoReturn:
    raise OSError("no room")


def test_the_staging_folder_lies_beside_the_target_and_names_its_process(tmp_path: Path) -> None:
    expected = tmp_path / f".output.{os.getpid()}"
    own = Folder(tmp_path / "output")
    own.prepare()
    assert own.staging == expected
    assert list(expected.iterdir()) == []


def test_the_first_site_takes_its_place(tmp_path: Path) -> None:
    swap([folder(site(tmp_path / "new", "new"), tmp_path / "output")])
    assert tree(tmp_path) == NEW


def test_a_new_site_takes_the_place_of_the_old_one(target: Path) -> None:
    swap([folder(site(target.with_name("new"), "new"), target)])
    assert tree(target.parent) == NEW


@pytest.mark.usefixtures("without_exchange")
def test_it_does_so_where_the_system_cannot_swap_two_folders(target: Path) -> None:
    swap([folder(site(target.with_name("new"), "new"), target)])
    assert tree(target.parent) == NEW
    assert [path.name for path in target.parent.iterdir()] == ["output"]


@ON_LINUX
def test_on_linux_two_folders_are_swapped_in_one_call(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = folder(site(target.with_name("new"), "new"), target)
    monkeypatch.setattr(Path, "rename", fail)
    swap([new])
    assert tree(target.parent) == NEW


@ON_LINUX
def test_a_swap_that_the_system_refuses_changes_nothing(target: Path) -> None:
    assert atomic_swap._exchange(target.with_name("nowhere"), target) is False  # noqa: SLF001 - what swap asks
    assert tree(target.parent) == OLD


def test_other_systems_are_not_asked_to_swap(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = folder(site(target.with_name("new"), "new"), target)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert atomic_swap._exchange(new.staging, target) is False  # noqa: SLF001 - what swap asks
    swap([new])
    assert tree(target.parent) == NEW


@pytest.mark.usefixtures("without_exchange")
def test_when_the_new_site_cannot_be_moved_the_old_one_stays(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, rename = folder(site(target.with_name("new"), "new"), target), Path.rename
    monkeypatch.setattr(
        Path, "rename", lambda one, other: fail() if one == new.staging else rename(one, other)
    )
    with pytest.raises(OSError, match="no room"):
        swap([new])
    assert tree(target) == {"en/index.html": "old", "old.txt": "old"}


@pytest.mark.parametrize("is_new", [True, False], ids=["no release yet", "an old release"])
@pytest.mark.parametrize("can_exchange", [True, False])
def test_of_two_folders_both_take_their_places_or_neither(
    target: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool, is_new: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(atomic_swap, "_exchange", lambda *_: False)
    if not is_new:
        site(target.with_name("release"), "old")
    new, release = folder(site(target.with_name("new"), "new"), target), Folder(target.with_name("release"))
    before = tree(target.parent)
    with pytest.raises(OSError, match=r"\.release\."):
        swap([new, release])
    assert tree(target.parent) == before
    site(release.staging, "new")
    swap([new, release])
    assert tree(target.parent) == {**NEW, "release/en/index.html": "new", "release/new.txt": "new"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_replacement_that_has_begun_is_ended_whoever_interrupts(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    site(target.with_name("release"), "old")
    exchange = atomic_swap._swap  # noqa: SLF001 - where the interrupt comes

    def interrupted(one: Path, other: Path) -> None:
        exchange(one, other)
        os.kill(os.getpid(), number)

    monkeypatch.setattr(atomic_swap, "_swap", interrupted)
    handlers = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    new = [folder(site(path.with_name("new"), "new"), path) for path in (target, target.with_name("release"))]
    swap(new)
    assert tree(target.parent) == {**NEW, "release/en/index.html": "new", "release/new.txt": "new"}
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == handlers


def test_a_staging_folder_is_discarded_even_when_it_is_gone(target: Path) -> None:
    new = folder(site(target.with_name("new"), "new"), target)
    new.discard()
    new.discard()
    assert tree(target.parent) == OLD


def test_what_an_ended_process_has_left_is_swept_away(target: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    left = site(target.with_name(f".output.{process.pid}"), "left")
    own = site(target.with_name(f".output.{os.getpid()}"), "own")
    Folder(target).prepare()
    assert (Folder(target).staging, tree(own)) == (own, {})
    own.rmdir()
    assert not left.exists()
    assert tree(target.parent) == OLD


@pytest.mark.parametrize("process", [1, os.getppid()])
def test_what_a_running_process_prepares_stays(target: Path, process: int) -> None:
    running = site(target.with_name(f".output.{process}"), "running")
    Folder(target).prepare()
    assert tree(running) == {"en/index.html": "running", "running.txt": "running"}


def test_a_process_of_somebody_else_is_running_too(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_process: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    running = site(target.with_name(".output.12345"), "running")
    Folder(target).prepare()
    assert running.is_dir()


@pytest.mark.parametrize("name", [".output.notes", ".output.1.old", ".outputs.99999999", "output.99999999"])
def test_other_folders_are_none_of_its_business(target: Path, name: str) -> None:
    other = site(target.with_name(name), "other")
    Folder(target).prepare()
    assert tree(other) == {"en/index.html": "other", "other.txt": "other"}


def test_a_previous_build_is_taken_with_what_is_wanted_of_it(target: Path) -> None:
    previous = site(target.with_name("previous"), "before")
    new = Folder(target, previous)
    new.prepare({"en/index.html"})
    assert tree(new.staging) == {"en/index.html": "before"}
    assert not previous.exists()


def test_a_previous_build_that_is_a_link_is_not_followed(target: Path) -> None:
    elsewhere = site(target.with_name("elsewhere"), "of somebody else")
    previous = target.with_name("previous")
    previous.symlink_to(elsewhere)
    new = Folder(target, previous)
    new.prepare()
    assert (tree(new.staging), new.staging.is_symlink(), previous.is_symlink()) == ({}, False, False)
    assert len(tree(elsewhere)) == 2


def test_a_previous_build_that_is_a_file_makes_way(target: Path) -> None:
    previous = target.with_name("previous")
    previous.write_text("a file", encoding="utf-8")
    new = Folder(target, previous)
    new.prepare()
    assert tree(new.staging) == {}
    assert not previous.exists()


def test_a_previous_build_that_resists_is_left(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    previous = site(target.with_name("previous"), "before")
    monkeypatch.setattr(os, "unlink", fail)
    new = Folder(target, previous)
    new.prepare()
    assert (tree(new.staging), len(tree(previous))) == ({}, 2)


def test_the_site_before_goes_where_it_is_wanted(target: Path) -> None:
    previous = target.parent / "cache" / "previous"
    swap([folder(site(target.with_name("new"), "new"), target, previous)])
    assert tree(target) == {"en/index.html": "new", "new.txt": "new"}
    assert tree(previous) == {"en/index.html": "old", "old.txt": "old"}
