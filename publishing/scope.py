"""Tell the workflow what a run may publish, and whether that waits for every test.

    python publishing/scope.py PUBLISHED EVENT >>"$GITHUB_OUTPUT"

PUBLISHED is the published revision, or nothing; EVENT is what started the run. Needs git, and no package.
Writes three lines of `name=value`:

    code     true if anything but content differs from what is published: every test has to run
    build    the revision to build: the present one; at night, one whose code is published already
    trusted  true if the code of that revision is published already: it need not wait for the tests
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT = "content"  # the folder that editors own
NIGHT = "schedule"  # GitHub's name of the event


def is_content(path: str) -> bool:
    """Tell whether a file, by its path in the repository, is one that editors own."""
    return PurePosixPath(path).parts[0] == CONTENT


def outputs(published: str, changed: Iterable[str] | None, event: str, head: str) -> dict[str, str]:
    """Return what later jobs ask.

    `changed` are the paths that differ between the published revision and the present one; None where there
    is no published one, or git does not know it.
    """
    code = changed is None or not all(map(is_content, changed))
    build = published if code and changed is not None and event == NIGHT else head
    trusted = not code or build != head
    return {"code": str(code).lower(), "build": build, "trusted": str(trusted).lower()}


def main() -> None:
    """Write the outputs for what the command line names."""
    published, event = sys.argv[1:]
    head = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)  # noqa: S607
    changed = None
    if published:
        names = ["git", "diff", "--name-only", "--no-renames", "-z", published, "HEAD"]
        done = subprocess.run(names, capture_output=True, text=True, check=False)  # noqa: S603 - git itself
        if not done.returncode:
            changed = [path for path in done.stdout.split("\0") if path]
    for name, value in outputs(published, changed, event, head.stdout.strip()).items():
        print(f"{name}={value}")


if __name__ == "__main__":
    main()
