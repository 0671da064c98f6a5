"""What a release was made from: the revision, its time, the day and the versions of what built it."""

from __future__ import annotations

import os
import platform
import subprocess
import tomllib
import zlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.git import git
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
EPOCH = "SOURCE_DATE_EPOCH"  # reproducible-builds.org: seconds since 1970, in place of the time of the build


@dataclass(frozen=True)
class Revision:
    """A commit by its full name, its time in seconds since 1970, and whether files differ from it.

    `name` is "" where only the time is known.
    """

    name: str
    time: int
    is_changed: bool = False


def revision(root: Path, environment: Mapping[str, str] = os.environ) -> Revision:
    """Return what the project is built from, as git or SOURCE_DATE_EPOCH tells; raise `BadValueError`."""
    given = environment.get(EPOCH, "")
    if given and not (given.isascii() and given.isdigit()):
        raise BadValueError("bad-epoch", value=given)
    try:
        name, time = (
            git(root, "log", "--no-show-signature", "--max-count=1", "--format=%H %ct").decode().split()
        )
        is_changed = bool(git(root, "status", "--porcelain", "--", "."))
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        if given:
            return Revision("", int(given))
        raise BadValueError("no-revision", what=_told(error)) from error
    return Revision(name, int(given or time), is_changed)


def _told(error: Exception) -> str:
    """Return in one line why git could not answer."""
    said = error.stderr.decode(errors="replace") if isinstance(error, subprocess.CalledProcessError) else ""
    return said.strip().split("\n")[0] or str(error)


def versions() -> dict[str, str]:
    """Return name → version of Python and of all that the build imports."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    found = {name: metadata.version(name) for name in wanted}
    return {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION, **found}
