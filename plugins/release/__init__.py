"""What makes a build of the public site a release: compressed copies, settled times, and what tells of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from plugins import build
from plugins.release import bill_of_materials, compression, manifest, settling

if TYPE_CHECKING:
    from plugins.build import Build


def register() -> None:
    """Connect to the moment when it is clear that there will be a site."""
    signals.all_generators_finalized.connect(_plan)


def _plan(generators: list[Any]) -> None:
    settings = generators[0].settings
    now: Build = settings[build.KEY]
    release = now.release_staging
    if release is not None:
        kept, address = Path(settings["CACHE_PATH"], "compressed"), settings["SITEURL"]
        now.last_steps.append(lambda now: complete(now, release, kept, address))


def complete(now: Build, release: Path, kept: Path, address: str) -> None:
    """Complete the prepared site, and tell of it in the folder `release`."""
    compression.compress(now.staging, kept)
    if made_from := manifest.write(now, release, address):
        bill_of_materials.write(now, release, made_from)
    for folder in (now.staging, release):
        settling.settle(folder)
