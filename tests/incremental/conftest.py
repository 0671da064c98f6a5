"""A project after two builds."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from plugins.write.output import previous_build
from tests.incremental.earlier import WORDS, build, kept, write
from tests.plugins import small_site

if TYPE_CHECKING:
    from pathlib import Path

    Built = tuple[Path, dict[str, bytes]]


@pytest.fixture(scope="session")
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
    with sqlite3.connect(kept(project)) as file:
        for prefix in ("made ", "site "):
            names = (f"{prefix}{project / 'output'}", f"{prefix}{built[0] / 'output'}")
            file.execute("UPDATE records SET key = ? WHERE key = ?", names)
    file.close()
    cache = project / ".build_cache"
    previous_build(cache, built[0] / "output").rename(previous_build(cache, project / "output"))
    write(project, WORDS[0])
    return project
