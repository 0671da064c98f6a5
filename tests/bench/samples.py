"""What articles for measuring are made for in tests: the site's languages, and two topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pelicanconf
from bench import ours
from bench.articles import Article, articles
from plugins.model.languages import languages, without_editions
from tests.plugins import programs, small_site
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LANGUAGES = list(without_editions(languages(vars(pelicanconf))).values())
TOPICS = ("hikikomori", "employment-support")


def some(count: int) -> list[Article]:
    """Return so many articles."""
    return list(articles(count, LANGUAGES, TOPICS))


def make_small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small site in a folder be the project that articles are added to."""
    built.copy(small_site.write(folder), built.PACKAGES)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(programs.QUICKLY)
    (folder / "bench").symlink_to(ours.ROOT / "bench")
    monkeypatch.setattr(ours, "ROOT", folder)
