"""Read all sources as a build does, without building."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican.settings import read_settings

from plugins import build, pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run

SETTINGS = "pelicanconf.py"


def settings(root: Path, **overrides: Any) -> dict[str, Any]:
    """Return the site's settings."""
    ours = {"CHECK_ONLY": True, "SILENT": True, **overrides}
    found: dict[str, Any] = read_settings(str(root / SETTINGS), override=ours)
    return found


def read(root: Path, **overrides: Any) -> Run:
    """Return the state of a run that has read and checked everything; nothing is printed or written."""
    begun = build.begin(settings(root, **overrides))
    read = pipeline.read(begun)
    problems = [*begun.problems, *pipeline.check(begun, read), *begun.cache.close()]
    return build.Run(begun, problems, read)
