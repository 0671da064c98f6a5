"""Read all sources as a build does, without building."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins import hashing, pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run

SETTINGS = "pelicanconf.py"


def settings(root: Path, **overrides: Any) -> dict[str, Any]:
    """Return the site's settings."""
    ours = {"CHECK_ONLY": True, "SILENT": True, **overrides}
    return hashing.settings(root / SETTINGS, ours)


def read(root: Path, **overrides: Any) -> Run:
    """Return the state of a run that has read and checked everything; nothing is printed or written."""
    run = pipeline.checked(settings(root, **overrides))
    run.problems += run.build.cache.close()
    return run
