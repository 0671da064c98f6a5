"""Turn a build into a release: host configuration, compressed copies, file times, manifest, bill."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.model.project import Project
    from plugins.model.site import Site
    from plugins.render.stylesheet import Stylesheet
    from plugins.report.problems import Problem


def complete(project: Project, site: Site, styles: Stylesheet, folder: Path, release: Path) -> list[Problem]:
    """Complete the site that is prepared in a folder, tell of it in `release`, and return what is wrong."""
    # Not above: they take a tenth of the time that a small build does, and only a release needs them.
    from plugins.hosting import writing  # noqa: PLC0415
    from plugins.release import bill_of_materials, compression, manifest, mtimes  # noqa: PLC0415

    settings = project.settings
    published = writing.published(project, site, styles, folder)
    writing.write(folder, release, published)
    cache = Path(settings["CACHE_PATH"], "compressed") if settings["USE_CACHE"] else None
    compression.compress(folder, cache)
    files, redirects = mtimes.settle(folder), published.redirects()
    made_from, problems = manifest.write(project, release, redirects, files)
    if made_from:
        problems += bill_of_materials.write(release, made_from, settings["WRITE_PATH"])
    mtimes.settle(release)
    return problems
