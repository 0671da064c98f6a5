"""Builds that know nothing of each other: forks of a process that has imported all that they need."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, Self

import plugins
from tests import warm
from tests.site.built import LOOSELY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CRASHED = -1  # the status of a build that left no outcome
BUILD = """
import datetime, json, sys
from pathlib import Path
from plugins.run import run
done = run(Path({settings!r}), **{overrides!r})
problems = [(p.path, p.line, p.code, sorted(p.details.items())) for p in done.problems]
print(json.dumps([done.status, problems]), end="")
"""

Told = tuple[str, int, str, tuple[tuple[str, str], ...]]  # path, line, code, details


@dataclass(frozen=True)
class Made:
    """How a build ended: its exit status, its problems in their order, and what it said on its streams."""

    status: int
    problems: tuple[Told, ...] = ()
    said: str = ""


class Builds(Protocol):
    """What makes builds, one at a time."""

    def begin(self, settings: Path, overrides: Mapping[str, Any]) -> None:
        """Begin a build."""

    def end(self) -> Made:
        """Wait for the end of the build that was begun last."""


class Builder:
    """A process that makes builds; `code` is the folder whose `plugins/` it uses."""

    def __init__(self, code: Path = warm.PROJECT) -> None:
        self._python = warm.Interpreter(plugins.MODULES, code)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._python.close()

    def begin(self, settings: Path, overrides: Mapping[str, Any]) -> None:
        """Begin a build."""
        # Releases are compared with each other, however tightly they are compressed.
        program = LOOSELY + BUILD.format(settings=str(settings), overrides=dict(overrides))
        # Without git: a release tells of the repository by it, and that may change between two builds.
        self._python.begin(program, settings.parent, {**os.environ, "PATH": ""})

    def end(self) -> Made:
        """Wait for the end of the build that was begun last."""
        ended = self._python.end()
        if ended.status:
            return Made(CRASHED, said=f"status {ended.status}: {ended.output}{ended.errors}")
        said, _, outcome = ended.output.rpartition("\n")
        status, problems = json.loads(outcome)
        told = ((path, line, code, tuple(map(tuple, details))) for path, line, code, details in problems)
        return Made(status, tuple(told), f"{said}{ended.errors}")
