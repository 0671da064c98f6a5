"""Read single files as a build does, with what it knows of the small site."""

from __future__ import annotations

import locale
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from pelican.settings import read_settings

from plugins import build, check, hashing
from plugins.model.languages import languages
from plugins.read import reader as reading
from plugins.read.data import load
from tests.plugins import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.model.source import Source
    from plugins.report.problems import Problem


@dataclass(frozen=True, repr=False)
class Reading:
    """A reader, the run that it belongs to, and the settings; drafts and what is to come are shown."""

    reader: reading.Reader
    now: build.Build
    settings: dict[str, Any]

    def read(self, path: str, content: bytes) -> tuple[Source | None, list[Problem]]:
        """Return the source in a file, and the problems of that, those among all pages included."""
        self.now.sources.clear()
        self.now.unread.clear()
        self.now.files = frozenset({*_files(self.now, self.settings), path})
        found = self.reader.read(path, content)
        if found.source:
            self.now.sources[path] = found.source
        else:
            self.now.unread.add(path)
        problems = [*found.problems, *check.together(self.now, self.settings)]
        return found.source, [problem for problem in problems if problem.path == self.now.shown(path)]


def _files(now: build.Build, settings: dict[str, Any]) -> list[str]:
    return hashing.published(now.content, settings["IGNORE_FILES"])


def start(folder: Path) -> Reading:
    """Write the small site to a folder and return what reads there."""
    project = small_site.write(folder)
    before = locale.setlocale(locale.LC_ALL)
    settings = read_settings(str(project / "pelicanconf.py"), override={"SHOW_UNPUBLISHED": True})
    locale.setlocale(locale.LC_ALL, before)  # Pelican has set that of the settings, for the whole process
    now = build.Build(project / "content", project, project, languages(settings))
    data = project / "content" / "data" / "data.toml"
    sources = load.read({"content/data/data.toml": data.read_bytes()})
    now.known = sources.ids()
    now.files = frozenset(_files(now, settings))
    now.data, problems = load.load(sources, now.languages, now.is_addressed)
    assert problems == []
    now.rules = check.rules(now, project / "theme" / "templates", settings["KINDS"])
    settings[build.KEY] = now
    return Reading(reading.Reader(now.rules, partial(reading.answer, now)), now, settings)
