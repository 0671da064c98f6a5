"""What a build depends on, as values that change when it does."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from plugins import hashing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    (folder / "en" / "deep").mkdir(parents=True)
    (folder / "a.md").write_bytes(b"a")
    (folder / "en" / "deep" / "b.md").write_bytes(b"b")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "c.pyc").write_bytes(b"c")
    return folder


def test_a_tree_has_the_digest_of_each_file(folder: Path) -> None:
    expected = {"a.md": digest(b"a"), "en/deep/b.md": digest(b"b")}
    assert list(hashing.tree(folder).items()) == list(expected.items())


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_of_a_site_every_file_counts(folder: Path, threads: int) -> None:
    expected = {"__pycache__/c.pyc": digest(b"c"), "a.md": digest(b"a"), "en/deep/b.md": digest(b"b")}
    assert list(hashing.site(folder, threads).items()) == list(expected.items())


def test_files_whose_digests_are_known_are_not_read(folder: Path) -> None:
    assert hashing.site(folder, 1, {"a.md": "known", "gone.md": "known"}) == {
        "__pycache__/c.pyc": digest(b"c"),
        "a.md": "known",
        "en/deep/b.md": digest(b"b"),
    }


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert hashing.tree(tmp_path / "nowhere") == {}


def test_links_stand_for_where_they_lead_and_are_not_followed_into_folders(folder: Path) -> None:
    (folder / "link.md").symlink_to("a.md")
    (folder / "nowhere.md").symlink_to("gone.md")
    (folder / "around").symlink_to(".")
    found = hashing.tree(folder)
    assert (found["link.md"], found["nowhere.md"], found["around"]) == (digest(b"a"), "", "")


def test_links_may_lead_into_folders_but_never_around(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "d.md").write_bytes(b"d")
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "around").symlink_to(".")
    (folder / "again").symlink_to(tmp_path / "elsewhere")
    found = hashing.tree(folder, follows=True)
    assert sorted(name for name in found if name.endswith("d.md")) in (["again/d.md"], ["link/d.md"])
    assert {*found} - {"again/d.md", "link/d.md"} == {"a.md", "en/deep/b.md"}


def test_a_folder_that_goes_while_it_is_looked_at_has_no_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def remove(path: Any) -> Any:
        if str(path).endswith("deep"):
            shutil.rmtree(path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", remove)
    assert [*hashing.tree(folder)] == ["a.md"]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte": lambda folder: (folder / "a.md").write_bytes(b"A"),
    "a name": lambda folder: (folder / "a.md").rename(folder / "z.md"),
    "one more": lambda folder: (folder / "more.md").touch(),
    "one less": lambda folder: (folder / "a.md").unlink(),
    "another folder": lambda folder: (folder / "en").rename(folder / "de"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_tree_changes_with_every_name_and_byte(folder: Path, change: Callable[[Path], object]) -> None:
    before = hashing.tree(folder)
    change(folder)
    assert hashing.tree(folder) != before


def test_the_code_changes_with_any_of_our_modules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "CODE", folder)
    before = hashing.code.__wrapped__()
    assert hashing.code.__wrapped__() == before
    (folder / "a.md").write_bytes(b"A")
    assert hashing.code.__wrapped__() != before


def test_the_code_changes_with_the_version_of_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "markdown-3.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    before = hashing.code.__wrapped__()
    (tmp_path / "markdown-3.0.dist-info").rename(tmp_path / "markdown-3.1.dist-info")
    assert hashing.code.__wrapped__() != before


def read(file: Path, **overrides: str) -> dict[str, Any]:
    settings = hashing.settings(file, overrides)
    del settings["SETTINGS_DIGEST"]
    return settings


def test_settings_are_what_python_makes_of_them(tmp_path: Path) -> None:
    file = tmp_path / "conf.py"
    file.write_text("import os\nA = 1 + 1\nsmall = 3\nB = 'b'\n", encoding="utf-8")
    assert read(file, B="given") == {"A": 2, "B": "given"}


def test_folders_lie_beside_the_settings_that_name_them(tmp_path: Path) -> None:
    file = tmp_path / "conf.py"
    file.write_text("PATH = 'content'\nTHEME = '../theme'\nRELEASE_PATH = ''\n", encoding="utf-8")
    assert read(file, OUTPUT_PATH="/srv/site") == {
        "PATH": str(tmp_path / "content"),
        "THEME": str(tmp_path.parent / "theme"),
        "RELEASE_PATH": "",
        "OUTPUT_PATH": "/srv/site",
    }


def test_the_digest_of_settings_changes_with_what_changes_a_page(tmp_path: Path) -> None:
    file = tmp_path / "conf.py"
    file.write_text("A = 1\nJOBS = '1'\n", encoding="utf-8")
    found = [hashing.settings(file, more)["SETTINGS_DIGEST"] for more in ({}, {"JOBS": "2"}, {"A": 2})]
    assert found[0] == found[1] != found[2]


def test_where_things_go_and_how_changes_no_page() -> None:
    plain = hashing.plain({"OUTPUT_PATH": "x", "JOBS": "2", "SITENAME": "a", "BUILD": object()}, "BUILD")
    assert plain == [("SITENAME", "a")]
