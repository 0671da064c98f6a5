"""A small repository of git."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Nobody's own settings are read, and none are written.
WHO = {
    "AUTHOR_NAME": "a",
    "AUTHOR_EMAIL": "a@example.org",
    "COMMITTER_NAME": "a",
    "COMMITTER_EMAIL": "a@example.org",
}
ENVIRONMENT = {
    **os.environ,
    **{f"GIT_{name}": value for name, value in WHO.items()},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(root: Path, *arguments: str) -> str:
    """Run git there and return what it prints."""
    return subprocess.run(  # noqa: S603 - our own arguments
        ["git", "-C", str(root), *arguments],  # noqa: S607 - whichever there is
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout.strip()


def commit(root: Path, files: dict[str, str] | None = None) -> str:
    """Write files, commit everything and return the short name of the revision."""
    for name, text in (files or {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    return git(root, "rev-parse", "--short", "HEAD")
