"""Make the program of the page for writing out of npm's packages; without them, the site has no such page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pelicanconf as settings
from audit import tools
from plugins import hashing
from plugins.git import git

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGES = ("@sveltia/cms", "esbuild", "toml-eslint-parser")
SOURCES = Path(__file__).parent
BUILD = SOURCES / "bundle.mjs"
CACHE = ".write_cache"
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]")  # of repositories on the code host
DIGITS = 16  # of a folder's name
# As code hosts offer to clone a repository: by HTTPS, or by SSH in either notation.
REMOTE = re.compile(
    r"(?:https://(?:[^@/]*@)?|(?:ssh://)?git@)(?P<host>[\w.-]+)[:/](?P<repository>[\w.-]+/[\w.-]+?)(?:\.git)?/?"
)
WITHOUT = "==> ブラウザーで書くページ（/write/）は作りません / No page for writing (/write/): {reason}"


def published(root: Path) -> str:
    """Return the folder with the program of a public site, "" where it gets none; say why not."""
    if not settings.CODE_HOST_BACKEND["repo"]:
        return _without("リポジトリが分かりません / no repository is known: GITHUB_REPOSITORY")
    return made(root)


def previewed(root: Path) -> dict[str, Any]:
    """Return the settings with which a preview has the page for writing; none where there is no program."""
    if not (program := made(root)):
        return {}
    backend = settings.CODE_HOST_BACKEND
    server, repository = _cloned_from(root)
    # The page asks for the folder of the repository by its name: without one, for the project's.
    repo = backend["repo"] or repository or f"site/{NOT_IN_NAMES.sub('-', root.name)}"
    return {
        "WRITE_PATH": program,
        "WRITE_ADDRESS": settings.WRITE_ADDRESS,
        "CODE_HOST_BACKEND": {**backend, "repo": repo},
        "CODE_HOST": settings.CODE_HOST or (f"{server}/{repository}" if repository else ""),
    }


def _cloned_from(root: Path) -> tuple[str, str]:
    """Return the code host and the repository that a project was cloned from, if they are known."""
    try:
        address = git(root, "remote", "get-url", "origin").decode().strip()
    except (OSError, subprocess.SubprocessError):
        return "", ""
    host = str(urlsplit(settings.CODE_HOST_BACKEND["api_root"]).hostname).removeprefix("api.")
    found = REMOTE.fullmatch(address)
    return (f"https://{host}", found["repository"]) if found and found["host"] == host else ("", "")


def made(root: Path) -> str:
    """Return the folder that holds the program, made now unless it is there; "" where there can be none."""
    lock = root / tools.LOCK
    folder = root / CACHE / _digest([lock, *SOURCES.glob("*.mjs")])
    if folder.is_dir():
        return str(folder)
    if not lock.is_file():
        return _without(f"{tools.LOCK}がありません / no {tools.LOCK}")
    tools.install(*PACKAGES)
    try:
        node = tools.node()
        for package in PACKAGES:
            tools.module(package, "publish")
    except tools.MissingToolError as missing:
        return _without(str(missing))
    return _build(node, folder)


def _digest(paths: Iterable[Path]) -> str:
    return hashing.digest(repr([hashing.digest_of(str(path)) for path in sorted(paths)]).encode())[:DIGITS]


def _build(node: str, folder: Path) -> str:
    """Run the bundler; what it leaves is there whole, or not at all."""
    half = folder.with_name(f"{folder.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    done = subprocess.run([node, str(BUILD), str(half)], capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "rror" in line]
        return _without((lines or [f"exit status {done.returncode}"])[0].strip())
    half.rename(folder)
    for other in folder.parent.iterdir():
        if other != folder:
            shutil.rmtree(other)
    return str(folder)


def _without(reason: str) -> str:
    print(WITHOUT.format(reason=reason), flush=True)
    return ""
