"""Read all sources as a build does, without building."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican.settings import read_settings

from plugins import build, pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Build

SETTINGS = "pelicanconf.py"


def settings(root: Path) -> dict[str, Any]:
    """Return the site's settings."""
    found: dict[str, Any] = read_settings(str(root / SETTINGS), override={"CHECK_ONLY": True, "SILENT": True})
    return found


def read(root: Path) -> Build:
    """Return what a build knows once everything is read, problems included; nothing is printed or written."""
    found = build.begin(settings(root), [])
    found.sources = pipeline.read(found)
    found.problems += pipeline.check(found, found.sources)
    found.problems += found.cache.close()
    return found
