"""Decide whether a build can be skipped, because neither its inputs nor its output have changed.

Little is imported here: for a build that has nothing to do, Pelican would take longer than all the rest.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.cache.database import NAME, RECORDS, Database
from plugins.model import lifecycle
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SITE = "site "  # before a folder's path: the key of what the site in it was made from
THREADS = 2  # reading and hashing leave Python to other threads; more than two wait for each other


@dataclass(frozen=True)
class InputDigests:
    """What a site is made from: path below content/ or the theme → digest; `digest` stands for all."""

    content: Mapping[str, str]
    theme: Mapping[str, str]
    digest: str


@dataclass(frozen=True)
class Request:
    """A requested build: its settings as Python has them."""

    settings: dict[str, Any]

    def path(self, name: str) -> Path:
        """Return the folder that a setting names."""
        return Path(self.settings[name])

    @property
    def may_be_up_to_date(self) -> bool:
        """Tell whether an up-to-date site may be used as it is: checks and releases always run."""
        other = any(self.settings.get(name) for name in ("CHECK_ONLY", "AGAINST", "RELEASE_PATH"))
        return self.settings["USE_CACHE"] and not other

    def inputs(self) -> InputDigests:
        """Return what the site would be made from now."""
        content = hashing.tree(self.path("PATH"))
        day = self.settings["TODAY"] or lifecycle.today(self.settings["TIMEZONE"])
        theme = hashing.tree(self.path("THEME"), follows=True)
        known = (hashing.code(), hashing.plain(self.settings), str(day), content, theme)
        return InputDigests(content, theme, hashing.digest(repr(known).encode()))


def hints(request: Request, inputs: InputDigests) -> list[Problem] | None:
    """Return the hints of a site that is up to date, or None where the build has something to do."""
    path = request.path("CACHE_PATH") / NAME
    target = request.path("OUTPUT_PATH").resolve()
    if not path.exists() or not target.is_dir():
        return None
    try:
        database = Database(path, is_read_only=True)
    except (OSError, sqlite3.Error):
        return None
    saved = database.value(RECORDS, f"{SITE}{target}")
    database.close()
    if database.is_refused:  # the build reports it
        return None
    try:
        table = json.loads(saved or b"")
        is_current = table["inputs"] == inputs.digest and table["files"] == hashing.site(target, THREADS)
        return [Problem(**hint) for hint in table["hints"]] if is_current else None
    except (ValueError, LookupError, TypeError, OSError):
        return None


def save(
    database: Database,
    target: Path,
    inputs: InputDigests,
    digests: Mapping[str, str],
    found: Iterable[Problem],
) -> None:
    """Save that this site was made from these inputs, and the hints about it.

    `digests` maps paths of files to their digests, where these are known.
    """
    table = {
        "inputs": inputs.digest,
        "files": hashing.site(target, THREADS, digests),
        "hints": [asdict(hint) for hint in found],
    }
    database.save({RECORDS: {f"{SITE}{target}": json.dumps(table).encode()}})
