"""The packages that a build uses: which need which, and what requirements.txt pins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

PINNED = "requirements.txt"
BLOCK = re.compile(r"^\w(?:\\\n|.)*", re.MULTILINE)  # a line, with those that it goes on in
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})(?![0-9a-f])")
EXACT = re.compile(r"==([^,*]+)")  # version specifiers: one version, and no other


@dataclass(frozen=True)
class Pin:
    """What a line of requirements.txt says of a package, and the SHA-256 of each file that it may come from.

    `version` is "" where more than one would do.
    """

    line: int
    requirement: Requirement
    version: str
    hashes: tuple[str, ...]

    @property
    def name(self) -> NormalizedName:
        """Return the package's name, the same however it is written (PEP 503)."""
        return canonicalize_name(self.requirement.name)

    @property
    def is_exact(self) -> bool:
        """Tell whether nothing but these files of this version can be installed."""
        return bool(self.version and self.hashes)


def pins(text: str) -> Iterator[Pin]:
    """Yield what a requirements.txt holds."""
    for block in BLOCK.finditer(text):
        requirement = Requirement(re.split(r" --hash| \\", block[0], maxsplit=1)[0])
        exact = EXACT.fullmatch(str(requirement.specifier))
        hashes = tuple(sorted(HASH.findall(block[0])))
        yield Pin(text.count("\n", 0, block.start()) + 1, requirement, exact[1] if exact else "", hashes)


def applies(requirement: Requirement, extra: str = "") -> bool:
    """Tell whether this machine needs a package (PEP 508), as a part of an extra where one is named."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def requires(name: str) -> list[str]:
    """Return what an installed package says that it needs; raise PackageNotFoundError."""
    return metadata.requires(name) or []


def closure(
    declared: Iterable[str], requires: Callable[[str], Iterable[str]] = requires
) -> dict[NormalizedName, set[NormalizedName]]:
    """Return name → names that it needs, for all packages that these need on this machine, and themselves.

    Raise PackageNotFoundError if one of them is not installed.
    """
    found: dict[NormalizedName, set[NormalizedName]] = {}
    seen: set[tuple[NormalizedName, str]] = set()
    waiting = [(Requirement(text), extra) for text in declared for extra in ("", *Requirement(text).extras)]
    while waiting:
        wanted, extra = waiting.pop()
        name = canonicalize_name(wanted.name)
        if not applies(wanted) or (name, extra) in seen:
            continue
        seen.add((name, extra))
        needs = [needed for needed in map(Requirement, requires(name)) if applies(needed, extra)]
        found.setdefault(name, set()).update(canonicalize_name(needed.name) for needed in needs)
        waiting += [(Requirement(needed.name), extra) for needed in needs for extra in ("", *needed.extras)]
    return found


@dataclass(frozen=True)
class Package:
    """An installed package: its pin, the packages that it needs, and what it says of itself."""

    pin: Pin
    needs: Iterable[NormalizedName]
    about: Mapping[str, Any]  # core metadata: field → value, or the list of its values


def used(declared: Iterable[str], pinned: str) -> tuple[list[Package], list[Problem]]:
    """Return all that these packages need, by name, and where this is not what a requirements.txt pins.

    Raise PackageNotFoundError as `closure` does.
    """
    known = {pin.name: pin for pin in pins(pinned) if applies(pin.requirement)}
    found: list[Package] = []
    problems: list[Problem] = []
    for name, needs in sorted(closure(declared).items()):
        pin, about = known.get(name), metadata.metadata(name).json
        if pin is None or not pin.is_exact:
            problems.append(Problem(PINNED, pin.line if pin else 0, "package-not-pinned", {"name": name}))
        elif about["version"] != pin.version:
            details = {"name": name, "pinned": pin.version, "installed": str(about["version"])}
            problems.append(Problem(PINNED, pin.line, "other-version", details))
        else:
            found.append(Package(pin, needs, about))
    return found, problems
