"""What makes a build of the public site a release: what hosts need, copies, times, and what tells of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from plugins import build

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.build import Build
    from plugins.model.site import Site


def register() -> None:
    """Connect to the moment when it is clear that there will be a site."""
    signals.all_generators_finalized.connect(_plan)


def _plan(generators: list[Any]) -> None:
    settings, context = generators[0].settings, generators[0].context
    now: Build = settings[build.KEY]
    release = now.release_staging
    if release is not None:
        now.last_steps.append(lambda now: complete(now, release, settings, context["site"]))


def complete(now: Build, release: Path, settings: Mapping[str, Any], site: Site) -> None:
    """Complete the prepared site, and tell of it in the folder `release`."""
    # Not above: they take a tenth of the time that a small build does, and only a release needs them.
    from plugins.hosting import writing  # noqa: PLC0415
    from plugins.release import bill_of_materials, compression, manifest, mtimes  # noqa: PLC0415

    published = writing.published(settings, site, now)
    writing.write(now.staging, release, published)
    kept = Path(settings["CACHE_PATH"], "compressed") if settings["USE_CACHE"] else None
    compression.compress(now.staging, kept)
    files, redirects = mtimes.settle(now.staging), published.redirects()
    if made_from := manifest.write(now, release, settings["SITEURL"], redirects, files):
        bill_of_materials.write(now, release, made_from)
    mtimes.settle(release)
