"""Read earlier versions of the sources from git."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 200  # versions of one file that are looked through
SECONDS = 60


def git(root: Path, *arguments: str, **variables: str) -> bytes:
    """Return what git prints; raise OSError or CalledProcessError. `variables` are of its environment."""
    return subprocess.run(  # noqa: S603 - the arguments are ours, a revision stands behind `--end-of-options`
        ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever git the editor uses
        # A hook's own GIT_DIR or GIT_INDEX_FILE would name another repository.
        env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | variables,
        capture_output=True,
        check=True,
        timeout=SECONDS,
    ).stdout


def files_at(root: Path, revision: str, *paths: str) -> dict[str, bytes]:
    """Return path → content of all files below `paths` in a revision; raise `BadValueError`."""
    try:
        commit = git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        archive = git(root, "archive", commit.decode().strip(), "--", *paths)
    except subprocess.CalledProcessError as error:
        what = error.stderr.decode(errors="replace").strip().split("\n")[0]
        raise BadValueError("bad-revision", value=revision, what=what) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BadValueError("bad-revision", value=revision, what=str(error)) from error
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        found = ((member.name, tar.extractfile(member)) for member in tar if member.isfile())
        return {name: file.read() for name, file in found if file}


def last_with(root: Path, path: str, matches: Callable[[bytes], bool]) -> str:
    """Return the short name of the latest revision in which a file's content `matches`, or ""."""
    try:
        revisions = git(root, "log", f"--max-count={MOST}", "--format=%h", "--", path).decode().split()
        return next((name for name in revisions if matches(git(root, "show", f"{name}:./{path}"))), "")
    except (OSError, subprocess.SubprocessError):
        return ""


def changed_lines(root: Path, revision: str, path: str) -> tuple[int, int]:
    """Return how many lines of a file were added and removed since a revision."""
    try:
        found = git(root, "diff", "--numstat", revision, "--", path).decode().split()
    except (OSError, subprocess.SubprocessError):
        found = []
    return (int(found[0]), int(found[1])) if found else (0, 0)


def renamed(root: Path, revision: str, folder: str) -> dict[str, str]:
    """Return old → new path of each file below a folder that was renamed since a revision, committed or not.

    There are none where git cannot tell. The repository's own index stays as it is.
    """
    try:
        with tempfile.TemporaryDirectory() as temporary:
            index = {"GIT_INDEX_FILE": str(Path(temporary, "index"))}
            commit = git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
            git(root, "read-tree", "HEAD", **index)
            git(root, "add", "--intent-to-add", "--", folder, **index)  # else new files would not count
            options = ("--relative", "--find-renames", "--diff-filter=R", "--name-status", "-z")
            found = git(root, "diff", *options, commit.decode().strip(), "--", folder, **index)
    except (OSError, subprocess.SubprocessError):
        return {}
    names = found.decode(errors="surrogateescape").split("\0")
    return dict(zip(names[1::3], names[2::3], strict=False))  # of each file: R and how alike, old, new
