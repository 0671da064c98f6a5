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
    from collections.abc import Callable, Collection
    from pathlib import Path

# After how many edits the guard runs, with and without --all, and after how many the built site is checked:
# edits add up, and what one breaks stays broken.
GUARDED, BUILT = {True: 2, False: 12}, {True: 50, False: 100}
DAYS = 60  # from today on: what the edits date is nearer


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with its real content, as a repository of which all is published."""
    folder = built.copy(tmp_path_factory.mktemp("edited"), content=built.PROJECT)
    repositories.git(folder, "init", "--quiet")
    repositories.commit(folder)
    return folder


def _wrong(project: Path, without: Collection[str] = ()) -> list[str]:
    """Return what the guard or the checks, without some, find on the site that a project makes now."""
    done = built.build(project, project / "output", ROOT_URL, release=False, against="HEAD")
    if done.returncode:
        return [done.stderr]
    site, of = built.read(project / "output", ROOT_URL), Sources(project / "content")
    names = (name for name in whole.NAMES if name not in without)
    return [f"{name}: {line}" for name in names for line in whole.wrong(name, site, of)]


def test_no_ordinary_edit_breaks_anything(
    published: Path, request: pytest.FixtureRequest, record_property: Callable[[str, str], None]
) -> None:
    of_all = request.config.getoption("--all")
    guarded, built_after = GUARDED[of_all], BUILT[of_all]
    # From now on, the guard reads only what an edit concerns: all else is in the cache.
    assert built.build(published, published / "output", ROOT_URL, release=False).returncode == 0
    made: list[str] = []
    for edit in edits.ordinary(published):
        made.append(edit)
        if len(made) % built_after == 0:
            assert _wrong(published, without=whole.GRAMMAR) == [], made[-built_after:]
        elif len(made) % guarded == 0:
            checked = built.check(published, ROOT_URL, against="HEAD")
            assert checked.returncode == 0, (made[-guarded:], checked.stderr)
    assert _wrong(published) == []
    assert each_day.look(published, today(pelicanconf.TIMEZONE), days=DAYS) == ([], {})
    record_property(FIGURES, f"{len(made)} edits of the content, one after the other")
