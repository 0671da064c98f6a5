"""A project that earlier builds have left something in, and what the next build makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.cache import database
from plugins.report.problems import Problem
from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from pathlib import Path

# A build with further settings.
BUILD = programs.BUILD.format("build(Path('pelicanconf.py').resolve(), **{})")
PAGE = "content/ja/pages/about.md"
REFUSED = str(Problem(".build_cache/cache.sqlite", 0, "cache-refused")).splitlines()
WORDS = ("一つ目です。", "二つ目です。")


def write(project: Path, words: str) -> None:
    (project / PAGE).write_text(f"{small_site.head('about ja')}\n{words}\n", encoding="utf-8")


def build(project: Path) -> dict[str, bytes]:
    """Build, and return the site; nothing may be told but that the page is newer than its translation."""
    site, told = build_told(project)
    assert told == []
    return site


def build_told(project: Path) -> tuple[dict[str, bytes], list[str]]:
    """Build, and return the site and what else is told."""
    done = programs.run(project, *programs.OURS)
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if "translation-behind" not in line]
    return programs.site(project), told


def kept(project: Path) -> Path:
    return project / ".build_cache" / database.NAME
