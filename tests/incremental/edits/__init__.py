"""All kinds of edits: functions of the project's folder and of dice that say in one line what they did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.incremental.edits import (
    data,
    disk,
    disturbances,
    files,
    heads,
    mistakes,
    pictures,
    settings,
    theme,
    words,
)

if TYPE_CHECKING:
    from types import ModuleType

Edit = Callable[[Path, Random], str]

GROUPS: tuple[ModuleType, ...] = (
    words,
    heads,
    files,
    pictures,
    data,
    theme,
    settings,
    disk,
    mistakes,
    disturbances,
)
AT_ONCE = 4  # edits that one who works for a while makes before the next build
BETWEEN_BUILDS = (disk, mistakes, disturbances)  # what `several` leaves to itself


def kinds(*groups: ModuleType) -> dict[str, Edit]:
    """Return name → edit for all public functions of some modules, or of all."""
    return {
        f"{group.__name__.rpartition('.')[2]}.{name}": function
        for group in groups or GROUPS
        for name, function in vars(group).items()
        if not name.startswith("_")
        and getattr(function, "__annotations__", {}) == SIGNATURE
        and function.__module__ == group.__name__
    }


SIGNATURE = {"project": "Path", "rng": "Random", "return": "str"}


def several(project: Path, rng: Random) -> str:
    """Make some edits of any kind at once."""
    found = kinds(*(group for group in GROUPS if group not in BETWEEN_BUILDS))
    return "; ".join(found[rng.choice(sorted(found))](project, rng) for _ in range(AT_ONCE))
