"""The npm packages in the program of the page for writing, as package-lock.json pins them."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCK = "package-lock.json"
LISTED = "packages.json"  # beside the program: its packages, and what these contain (writing/bundle.mjs)
INTEGRITY = "sha512-"  # Subresource Integrity: what npm writes of each file that it downloads


@dataclass(frozen=True)
class NpmPackage:
    """A package: the SHA-512 of its file, which others of the program it needs, and what it was bundled from.

    `contains` maps names to versions.
    """

    name: str
    version: str
    licence: str
    sha512: str
    needs: tuple[str, ...]
    contains: Mapping[str, str]


def used(program: str, root: Path) -> list[NpmPackage]:
    """Return the packages of a program by name: of the one in a folder, none where it is ""."""
    if not program:
        return []
    listed: dict[str, dict[str, str]] = json.loads((Path(program) / LISTED).read_text(encoding="utf-8"))
    pinned = json.loads((root / LOCK).read_text(encoding="utf-8"))["packages"]
    return [_package(name, pinned[f"node_modules/{name}"], listed) for name in sorted(listed)]


def _package(name: str, pin: Mapping[str, Any], listed: Mapping[str, Mapping[str, str]]) -> NpmPackage:
    digest = base64.b64decode(pin["integrity"].removeprefix(INTEGRITY)).hex()
    needs = sorted(pin.get("dependencies", {}).keys() & listed.keys())
    return NpmPackage(name, pin["version"], pin["license"], digest, tuple(needs), listed[name])
