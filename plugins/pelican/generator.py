"""Pelican's generator for pages: the stages from reading to rendering."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from pelican.generators import PagesGenerator
from pelican.plugins import signals

from plugins import pipeline
from plugins.pelican.build_of import build_of
from plugins.pelican.content import Page
from plugins.render import jinja
from plugins.render.other_files import other_files
from plugins.report.problems import mistakes

if TYPE_CHECKING:
    from plugins.model.site import Site
    from plugins.pelican.writer import SiteWriter


class SitePagesGenerator(PagesGenerator):  # type: ignore[misc]
    """Makes all pages at once, in every language, and the files beside them."""

    def generate_context(self) -> None:
        """Read, check and list; the context gets `site`, and Pelican's own objects for the pages."""
        build = build_of(self.settings)
        build.sources = pipeline.read(build)
        build.problems += pipeline.check(build, build.sources)
        data, styles = build.shared.data, build.theme.stylesheet
        if data and styles and not mistakes(build.problems):
            jinja.prepare(self.env, build.project, data, build.theme, styles, build.assets)
            build.site = pipeline.list_pages(build, data, build.sources)
            self.context["site"] = build.site
            self._add_contents(build.site)
        self._update_context(("pages", "hidden_pages", "draft_pages"))
        signals.page_generator_finalized.send(self)

    def _add_contents(self, site: Site) -> None:
        folder = build_of(self.settings).project.content
        found: dict[Any, Page] = {}
        for page in site.pages:
            signals.page_generator_preread.send(self)
            found[page.key] = content = Page(page, self.settings, folder, self.context)
            signals.page_generator_context.send(self, metadata=content.metadata)
            if content.source_path and page.number == 1:
                self.add_source_path(content)
        for key, content in found.items():
            versions = (found[version.key] for version in site.versions(key))
            content.translations = [version for version in versions if version is not content]
            kind = "draft_" if content.status == "draft" else ""
            is_first = not any(version.in_default_lang for version in content.translations)
            name = f"{kind}pages" if is_first or content.in_default_lang else f"{kind}translations"
            getattr(self, name).append(content)

    def generate_output(self, writer: SiteWriter) -> None:
        """Render the pages and the files beside them."""
        build = build_of(self.settings)
        contents = chain(self.pages, self.translations, self.draft_pages, self.draft_translations)
        for content in contents:
            signals.page_generator_write_page.send(self, content=content)
            writer.write_page(content.page)
        if build.site and build.shared.data:
            writer.add(other_files(build.project, build.shared.data, build.site))
        writer.render(self.env, self.context)
        signals.page_writer_finalized.send(self, writer=writer)
