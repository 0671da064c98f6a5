"""The site with articles for measuring: a copy of the project, and the ways in which it is built."""

from __future__ import annotations

import compileall
import json
import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pelicanconf as settings
from audit.record import SOURCES
from bench.articles import KIND, TEXTS, write
from bench.measure import measure
from bench.readings import cover
from plugins.release.provenance import EPOCH

if TYPE_CHECKING:
    from bench.measure import Usage

ROOT = Path(__file__).parents[1]
PACKAGES = ("pyproject.toml", "requirements.txt", "package-lock.json")  # of which a release tells
ADDRESS = "https://guide.example"
SENTENCE = "これは{number}回目に書き足した文です。"
MADE = (settings.OUTPUT_PATH, "release", settings.CACHE_PATH)  # what a cold build must not find
PROGRAM = """
import json, pathlib, sys
from plugins.run import build
sys.exit(build(pathlib.Path("publishconf.py").resolve(), **json.loads(sys.argv[1])))
"""


@dataclass(frozen=True)
class Way:
    """How the site is built: with nothing kept, after a change of one article, with which settings."""

    clears: bool = False
    edits: bool = False
    settings: dict[str, Any] = field(default_factory=lambda: {"RELEASE_PATH": ""})


# Hugo makes no second copy of pages, with a reading above each kanji, nor a search: one file costs least.
PLAIN = {code: {**language, "furigana": ""} for code, language in settings.LANGUAGES.items()}
WAYS = {
    "cold": Way(clears=True),
    "unchanged": Way(),
    "edited": Way(edits=True),
    "publish": Way(clears=True, settings={}),
    "alike": Way(clears=True, settings={"RELEASE_PATH": "", "LANGUAGES": PLAIN, "SEARCH_WHOLE": 10**9}),
}


class Ours:
    """A copy of the project in a folder, with articles added to its content."""

    def __init__(self, folder: Path, count: int, project: Path = ROOT) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        for name in (*SOURCES, *PACKAGES):
            copy = shutil.copytree if (project / name).is_dir() else shutil.copy
            copy(project / name, folder / name)
        compileall.compile_dir(folder / "plugins", quiet=1)  # what is not, as pip does with all others
        self.content = folder / settings.PATH
        self.names = write(self.content, count)
        cover(self.content, [TEXTS.read_text(encoding="utf-8"), SENTENCE])
        self._built: Way | None = None
        self._edits = 0

    def build(self, name: str) -> Usage:
        """Build the public site in one of the ways, after what has to come before it; raise FailedError."""
        way = WAYS[name]
        if way.clears:
            for made in MADE:
                shutil.rmtree(self.folder / made, ignore_errors=True)
        elif not (self._built and self._built.settings == way.settings):
            self._run(way)  # what such a build finds was not asked for, or is that of other settings
        if way.edits:
            self.edit()
        return self._run(way)

    def edit(self) -> None:
        """Write another sentence into the middle of one article, as somebody who mends it would."""
        self._edits += 1
        name = self.names[len(self.names) // 2]
        path = self.content / settings.DEFAULT_LANG / KIND / f"{name}.md"
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        paragraphs.insert(len(paragraphs) // 2, SENTENCE.format(number=self._edits))
        path.write_text("\n\n".join(paragraphs), encoding="utf-8", newline="\n")

    def _run(self, way: Way) -> Usage:
        public = {"SITEURL": ADDRESS, EPOCH: "0"}
        command = [sys.executable, "-c", PROGRAM, json.dumps(way.settings)]
        usage = measure(command, self.folder, {**os.environ, **public})
        self._built = way
        return usage
