"""The writer: it collects the files of the site, and renders them in parallel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican.plugins import signals
from pelican.writers import Writer

from plugins import pipeline
from plugins.check import missing_readings
from plugins.model.readings import NO_READINGS
from plugins.pelican.current import current_run
from plugins.render import furigana

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment

    from plugins.build import Run
    from plugins.model.page import Page
    from plugins.render.output_file import OutputFile
    from plugins.report.problems import Problem


class SiteWriter(Writer):  # type: ignore[misc]
    """Renders only changed files; other plugins can still use Pelican's own methods to write."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._files: list[OutputFile] = []

    def write_page(self, page: Page) -> None:
        """Queue a page for rendering, and the one with readings where there is to be one."""
        languages = current_run(self.settings).build.project.languages
        self._files += furigana.files(page, languages[page.lang])

    def add(self, files: Iterable[OutputFile]) -> None:
        """Queue files for rendering."""
        self._files += files

    def _unread(self, run: Run) -> Iterator[Problem]:
        """Yield what has no reading on a page, though nothing that it is made of lacks one."""
        for file in self._files:
            if (rendered := run.rendered[file.path]) and rendered.missing:
                source = file.page and file.page.source
                path = source.shown if source else file.path
                known = run.build.rules.readings.get(file.page.lang if file.page else "", NO_READINGS)
                unread = (missing_readings.Unread(0, word, word) for word in rendered.missing)
                yield from missing_readings.told(path, unread, known)

    def render(self, env: Environment, context: Mapping[str, Any]) -> None:
        """Render all queued files, and send `content_written` for each that changed."""
        run = current_run(self.settings)
        if run.site is None:
            return
        run.rendered = pipeline.render(run.build, run.assets, run.site, self._files, env, context)
        if not self.settings["SHOW_UNPUBLISHED"]:  # nobody asks readings of what is being written
            run.problems += [*self._unread(run)]
        if signals.content_written.receivers:
            for file in self._files:
                if run.rendered[file.path]:
                    path = f"{self.output_path}/{file.path}"
                    signals.content_written.send(path, context={**context, "page": file.page})
