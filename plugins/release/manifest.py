"""The manifest of a release: what it was made from, and each public file with its size and its SHA-256."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from plugins.release.provenance import ROOT, Revision, revision, versions
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plugins.model.project import Project

NAME = "manifest.json"
FORMAT = 1  # of the file; a change that makes older ones unreadable is a new number


@dataclass(frozen=True)
class File:
    """A file's size in bytes and the SHA-256 of its content (FIPS 180-4), in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a release is: `day` is the day it shows (ISO 8601), `files` maps paths below the root to files.

    `redirects` maps old addresses to new ones, as paths on the host.
    """

    address: str
    day: str
    revision: Revision
    versions: Mapping[str, str]
    redirects: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, File] = field(default_factory=dict)


def file(content: bytes) -> File:
    """Return what the manifest says of a file with this content."""
    return File(len(content), hashlib.sha256(content).hexdigest())


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield all files below a folder by their paths from there, in order."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    yield from sorted(found.items())


def dump(manifest: Manifest) -> str:
    """Return a manifest as JSON (RFC 8259), the same for the same release."""
    return json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1) + "\n"


def load(text: str) -> Manifest:
    """Return the manifest that a text holds; raise ValueError if it is none, or of another format."""
    try:
        table: dict[str, Any] = json.loads(text)
        if table.pop("format") != FORMAT:
            raise ValueError(f"format {FORMAT}?")
        table["revision"] = Revision(**table["revision"])
        table["files"] = {path: File(**known) for path, known in table["files"].items()}
        return Manifest(**table)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def write(
    project: Project, folder: Path, redirects: Mapping[str, str], files: Mapping[str, File]
) -> tuple[Revision | None, list[Problem]]:
    """Write the manifest of a site with these files into a folder, and return what it was made from.

    A revision that is not known is a problem, and there is none then.
    """
    try:
        made_from = revision(ROOT)
    except BadValueError as error:
        return None, [error.at(NAME, 0)]
    address, day = project.settings["SITEURL"], project.today.isoformat()
    manifest = Manifest(address, day, made_from, versions(), redirects, files)
    (folder / NAME).write_text(dump(manifest), encoding="utf-8")
    changed = Problem(NAME, 0, "uncommitted-changes", {"revision": made_from.name[:7]})
    return made_from, [changed] if made_from.is_changed else []
