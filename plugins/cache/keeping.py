"""What one run takes from those before it and leaves to the next: the store, and the site before it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.cache import build_cache, unchanged
from plugins.cache.database import NAME, RECORDS, Store
from plugins.cache.unchanged import SITE
from plugins.read.markdown.links import PAGE
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.build import Build

MADE = "made "  # before a folder's path: the key of how the site in it was made
RIGHT = "right "  # before a digest of the theme and the code: the key of the note that nothing is wrong
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
    build.record = build_cache.load(kept)
    # A release sets times and modes: it must not share files with the site that is in its place.
    build.spare = None if build.release else spare(path.parent, build.target)


def spare(cache: Path, target: Path) -> Path:
    """Return where the site goes that was in a folder before the present one."""
    return cache / f"site-{hashing.digest(os.fsencode(target))[:DIGITS]}"


def is_right(build: Build) -> bool:
    """Tell whether an earlier build has found nothing wrong with the theme."""
    return bool(build.store and build.store.value(RECORDS, _right(build)))


def _right(build: Build) -> str:
    return f"{RIGHT}{hashing.digest(repr((build.code, build.look)).encode())}"


def end(build: Build, theme: Path) -> None:
    """Keep how the site was made that is in its place now, unless something was saved in the middle of it."""
    if build.store and build.record and _is_as_it_was(build, theme):
        made = {f"{MADE}{build.target}": build_cache.dump(build.record), _right(build): b"yes"}
        build.store.keep({RECORDS: made})
        if build.inputs:
            known = {path: made.digest for path, made in build.record.files.items()}
            with suppress(OSError):  # another build has put its own in this place
                unchanged.keep(build.store, build.target, build.inputs, known, build.problems)
        build.store.forget(RECORDS, [*_of_no_folder(build.store.keys(RECORDS))])
    close(build)


def _is_as_it_was(build: Build, theme: Path) -> bool:
    """Tell whether files that are read one after the other are still as they were when the build began."""
    seen = build.inputs.content if build.inputs else {}  # the pages' texts have been compared when read
    others = {path: digest for path, digest in seen.items() if not path.endswith(PAGE)}
    return build.look == hashing.tree(theme, follows=True) and all(
        hashing.digest_of(f"{build.content}/{path}") == digest for path, digest in others.items()
    )


def _of_no_folder(keys: Iterable[str]) -> Iterator[str]:
    """Yield the keys of sites in folders that are not there any more."""
    for key in keys:
        for kind in (MADE, SITE):
            if key.startswith(kind) and not Path(key.removeprefix(kind)).is_dir():
                yield key


def close(build: Build) -> None:
    """Close what was kept; tell if it could not be used."""
    if build.store:
        build.store.close()
        if build.store.is_refused:
            path = build.store.path
            build.problems.append(Problem(f"{path.parent.name}/{path.name}", 0, "cache-refused"))
        build.store = None
