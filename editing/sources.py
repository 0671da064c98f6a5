"""Read all sources as a build does, without building."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins.build import KEY, Build

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "pelicanconf.py"


def settings(root: Path) -> dict[str, Any]:
    """Return the site's settings."""
    found: dict[str, Any] = read_settings(str(root / SETTINGS), override={"CHECK_ONLY": True, "SILENT": True})
    return found


def read(root: Path) -> Build:
    """Return what a build knows once everything is read, problems included; nothing is printed or written."""
    console.quiet = True
    pelican = Pelican(settings(root))
    with suppress(SystemExit):  # how a run ends that only checks
        pelican.run()
    now: Build = pelican.settings[KEY]
    return now
