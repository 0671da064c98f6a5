"""Where Pelican's generators, readers and writers find the build that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.build import Build

KEY = "BUILD"  # a setting, since Pelican gives all of them the same settings and nothing else


def build_of(settings: Mapping[str, Any]) -> Build:
    """Return the build of this run."""
    build: Build = settings[KEY]
    return build
