"""What earlier builds have left is used only where it is as they left it; nothing else comes of damage."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from plugins import store
from plugins.keeping import spare
from plugins.problems import Problem
from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Built = tuple[Path, dict[str, bytes]]

PAGE = "content/ja/pages/about.md"
REFUSED = str(Problem(".build_cache/kept.sqlite", 0, "cache-refused")).splitlines()
WORDS = ("一つ目です。", "二つ目です。")


def write(project: Path, words: str) -> None:
    (project / PAGE).write_text(f"{small_site.head('about ja')}\n{words}\n", encoding="utf-8")


def build(project: Path, *, may_refuse: bool = False) -> dict[str, bytes]:
    """Build, and return the site; nothing may be told but that the page is newer than its translation."""
    done = programs.run(project, *programs.OURS)
    told = [line for line in done.stderr.splitlines() if "translation-behind" not in line]
    assert done.returncode == 0, done.stderr
    assert told == [] or (may_refuse and told == REFUSED)
    return programs.site(project)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a project after two builds, so that there is a site before the present one, and the next."""
    project = small_site.write(tmp_path_factory.mktemp("built"))
    for words in WORDS:
        write(project, words)
        build(project)
    other = project.with_name("other")
    shutil.copytree(project, other, ignore=shutil.ignore_patterns(".build_cache", "output"))
    write(other, WORDS[0])
    return project, build(other)


@pytest.fixture
def project(built: Built, tmp_path: Path) -> Path:
    """Return a copy in which a page has changed since."""
    project = tmp_path / "project"
    shutil.copytree(built[0], project, symlinks=True)
    # It has moved, and what is kept of a site is kept for the folder that it lies in: here, as if it had not.
    with sqlite3.connect(project / ".build_cache" / store.NAME) as kept:
        for prefix in ("made ", "site "):
            names = (f"{prefix}{project / 'output'}", f"{prefix}{built[0] / 'output'}")
            kept.execute("UPDATE records SET key = ? WHERE key = ?", names)
    kept.close()
    cache = project / ".build_cache"
    spare(cache, built[0] / "output").rename(spare(cache, project / "output"))
    write(project, WORDS[0])
    return project


def kept(project: Path) -> Path:
    return project / ".build_cache" / store.NAME


def cut(project: Path, size: int) -> None:
    os.truncate(kept(project), size)


def scratch(project: Path, seed: int) -> None:
    """Write nonsense over some of the file."""
    chance = random.Random(seed)  # noqa: S311 - to be the same each time
    data = bytearray(kept(project).read_bytes())
    for _ in range(20):
        at = chance.randrange(len(data))
        data[at : at + 64] = chance.randbytes(64)
    kept(project).write_bytes(data)


def foreign(project: Path) -> None:
    kept(project).unlink()
    with sqlite3.connect(kept(project)) as file:
        file.execute("CREATE TABLE texts (words TEXT)")
    file.close()


def older(project: Path) -> None:
    with sqlite3.connect(kept(project)) as file:
        file.execute(f"PRAGMA user_version = {store.FORMAT + 1}")
    file.close()


class Harmful:
    """Would run a program if it were unpickled."""

    def __reduce__(self) -> tuple[Callable[..., int], tuple[str]]:
        return os.system, ("touch harmed",)


def harmful(project: Path) -> None:
    value = pickle.dumps(Harmful())
    with sqlite3.connect(kept(project)) as file:
        for table in ("facts", "texts"):
            file.execute(f"UPDATE {table} SET value = ?, digest = ?", (value, store.digest(value)))  # noqa: S608
    file.close()


CACHES: dict[str, Callable[[Path], object]] = {
    "nothing in it": lambda project: cut(project, 0),
    "half a head": lambda project: cut(project, 50),
    "a page": lambda project: cut(project, 4096),
    "half of it": lambda project: cut(project, kept(project).stat().st_size // 2),
    "all but its end": lambda project: cut(project, kept(project).stat().st_size - 10),
    "words": lambda project: kept(project).write_text("not a database", encoding="utf-8"),
    "another program's": foreign,
    "another version's": older,
    "harmful": harmful,
    **{f"scratched {seed}": lambda project, seed=seed: scratch(project, seed) for seed in range(3)},  # type: ignore[misc]
}


@pytest.mark.parametrize("damage", CACHES.values(), ids=CACHES)
def test_a_damaged_cache_is_not_used_and_told_in_one_line(
    project: Path, built: Built, damage: Callable[[Path], object]
) -> None:
    damage(project)
    assert build(project, may_refuse=True) == built[1]
    assert not (project / "harmed").exists()
    assert build(project) == built[1]  # nothing is left of it


@pytest.mark.parametrize(
    "name", ["words", "another program's", "another version's", "harmful", "half a head"]
)
def test_what_is_plainly_not_ours_is_told(project: Path, name: str) -> None:
    CACHES[name](project)
    assert [
        line for line in programs.run(project, *programs.OURS).stderr.splitlines() if line in REFUSED
    ] == REFUSED


def test_a_cache_that_cannot_be_opened_is_done_without(project: Path, built: Built) -> None:
    shutil.rmtree(project / ".build_cache")
    (project / ".build_cache").write_text("a file", encoding="utf-8")
    assert build(project) == built[1]


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
    damage(spare(project / ".build_cache", project / "output"), project)
    assert build(project) == built[1]
    damage(project / "output", project)  # now nothing else has changed
    assert build(project) == built[1]
    assert (outside(project) / "index.html").read_text(encoding="utf-8") == "of somebody else"


REMOVED = """
import sqlite3
from plugins import rendering
render = rendering.render
def remove(*arguments, **named):
    with sqlite3.connect(".build_cache/kept.sqlite") as kept:
        kept.execute("DELETE FROM texts")
    kept.close()
    rendering.render = render
    return render(*arguments, **named)
rendering.render = remove
"""


def test_what_is_removed_in_the_middle_of_a_build_is_made_again(project: Path) -> None:
    with (project / "theme/templates/base.html").open("a", encoding="utf-8") as file:
        file.write("{# all pages are rendered again, from texts that are kept #}\n")
    done = programs.run(project, "-c", REMOVED + programs.OURS[1])
    told = [line for line in done.stderr.splitlines() if "translation-behind" not in line]
    assert (done.returncode, told) == (0, REFUSED)
    found = programs.site(project)
    shutil.rmtree(project / ".build_cache")
    assert found == build(project)
