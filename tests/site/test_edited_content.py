"""After each ordinary edit of the real content, all that a push of content waits for still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pelicanconf
from plugins.model.lifecycle import today
from tests.conftest import FIGURES, ROOT_URL
from tests.plugins import each_day, repositories
from tests.site import built, edits, whole
from tests.site.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

COPIES = "every text file has copies that say the same"  # only in a release
# After how many edits the guard runs, with and without --all, and after how many the built site is checked:
# edits add up, and what one breaks stays broken.
GUARDED, BUILT = {True: 1, False: 9}, 9
PARTS = 3  # of the checks that need no sources: a built site gets those that do, and one part of the others


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with its real content, as a repository of which all is published."""
    folder = built.copy(tmp_path_factory.mktemp("edited"), content=built.PROJECT)
    repositories.git(folder, "init", "--quiet")
    repositories.commit(folder)
    return folder


def _wrong(project: Path, names: Iterable[str], *, release: bool) -> list[str]:
    """Return what the guard or some of the checks find on the site that a project makes as it is now."""
    done = built.build(project, project / "output", ROOT_URL, release=release, against="HEAD")
    if done.returncode:
        return [done.stderr]
    site, of = built.read(project / "output", ROOT_URL), Sources(project / "content")
    return [f"{name}: {line}" for name in names for line in whole.wrong(name, site, of)]


def test_no_ordinary_edit_breaks_anything(
    published: Path, request: pytest.FixtureRequest, record_property: Callable[[str, str], None]
) -> None:
    guarded, alone = (
        GUARDED[request.config.getoption("--all")],
        [name for name in whole.ALONE if name != COPIES],
    )
    made: list[str] = []
    for edit in edits.ordinary(published):
        made.append(edit)
        if len(made) % BUILT == 0:
            names = [*whole.WITH_SOURCES, *alone[len(made) // BUILT % PARTS :: PARTS]]
            assert _wrong(published, names, release=False) == [], made[-BUILT:]
        elif len(made) % guarded == 0:
            checked = built.check(published, ROOT_URL, against="HEAD")
            assert checked.returncode == 0, (edit, checked.stderr)
    assert _wrong(published, whole.NAMES, release=True) == []
    assert each_day.look(published, today(pelicanconf.TIMEZONE)) == ([], {})
    record_property(FIGURES, f"{len(made)} edits of the content, one after the other")
