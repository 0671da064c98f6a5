"""Digests of files, of code and installed packages, and of settings."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CODE = Path(__file__).parent
# Where things go, and how: none of it changes what is in a page.
WHERE = {
    "PUBLIC_PATH",
    "COMPILED_PATH",
    "AGAINST",
    "RUN",
    "CACHE_PATH",
    "INPUTS",
    "CHECK_ONLY",
    "JOBS",
    "OUTPUT_PATH",
    "RELEASE_PATH",
    "SETTINGS_DIGEST",
    "SILENT",
    "USE_CACHE",
}
FOLDERS = ("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH")


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes (FIPS 180-4), in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: str) -> str:
    """Return the SHA-256 of what is in a file, "" where it cannot be read: a link to nowhere, or a pipe."""
    try:
        return digest(files.read(path))
    except OSError:
        return ""


def tree(folder: Path, *, follows: bool = False) -> dict[str, str]:
    """Return path below a folder → `digest_of` for all files of ours there, by path."""
    return {name: digest_of(path) for name, path in sorted(files.walk(folder, follows=follows))}


def site(folder: Path, threads: int, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the same for every file of a finished site; those whose digests are `known` are not read.

    Reading and hashing leave Python to other threads.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - not for a check, which makes no site

    digests = dict(known or {})
    found = dict(sorted(files.walk(folder, without=())))
    new = [(name, path) for name, path in found.items() if name not in digests]
    with ThreadPoolExecutor(threads) as pool:
        for share in pool.map(_digests, (new[number::threads] for number in range(threads))):
            digests.update(share)
    return {name: digests[name] for name in found}


def _digests(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, digest_of(path)) for name, path in found]


def packages() -> list[str]:
    """Return what is noted of each installed package, by name and version: pillow-13.0.0.dist-info."""
    return sorted(
        name
        for folder in {*map(os.path.realpath, sys.path)}
        if os.path.isdir(folder)  # noqa: PTH112 - a list of strings
        for name in os.listdir(folder)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    )


@cache
def code() -> str:
    """Return what changes with our code, Python, and the version of any package that is installed."""
    return digest(repr((tree(CODE, follows=True), sys.version, packages())).encode())


def pillow(*modules: str) -> str:
    """Return what changes with these files of our code, and with the version of Pillow."""
    found = [name for name in packages() if name.lower().startswith("pillow-")]
    return digest(repr((found, [digest_of(path) for path in modules])).encode())


def settings(file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a settings file holds, as Pelican would read it, without Pelican's own settings.

    Relative paths of folders are below the file's own folder. `SETTINGS_DIGEST` stands for all of them.
    """
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = {name: value for name, value in vars(module).items() if name.isupper()} | dict(overrides)
    found |= {name: os.path.abspath(file.parent / found[name]) for name in FOLDERS if found.get(name)}  # noqa: PTH100 - as Pelican
    return {**found, "SETTINGS_DIGEST": digest(repr(plain(found)).encode())}


def plain(settings: Mapping[str, Any], *without: str) -> list[tuple[str, Any]]:
    """Return all settings that change what is in a page."""
    return sorted((name, value) for name, value in settings.items() if name not in {*WHERE, *without})
