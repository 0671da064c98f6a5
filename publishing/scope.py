"""What a push changes: only what editors own, or code too. Runs without any package, before they are there.

    python publishing/scope.py REVISION >>"$GITHUB_OUTPUT"

REVISION is the published one, or nothing where there is none. Written are two lines of `name=value`:

    code=true      code differs from what is published, so that every test must pass before it is
    code=false     only content differs: its own checks are enough
    build=SHA      the revision that a scheduled run publishes anew
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT = "content"  # the folder that editors own


def is_content(path: str) -> bool:
    """Tell whether a file, by its path in the repository, is one that editors own."""
    return PurePosixPath(path).parts[0] == CONTENT


def has_code(paths: Iterable[str]) -> bool:
    """Tell whether one of these changed files is anything else: code, theme, settings, documents, tests."""
    return not all(map(is_content, paths))


def changed(revision: str) -> list[str] | None:
    """Return what differs between a revision and the present one; None where git does not know it."""
    names = ["git", "diff", "--name-only", "--no-renames", "-z", revision, "HEAD"]
    done = subprocess.run(names, capture_output=True, text=True, check=False)  # noqa: S603 - git itself
    return [path for path in done.stdout.split("\0") if path] if not done.returncode else None


def outputs(revision: str, head: str) -> dict[str, str]:
    """Return what later jobs ask; a revision that cannot be compared with counts as other code."""
    paths = changed(revision) if revision else None
    code = paths is None or has_code(paths)
    return {"code": str(code).lower(), "build": revision if code and paths is not None else head}


def main() -> None:
    """Write the outputs for the revision that the command line names."""
    head = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)  # noqa: S607
    revision = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, value in outputs(revision, head.stdout.strip()).items():
        print(f"{name}={value}")


if __name__ == "__main__":
    main()
