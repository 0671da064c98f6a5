"""Caches of sites that have been read: what has not changed since need not be read again in each test."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from editing import sources
from plugins import build, pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = ".build_cache"  # CACHE_PATH in pelicanconf.py


def give(project: Path, make: Callable[[Path], object]) -> Path:
    """Give a copy of a site the cache that reading it leaves; `make` makes the site in an empty folder."""
    shutil.copytree(_cache(make), project / NAME)
    return project


@cache
def _cache(make: Callable[[Path], object]) -> Path:
    """Return the folder of a cache in which all texts are, and what they share."""
    project = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, project, ignore_errors=True)
    make(project)
    begun = build.begin(sources.settings(project, CHECK_ONLY=False))
    read = pipeline.read(begun)
    assert [*begun.problems, *read.problems] == []
    assert begun.cache.close() == []
    return project / NAME
