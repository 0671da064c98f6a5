"""The writer: it collects the files of the site, and renders them in parallel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican.plugins import signals
from pelican.writers import Writer

from plugins import pipeline
from plugins.pelican.current import current_run
from plugins.render.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from plugins.model.page import Page


class SiteWriter(Writer):  # type: ignore[misc]
    """Renders only changed files; other plugins can still use Pelican's own methods to write."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._files: list[OutputFile] = []

    def write_page(self, page: Page) -> None:
        """Queue a page for rendering."""
        self._files.append(OutputFile(page.save_as, f"{page.template}.html", page))

    def add(self, files: Iterable[OutputFile]) -> None:
        """Queue files for rendering."""
        self._files += files

    def render(self, env: Environment, context: Mapping[str, Any]) -> None:
        """Render all queued files, and send `content_written` for each that changed."""
        run = current_run(self.settings)
        if run.site is None:
            return
        run.rendered = pipeline.render(run.build, run.assets, run.site, self._files, env, context)
        if signals.content_written.receivers:
            for file in self._files:
                if run.rendered[file.path]:
                    path = f"{self.output_path}/{file.path}"
                    signals.content_written.send(path, context={**context, "page": file.page})
