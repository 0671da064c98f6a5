"""Read single files as a build does, with what it knows of the small site."""

from __future__ import annotations

import locale
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from pelican.settings import read_settings

from plugins import build, pipeline
from plugins.check.one_page import one_page
from plugins.read.reader import Reader
from plugins.read.sources import Sources
from tests.plugins import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Build
    from plugins.model.source import Source
    from plugins.read import reader
    from plugins.report.problems import Problem


@dataclass(frozen=True, repr=False)
class Reading:
    """A build of the small site that is begun; drafts and what is to come are shown."""

    build: Build

    def read(self, path: str, content: bytes) -> tuple[Source | None, list[Problem]]:
        """Return the source in a file, and the problems of that, those among all pages included."""
        build = self.build
        paths = frozenset({*build.shared.paths, path})
        others = replace(build.files, paths=paths)
        found = Reader(build.rules, others, partial(one_page, build.rules)).read(path, content)
        pages = {path: found.source} if found.source else {}
        sources = Sources(pages, frozenset({path} - {*_path(found)}), problems=tuple(found.problems))
        problems = pipeline.check(replace(build, shared=replace(build.shared, paths=paths)), sources)
        return found.source, [problem for problem in problems if problem.path == build.project.shown(path)]


def _path(found: reader.Reading) -> list[str]:
    return [found.path] if found.source else []


def start(folder: Path) -> Reading:
    """Write the small site to a folder and return what reads there."""
    project = small_site.write(folder)
    before = locale.setlocale(locale.LC_ALL)
    of_preview = {"SHOW_UNPUBLISHED": True, "USE_CACHE": False}
    settings = read_settings(str(project / "pelicanconf.py"), override=of_preview)
    locale.setlocale(locale.LC_ALL, before)  # Pelican has set that of the settings, for the whole process
    begun = build.begin(settings)
    assert begun.problems == ()
    return Reading(begun)
