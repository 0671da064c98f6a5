"""The site with articles for measuring: a copy of the project, and the ways in which it is built."""

from __future__ import annotations

import compileall
import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pelicanconf as settings
from audit.record import SOURCES
from bench.articles import TEXTS, articles
from bench.measure import measure
from bench.pictures import drawing, picture
from bench.readings import cover
from plugins.model.languages import languages, without_editions
from plugins.read.data import load
from plugins.release.provenance import EPOCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.articles import Article
    from bench.figures import Usage

ROOT = Path(__file__).parents[1]
PACKAGES = ("pyproject.toml", "requirements.txt")  # of which a release tells
KIND = "news"
ADDRESS = "https://guide.example"
SENTENCE = "これは{number}回目に書き足した文です。"
MADE = (settings.OUTPUT_PATH, "release", settings.CACHE_PATH)  # what a cold build must not find


class Ours:
    """A copy of the project in a folder, with articles added to its content.

    `is_built` tells that the site there is one that a build without a release can find unchanged.
    """

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        for name in (*SOURCES, *PACKAGES):
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                folder.mkdir(exist_ok=True)
                shutil.copy(source, folder / name)
        compileall.compile_dir(folder / "plugins", quiet=1)  # as pip has done with all the others
        self.content = folder / settings.PATH
        found = articles(
            count, list(without_editions(languages(vars(settings))).values()), topics(self.content)
        )
        self.names = write(self.content, found)
        cover(self.content, [TEXTS.read_text(encoding="utf-8"), SENTENCE])
        self.is_built = False
        self._edits = 0

    def clear(self) -> None:
        """Remove all that builds have made."""
        for name in MADE:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.is_built = False

    def edit(self) -> None:
        """Write another sentence into the middle of one article, as somebody who mends it would."""
        self._edits += 1
        name = self.names[len(self.names) // 2]
        path = self.content / settings.DEFAULT_LANG / KIND / f"{name}.md"
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        paragraphs.insert(len(paragraphs) // 2, SENTENCE.format(number=self._edits))
        path.write_text("\n\n".join(paragraphs), encoding="utf-8", newline="\n")

    def build(self, patience: float, *, is_release: bool) -> Usage:
        """Build the public site, as a release or without what only that has; raise FailedError."""
        return self._build(patience, is_release=is_release)

    def phases(self, patience: float, *, is_release: bool) -> dict[str, float]:
        """Build it in one process, as times of several would overlap, and return phase → seconds."""
        times = self.folder / "times.json"
        timing = (str(times), str(time.monotonic()))
        self._build(patience, *timing, is_release=is_release, environment={"JOBS": "1"})
        found: dict[str, float] = json.loads(times.read_text(encoding="utf-8"))
        return found

    def _build(
        self, patience: float, *timing: str, is_release: bool, environment: Mapping[str, str] | None = None
    ) -> Usage:
        overrides = json.dumps({"RELEASE_PATH": str(self.folder / "release") if is_release else ""})
        path = os.pathsep.join((str(self.folder), str(ROOT)))  # its own plugins before ours
        public = {"PYTHONPATH": path, "SITEURL": ADDRESS, EPOCH: "0"}
        command = [sys.executable, "-P", "-m", "bench.one_build", overrides, *timing]
        usage = measure(command, self.folder, {**os.environ, **public, **(environment or {})}, patience)
        self.is_built = not is_release
        return usage


def topics(content: Path) -> list[str]:
    """Return the ids of the site's topics."""
    files = {path.name: path.read_bytes() for path in (content / "data").glob("*.toml")}
    return sorted(load.read(files).ids()["topics"])


def write(content: Path, found: Iterable[Article]) -> list[str]:
    """Write articles and their pictures below a content folder, and return the articles' names."""
    names, pictures = [], {}
    for article in found:
        names.append(article.name)
        pictures[picture(article.activity)] = drawing(article.activity)
        for language, text in article.texts.items():
            _write(content / language / KIND / f"{article.name}.md", text)
    for name, text in pictures.items():
        _write(content / "images" / name, text)
    return names


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
