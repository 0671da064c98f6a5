"""Two builds of one revision on one day are the same, byte for byte, whatever machine makes them."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from tests.plugins import programs, small_site
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

Made = tuple[int, int, bytes]  # mode, time in nanoseconds, content
Release = dict[str, Made]  # by path

pytestmark = pytest.mark.slow
BUILD = "build(Path('publishconf.py').resolve(), TODAY=datetime.date(2026, 11, 24))"
# Folders are listed the other way round, as another file system might.
OTHER_ORDER = """
import os
listdir, scandir = os.listdir, os.scandir
class Reversed:
    def __init__(self, found): self.found = iter(found)
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
def names(path="."): return sorted(listdir(path), reverse=True)
def entries(path="."):
    with scandir(path) as found: return Reversed(sorted(found, key=lambda entry: entry.name, reverse=True))
os.listdir, os.scandir = names, entries
"""
# What a careless setting would put into the site.
SEEDED = """
import pathlib, time
SEEDS = {
    "folder": os.getcwd(),
    "hash": str(hash("a")),
    "locale": os.environ["LC_ALL"],
    "order": " ".join(os.listdir("content")),
    "umask": str(os.umask(0)),
    "zone": time.tzname[0],
    "nothing": "",
}
for _name, _text in SEEDS.items():
    pathlib.Path("theme", "static", f"{_name}.txt").write_text(_text)
"""
ONE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
OTHER = {"TZ": "Pacific/Kiritimati", "LC_ALL": "ja_JP.UTF-8", "PYTHONHASHSEED": "2"}


def release(folder: Path, umask: int, before: str, environment: dict[str, str]) -> Release:
    """Publish a site; return all that was made."""
    program = f"import datetime, os; os.umask({umask}); {before}\n{programs.BUILD.format(BUILD)}"
    done = programs.run(folder, "-c", program, SITEURL="https://guide.example", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    made = [path for name in ("output", "release") for path in (folder / name).rglob("*")]
    return {path.relative_to(folder).as_posix(): _of(path) for path in made}


def _of(path: Path) -> Made:
    known = path.stat()
    return stat.S_IMODE(known.st_mode), known.st_mtime_ns, b"" if path.is_dir() else path.read_bytes()


def differences(one: Release, other: Release) -> list[str]:
    """Return the paths of what is not the same in two releases."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return release(built.copy(tmp_path_factory.mktemp("one")), 0o022, programs.QUICKLY, ONE)


def test_a_release_is_the_same_in_another_folder_zone_locale_umask_and_order(
    first: Release, tmp_path: Path
) -> None:
    (tmp_path / "案内 of b" / "c").mkdir(parents=True)
    project = built.copy(tmp_path / "案内 of b" / "c")
    other = release(project, 0o077, programs.QUICKLY + OTHER_ORDER, OTHER)
    assert differences(first, other) == []
    assert len(first) > 150
    assert {"output/index.html", "output/feed.xml", "release/manifest.json"} <= first.keys()


def careless(folder: Path) -> Path:
    """Return a small site whose settings put something of the machine into it."""
    project = built.copy(small_site.write(folder), built.PACKAGES)
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(SEEDED)
    return project


def test_what_depends_on_the_machine_is_found_and_nothing_else_differs(tmp_path: Path) -> None:
    one = release(careless(tmp_path / "a"), 0o022, programs.QUICKLY, ONE)
    other = release(careless(tmp_path / "b"), 0o077, programs.QUICKLY + OTHER_ORDER, OTHER)
    found = {path.split("/")[-1].split(".")[0] for path in differences(one, other)}
    assert found == {"folder", "hash", "locale", "order", "umask", "zone", "manifest"}


def test_a_time_or_a_mode_that_differs_is_found(first: Release) -> None:
    path = "output/index.html"
    mode, time, content = first[path]
    for other in ((0o600, time, content), (mode, time + 1, content), (mode, time, content + b" ")):
        assert differences(first, {**first, path: other}) == [path]
    assert differences(first, {name: of for name, of in first.items() if name != path}) == [path]
