"""Handlers of Pelican's signals: begin, publish assets, stop at mistakes, finish."""

from __future__ import annotations

from glob import escape
from typing import TYPE_CHECKING, Any

from plugins import build, pipeline, release
from plugins.model.downloads import folders
from plugins.pelican.current import KEY, current_run
from plugins.pelican.writer import SiteWriter
from plugins.report import pelican_log
from plugins.write import assets

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.generators import StaticGenerator
    from pelican.writers import Writer

    from plugins.report.problems import Problem


def begin(pelican: Pelican) -> None:
    """Begin a build, and send Pelican's output to the staging folder."""
    problems: list[Problem] = []
    settings = pelican.settings
    pelican_log.collect(problems)
    begun = build.begin(settings)
    problems += begun.problems
    run = settings[KEY] = build.Run(begun, problems)
    run.prepare_output()
    settings.setdefault("PUBLIC_PATH", settings["OUTPUT_PATH"])
    pelican.output_path = settings["OUTPUT_PATH"] = str(begun.output.site.staging)
    own = folders(begun.project.languages, settings["DOWNLOADS"])
    settings["STATIC_PATHS"] = [*dict.fromkeys((*settings["STATIC_PATHS"], *own.values()))]
    # Pelican looks at each picture, and would warn of a link to nowhere in words of its own.
    names = {escape(path.rpartition("/")[2]) for path in begun.unusable}
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *sorted(names)]


def publish_assets(generator: StaticGenerator) -> None:
    """Give pictures, PDFs and the theme's files their addresses, once Pelican knows all of them."""
    run = current_run(generator.settings)
    downloads = run.site.downloads if run.site else {}
    urls = {path: download.url for path, download in downloads.items()}
    run.assets |= assets.publish(generator, run.problems, urls)


def stop(generators: list[Any]) -> None:
    """Stop if there are mistakes."""
    current_run(generators[0].settings).stop_at_mistakes()


def writer(_pelican: Pelican) -> type[Writer]:
    """Return the writer of this site."""
    return SiteWriter


def finish(pelican: Pelican) -> None:
    """Complete a release, replace the old site, and save the cache."""
    run = current_run(pelican.settings)
    begun, folders, styles = run.build, run.build.output, run.build.theme.stylesheet
    if folders.release and run.site and styles:
        prepared = folders.site.staging, folders.release.staging
        run.problems += release.complete(begun.project, run.site, styles, *prepared)
    run.stop_at_mistakes()
    try:
        pipeline.write(begun, run.rendered)
    except OSError as error:  # one of the folders is a file system of its own, say
        run.stop_as_not_writable(error)
    run.problems += pipeline.cache(begun, run.assets, run.sources, run.rendered, run.problems)
    run.show_problems()  # hints
