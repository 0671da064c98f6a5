"""Get the current run from Pelican's settings, which its generators, readers and writers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.build import Run

KEY = "RUN"  # a setting, since Pelican gives all of them the same settings and nothing else


def current_run(settings: Mapping[str, Any]) -> Run:
    """Return the run that these settings belong to."""
    run: Run = settings[KEY]
    return run
