"""A cache is used only where it is as earlier builds left it; nothing else comes of damage."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from plugins.cache import database
from tests.incremental.earlier import REFUSED, build, build_told, kept
from tests.plugins import programs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Built = tuple[Path, dict[str, bytes]]


pytestmark = pytest.mark.slow


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
        file.execute(f"PRAGMA user_version = {database.FORMAT + 1}")
    file.close()


class Harmful:
    """Would run a program if it were unpickled."""

    def __reduce__(self) -> tuple[Callable[..., int], tuple[str]]:
        return os.system, ("touch harmed",)


def harmful(project: Path) -> None:
    value = pickle.dumps(Harmful())
    with sqlite3.connect(kept(project)) as file:
        for table in ("facts", "texts"):
            file.execute(f"UPDATE {table} SET value = ?, digest = ?", (value, database.digest(value)))  # noqa: S608
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


PLAINLY_NOT_OURS = {"words", "another program's", "another version's", "harmful", "half a head"}


@pytest.mark.parametrize("name", CACHES)
def test_a_damaged_cache_is_not_used_and_told_in_one_line(project: Path, built: Built, name: str) -> None:
    CACHES[name](project)
    site, told = build_told(project)
    assert site == built[1]
    assert told == REFUSED or (told == [] and name not in PLAINLY_NOT_OURS)
    assert not (project / "harmed").exists()
    assert build(project) == built[1]  # nothing is left of it


def test_a_cache_that_cannot_be_opened_is_done_without(project: Path, built: Built) -> None:
    shutil.rmtree(project / ".build_cache")
    (project / ".build_cache").write_text("a file", encoding="utf-8")
    assert build(project) == built[1]


REMOVED = """
import sqlite3
from plugins import pipeline
render = pipeline.render
def remove(*arguments, **named):
    with sqlite3.connect(".build_cache/cache.sqlite") as kept:
        kept.execute("DELETE FROM texts")
    kept.close()
    pipeline.render = render
    return render(*arguments, **named)
pipeline.render = remove
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
