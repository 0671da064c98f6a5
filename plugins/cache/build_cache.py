"""Open, use and save the cache of a build: the database, and the record of the site."""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from plugins import hashing
from plugins.cache import build_record, up_to_date
from plugins.cache.database import NAME, RECORDS, Database
from plugins.cache.up_to_date import SITE
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from plugins.cache.build_record import BuildRecord
    from plugins.cache.up_to_date import InputDigests
    from plugins.model.project import Project

T = TypeVar("T")
SHARED = "shared "  # before a name and a folder's path: the key of what all pages of the site in it share
RENDERED = "rendered "  # before a folder's path: the key of the record of the site in it
VERDICT = "pdf "  # before digests of the code and of a PDF: the key of what its inspection has found


@dataclass(frozen=True)
class BuildCache:
    """The cache of one build, and the record of the site in `target`, if there are any.

    `inputs` are the digests of what the site is made from, where they have been taken.
    """

    target: Path
    database: Database | None = None
    record: BuildRecord | None = None
    inputs: InputDigests | None = None

    def cached(self, name: str, inputs: str, make: Callable[[], T], is_unchanged: Callable[[], bool]) -> T:
        """Return what `make` returns: the cached value, if that was made from equal `inputs`.

        The cache holds one value of each name for each site. A new one is stored if, once it is made,
        `is_unchanged` tells that the inputs still are what they were.
        """
        if not self.database:
            return make()
        key, digest = f"{SHARED}{name} {self.target}", hashing.digest(inputs.encode()).encode()
        value = self.database.value(RECORDS, key)
        if value and value.startswith(digest):
            found: T | None = self.database.unpickled(value[len(digest) :])
            if found is not None:
                return found
        made = make()
        pickled = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)  # before use, which fills its own caches
        if is_unchanged():
            self.database.save({RECORDS: {key: digest + pickled}})
        return made

    def is_as_read(self, project: Project, theme: Mapping[str, str], as_read: Mapping[str, str]) -> bool:
        """Tell whether no input has changed since the build began.

        `theme` maps its files to digests, `as_read` those files below content/ that are read only once.
        """
        if theme != hashing.tree(project.theme, follows=True):
            return False
        return all(
            (as_read.get(path) or hashing.digest_of(f"{project.content}/{path}")) == digest
            for path, digest in (self.inputs.content if self.inputs else {}).items()
        ) and (self.inputs is None or self.inputs.theme == theme)

    def save(self, record: BuildRecord, hints: Iterable[Problem]) -> None:
        """Save the record of the site that is in `target` now."""
        if not self.database:
            return
        self.database.save({RECORDS: {f"{RENDERED}{self.target}": build_record.dump(record)}})
        if self.inputs:
            digests = {path: file.digest for path, file in record.files.items()}
            with suppress(OSError):  # another build has put its own in this place
                up_to_date.save(self.database, self.target, self.inputs, digests, hints)
        self.database.remove(RECORDS, [*_out_of_date(self.database.keys(RECORDS))])

    def close(self) -> list[Problem]:
        """Close the database; return a problem if something in it could not be used."""
        if not self.database:
            return []
        self.database.close()
        path = self.database.path
        is_refused = self.database.is_refused
        return [Problem(f"{path.parent.name}/{path.name}", 0, "cache-refused")] if is_refused else []


def open_cache(settings: Mapping[str, Any], target: Path) -> BuildCache:
    """Open the cache; if that fails, the build does without it."""
    inputs: InputDigests | None = settings.get("INPUTS")
    if not settings["USE_CACHE"]:
        return BuildCache(target, inputs=inputs)
    try:
        database = Database(Path(settings["CACHE_PATH"], NAME))
    except (OSError, sqlite3.Error):
        return BuildCache(target, inputs=inputs)
    if settings.get("CHECK_ONLY"):  # which asks nothing of the site
        return BuildCache(target, database, inputs=inputs)
    return BuildCache(
        target, database, build_record.load(database.value(RECORDS, f"{RENDERED}{target}")), inputs
    )


def _out_of_date(keys: Iterable[str]) -> Iterator[str]:
    """Yield the keys of sites in folders that are not there any more, and of verdicts by other code."""
    for key in keys:
        if key.startswith(SHARED) and not Path("/", key.partition("/")[2]).is_dir():
            yield key
        if key.startswith(VERDICT) and not key.startswith(f"{VERDICT}{hashing.code()} "):
            yield key
        for kind in (RENDERED, SITE):
            if key.startswith(kind) and not Path(key.removeprefix(kind)).is_dir():
                yield key
