"""Whatever was done to a site that a build has made, nothing of it is in the next one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from plugins.write.output import previous_build
from tests.incremental.earlier import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Built = tuple[Path, dict[str, bytes]]


pytestmark = pytest.mark.slow


def outside(project: Path) -> Path:
    """Return a folder that is not of the site."""
    (project / "outside").mkdir(exist_ok=True)
    (project / "outside" / "index.html").write_text("of somebody else", encoding="utf-8")
    return project / "outside"


def as_link(folder: Path, project: Path) -> None:
    shutil.rmtree(folder / "about")
    (folder / "about").symlink_to(outside(project))


def as_linked_file(folder: Path, project: Path) -> None:
    (folder / "about" / "index.html").unlink()
    (folder / "about" / "index.html").symlink_to(outside(project) / "index.html")


def as_folder(folder: Path, _: Path) -> None:
    (folder / "about" / "index.html").unlink()
    (folder / "about" / "index.html").mkdir()


def as_file(folder: Path, _: Path) -> None:
    shutil.rmtree(folder / "about")
    (folder / "about").write_text("a file", encoding="utf-8")


def as_another(folder: Path, _: Path) -> None:
    found = (folder / "index.html").stat()
    (folder / "index.html").write_bytes(b"x" * found.st_size)
    os.utime(folder / "index.html", ns=(found.st_atime_ns, found.st_mtime_ns))


SITES: dict[str, Callable[[Path, Path], object]] = {
    "a file changed": lambda folder, _: (folder / "index.html").write_text("changed", encoding="utf-8"),
    "a file with the same size and time": as_another,
    "a file removed": lambda folder, _: (folder / "en" / "index.html").unlink(),
    "a file added": lambda folder, _: (folder / "about" / "more.txt").write_text("more", encoding="utf-8"),
    "a folder added": lambda folder, _: (folder / "more" / "and").mkdir(parents=True),
    "a folder removed": lambda folder, _: shutil.rmtree(folder / "contact"),
    "a folder that is a link": as_link,
    "a file that is a link": as_linked_file,
    "a file that is a folder": as_folder,
    "a folder that is a file": as_file,
    "all removed": lambda folder, _: shutil.rmtree(folder),
}


@pytest.mark.parametrize("damage", SITES.values(), ids=SITES)
def test_whatever_was_done_to_a_site_the_next_one_is_right(
    project: Path, built: Built, damage: Callable[[Path, Path], object]
) -> None:
    damage(project / "output", project)
    damage(previous_build(project / ".build_cache", project / "output"), project)
    assert build(project) == built[1]
    damage(project / "output", project)  # now nothing else has changed
    assert build(project) == built[1]
    assert (outside(project) / "index.html").read_text(encoding="utf-8") == "of somebody else"
