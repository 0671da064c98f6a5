"""What happens at the beginning and at the end of a run of Pelican."""

from __future__ import annotations

from glob import escape
from typing import TYPE_CHECKING, Any

from plugins import build, pipeline, release
from plugins.pelican.build_of import KEY, build_of
from plugins.pelican.writer import SiteWriter
from plugins.report import pelican_log
from plugins.write import assets

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.generators import StaticGenerator
    from pelican.writers import Writer

    from plugins.report.problems import Problem


def begin(pelican: Pelican) -> None:
    """Read what all pages share, and send Pelican's output to the staging folder."""
    problems: list[Problem] = []
    settings = pelican.settings
    pelican_log.collect(problems)
    found = build.begin(settings, problems)
    settings[KEY] = found
    if not settings.get("CHECK_ONLY"):
        found.prepare_output()
    settings.setdefault("PUBLIC_PATH", settings["OUTPUT_PATH"])
    pelican.output_path = settings["OUTPUT_PATH"] = str(found.output.staging)
    # Pelican looks at each picture, and would warn of a link to nowhere in words of its own.
    names = {escape(path.rpartition("/")[2]) for path in found.unusable}
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *sorted(names)]


def publish_assets(generator: StaticGenerator) -> None:
    """Give pictures and the theme's files their addresses, once Pelican knows all of them."""
    found = build_of(generator.settings)
    found.assets |= assets.publish(generator, found.problems)


def stop(generators: list[Any]) -> None:
    """End the run here where there are mistakes, or nothing is to be written."""
    found = build_of(generators[0].settings)
    found.stop_at_mistakes()
    if found.project.settings.get("CHECK_ONLY"):
        found.end_without_site()
        raise SystemExit(0)


def writer(_pelican: Pelican) -> type[Writer]:
    """Return the writer of this site."""
    return SiteWriter


def finish(pelican: Pelican) -> None:
    """Complete a release; write, so that the finished site takes the old one's place; cache."""
    found = build_of(pelican.settings)
    folder, styles = found.output.release_staging, found.theme.stylesheet
    if folder and found.site and styles:
        found.problems += release.complete(found.project, found.site, styles, found.output.staging, folder)
    found.stop_at_mistakes()
    try:
        pipeline.write(found, found.rendered)
    except OSError as error:  # one of the folders is a file system of its own, say
        found.problems.append(found.not_writable(error))
        found.stop_at_mistakes()
    pipeline.cache(found, found.rendered)
    found.problems += found.cache.close()
    found.show_problems()  # hints
