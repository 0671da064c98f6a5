"""Pelican's writer: it collects the files of the site, and renders them with all processors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican.plugins import signals
from pelican.writers import Writer

from plugins import pipeline
from plugins.pelican.build_of import build_of
from plugins.render.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from plugins.model.page import Page


class SiteWriter(Writer):  # type: ignore[misc]
    """Renders only what has changed; other plugins can write with Pelican's own methods as ever."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._files: list[OutputFile] = []

    def write_page(self, page: Page) -> None:
        """Let a page be rendered."""
        self._files.append(OutputFile(page.save_as, f"{page.template}.html", page))

    def add(self, files: Iterable[OutputFile]) -> None:
        """Let files be rendered."""
        self._files += files

    def render(self, env: Environment, context: Mapping[str, Any]) -> None:
        """Render all of them, and send Pelican's signal for each that is written anew."""
        build = build_of(self.settings)
        if build.site is None:
            return
        build.rendered = pipeline.render(build, build.site, self._files, env, context)
        if signals.content_written.receivers:
            for file in self._files:
                if build.rendered[file.path]:
                    path = f"{self.output_path}/{file.path}"
                    signals.content_written.send(path, context={**context, "page": file.page})
