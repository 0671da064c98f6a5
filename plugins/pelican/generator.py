"""The page generator: it runs the stages read, check, list and render."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pelican.generators import PagesGenerator
from pelican.plugins import signals

from plugins import pipeline
from plugins.model.assets import Asset
from plugins.pelican.content import Page
from plugins.pelican.current import current_run
from plugins.render import jinja, script
from plugins.render.other_files import other_files
from plugins.render.writing import begin, page, words
from plugins.report.problems import BadValueError, Problem, mistakes

if TYPE_CHECKING:
    from plugins.model.data import Data
    from plugins.model.page import PageKey
    from plugins.model.site import Site
    from plugins.pelican.writer import SiteWriter


class SitePagesGenerator(PagesGenerator):  # type: ignore[misc]
    """Makes all pages at once, in every language, and the files beside them."""

    def generate_context(self) -> None:
        """Read, check and list; the context gets `site`, and page objects as Pelican has them."""
        run = current_run(self.settings)
        build = run.build
        run.sources = pipeline.read(build)
        run.problems += pipeline.check(build, run.sources)
        data, styles = build.shared.data, build.theme.stylesheet
        if data and styles and not mistakes(run.problems):
            jinja.prepare(self.env, build.project, data, build.theme, styles, run.assets)
            run.site = self.context["site"] = pipeline.list_pages(build, data, run.sources)
            self._add_contents(run.site)
        self._update_context(("pages", "hidden_pages", "draft_pages"))
        signals.page_generator_finalized.send(self)

    def _add_contents(self, site: Site) -> None:
        folder = current_run(self.settings).build.project.content
        found: dict[PageKey, Page] = {}
        for each in site.pages:
            signals.page_generator_preread.send(self)
            found[each.key] = content = Page(each, self.settings, folder, self.context)
            signals.page_generator_context.send(self, metadata=content.metadata)
            if content.source_path and each.number == 1:
                self.add_source_path(content)
        for key, content in found.items():
            versions = (found[version.key] for version in site.versions(key))
            content.translations = [version for version in versions if version is not content]
            kind = "draft_" if content.status == "draft" else ""
            is_first = not any(version.in_default_lang for version in content.translations)
            name = f"{kind}pages" if is_first or content.in_default_lang else f"{kind}translations"
            getattr(self, name).append(content)

    def _publish_pictures(self, writer: SiteWriter, data: Data) -> None:
        run = current_run(self.settings)
        published = pipeline.publish_pictures(run.build, data)
        shown = run.build.project.shown
        run.problems += [Problem(shown(path), 1, "damaged-image") for path in published.damaged]
        run.stop_at_mistakes()
        run.assets |= published.assets
        writer.add(published.files.values())

    def _publish_script(self, writer: SiteWriter) -> None:
        run = current_run(self.settings)
        files = script.files(run.build.project.theme, self.settings["STATIC_ADDRESS"])
        run.assets |= {name: Asset(file.path) for name, file in files.items()}
        writer.add(files.values())

    def _add_writing(self, writer: SiteWriter, data: Data, site: Site) -> None:
        run = current_run(self.settings)
        try:
            inputs, look = run.build.shared, run.build.theme
            writer.add(page.files(run.build.project, data, inputs.places, site, look.drawings))
            if self.settings["WRITE_PATH"]:
                writer.add(begin.files(run.build.project, data, site, self.env))
        except BadValueError as error:
            run.problems.append(error.at(words.SHOWN, 0))
            run.stop_at_mistakes()

    def generate_output(self, writer: SiteWriter) -> None:
        """Render the pages and the files beside them."""
        run = current_run(self.settings)
        for content in chain(self.pages, self.translations, self.draft_pages, self.draft_translations):
            signals.page_generator_write_page.send(self, content=content)
            writer.write_page(content.page)
        if run.site and (data := run.build.shared.data):
            self._publish_pictures(writer, data)
            self._publish_script(writer)
            writer.add(other_files(run.build.project, data, run.site))
            writer.add(pipeline.search(run.build, run.assets, data, run.site, self.env, self.context))
            self._add_writing(writer, data, run.site)
        writer.render(self.env, self.context)
        signals.page_writer_finalized.send(self, writer=writer)
