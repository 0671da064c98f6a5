"""What one run takes from those before it and leaves to the next: the store, and the site before it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins import records, unchanged
from plugins.problems import Problem
from plugins.store import NAME, Store
from plugins.unchanged import RECORDS

if TYPE_CHECKING:
    from plugins.build import Build

MADE = "made "  # before a folder's path: the key of how the site in it was made
RIGHT = "right "  # before a digest of the theme: the key of the note that nothing is wrong with it
DIGITS = 16  # of the name of a folder that stands for another one


def begin(build: Build, settings: Any) -> None:
    """Open what earlier builds have kept; where that cannot be, the build does without it.

    A check, which writes nothing, only looks.
    """
    path = Path(settings["CACHE_PATH"], NAME)
    if not settings["USE_CACHE"] or (settings.get("CHECK_ONLY") and not path.exists()):
        return
    try:
        build.store = Store(path, is_read_only=bool(settings.get("CHECK_ONLY")))
    except (OSError, sqlite3.Error):
        return
    kept = build.store.value(RECORDS, f"{MADE}{build.target}")
    build.record = records.load(kept)
    build.spare = spare(path.parent, build.target)


def spare(cache: Path, target: Path) -> Path:
    """Return where the site goes that was in a folder before the present one."""
    return cache / f"site-{hashlib.sha256(os.fsencode(target)).hexdigest()[:DIGITS]}"


def is_right(build: Build, theme: str) -> bool:
    """Tell whether an earlier build has found nothing wrong with a theme, by a digest of it."""
    return bool(build.store and build.store.value(RECORDS, f"{RIGHT}{theme}"))


def note_right(build: Build, theme: str) -> None:
    """Note that nothing is wrong with a theme."""
    if build.store and not is_right(build, theme):
        build.store.keep({RECORDS: {f"{RIGHT}{theme}": b"yes"}})


def end(build: Build) -> None:
    """Keep how the site was made that is in its place now."""
    if not build.store or not build.record:
        return
    build.store.keep({RECORDS: {f"{MADE}{build.target}": records.dump(build.record)}})
    if build.inputs:
        known = {path: made.digest for path, made in build.record.files.items()}
        unchanged.keep(build.store, build.target, build.inputs, known, build.problems)
    close(build)


def close(build: Build) -> None:
    """Close what was kept; tell if it could not be used."""
    if build.store:
        build.store.close()
        if build.store.is_refused:
            path = build.store.path
            build.problems.append(Problem(f"{path.parent.name}/{path.name}", 0, "cache-refused"))
        build.store = None
