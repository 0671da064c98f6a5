"""Rules for the files that pin packages: pure functions over what they hold, yielding what breaks them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from packaging.utils import canonicalize_name

from plugins.release.packages import applies, pins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# A package, a hash of it, a remark, or nothing: no option, folder or address.
LINE = re.compile(r"[a-z][^@\\]* \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?| *#.*|")
HOST = re.compile(r"\w://|\w\.(?:com|io|net|org)\b")
EXACT = re.compile(r"\d+\.\d+\.\d+")  # Semantic Versioning: no range
PYTHONS = {"pip", "setuptools"}  # what an environment has before anything is installed in it


def loose(pinned: str) -> Iterator[str]:
    """Yield lines of a requirements.txt that pin nothing, and those that name a host."""
    inexact = {pin.line for pin in pins(pinned) if not pin.is_exact}
    for number, line in enumerate(pinned.splitlines(), 1):
        if not LINE.fullmatch(line) or HOST.search(line) or number in inexact:
            yield f"{number}: {line}"


def unpinned(pinned: str, declared: Iterable[str]) -> Iterator[str]:
    """Yield declared packages, by their names, that a requirements.txt does not have."""
    yield from sorted({*declared} - {pin.name for pin in pins(pinned)})


def different(pinned: str, installed: Mapping[str, str]) -> Iterator[str]:
    """Yield what is installed, name → version, and not pinned so; and what is pinned and not installed."""
    versions = {pin.name: pin.version for pin in pins(pinned) if applies(pin.requirement)}
    here = {canonicalize_name(name): version for name, version in installed.items()}
    for name in sorted(versions.keys() | here.keys() - PYTHONS):
        if versions.get(name) != here.get(name):
            yield f"{name}: {versions.get(name)} is pinned, {here.get(name)} is installed"


def open_modules(package: Mapping[str, Any], lock: Mapping[str, Any]) -> Iterator[str]:
    """Yield what package.json asks for that is no single version, and modules of its lock without a hash.

    A module with an address is found too: npm takes it from there, whichever registry it is set to.
    """
    for field in ("dependencies", "devDependencies", "overrides"):
        for name, version in package.get(field, {}).items():
            if not EXACT.fullmatch(version):
                yield f"{name}: {version}"
    for path, module in lock["packages"].items():
        if path and not module.get("integrity", "").startswith("sha512-"):
            yield f"{path}: no hash"
        if "resolved" in module:
            yield f"{path}: {module['resolved']}"
