"""Pelican's way to the pages: all sources are read once, checked together, and made into the site."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pelican.generators import Generator
from pelican.plugins import signals

from plugins import build, check
from plugins.cache.source_cache import collect
from plugins.listing import collections
from plugins.model.lifecycle import State
from plugins.model.page import Page
from plugins.read.markdown import ruby
from plugins.read.markdown.links import PAGE
from plugins.render import renderer
from plugins.render.renderer import Task
from plugins.report.problems import mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican import Pelican
    from pelican.writers import Writer

    from plugins.model.source import Source

UNPUBLISHED = {State.DRAFT, State.SCHEDULED}
ENDED = "ended"  # the template of a page that has ended


class Pages(Generator):  # type: ignore[misc]
    """Reads, checks and lists pages in place of Pelican's own, which reads them one by one in one process.

    Its page objects alone take a tenth of a millisecond each: with ten thousand, as long as all the rest of a
    build after one change.
    """

    def generate_context(self) -> None:
        """Read all sources, and put the `Site` into the context unless there is a mistake."""
        now: build.Build = self.settings[build.KEY]
        kinds = self.settings["KINDS"]
        paths = [path for path in sorted(now.files) if is_source(path, now, kinds) and path not in now.unread]
        for each in collect(now, paths, now.store, now.jobs):
            now.problems += each.problems
            if each.source is None:
                now.unread.add(each.path)
            else:
                now.sources[each.path] = each.source
        now.problems += check.together(now, self.settings)
        if now.data and not mistakes(now.problems):
            self.context["site"] = collections.site(self._written(now), now, self.settings)

    def _written(self, now: build.Build) -> Iterator[Page]:
        zone = ZoneInfo(self.settings["TIMEZONE"])
        for path in sorted(now.sources):
            source = now.sources[path]
            state = source.state(now.today)
            if state not in UNPUBLISHED or self.settings["SHOW_UNPUBLISHED"]:
                yield page(source, state, zone)

    def generate_output(self, _writer: Writer) -> None:
        """Let all pages be rendered."""
        now: build.Build = self.settings[build.KEY]
        now.tasks += [
            Task(page.save_as, f"{page.template}.html", page) for page in self.context["site"].pages
        ]
        now.last_steps.insert(0, partial(renderer.render, env=self.env, context=self.context))


def is_source(path: str, now: build.Build, kinds: Any) -> bool:
    """Tell whether a path below content/ is that of a page's text."""
    language, _, rest = path.partition("/")
    return path.endswith(PAGE) and language in now.languages and rest.partition("/")[0] in kinds


def page(source: Source, state: State, zone: ZoneInfo) -> Page:
    """Return a source's page, whose days begin in a time zone; one that has ended has only its name left."""
    has_ended = state == State.ENDED
    title, date = source.value("Title"), source.value("Date")
    return Page(
        lang=source.language,
        kind=source.kind,
        slug=source.name,
        url=source.url,
        save_as=source.save_as,
        title=ruby.words(title),
        description=ruby.words(title if has_ended else source.value("Description")),
        heading=title,
        template=ENDED if has_ended else source.template,
        modified=max(source.value("Modified"), date or source.value("Modified")).replace(tzinfo=zone),
        date=date.replace(tzinfo=zone) if date else None,
        state=state,
        order=source.value("Order") or 0,
        topics=source.value("Topics") or (),
        outcomes=source.value("Outcomes") or (),
        office=source.value("Office") or "",
        source=source,
    )


def register() -> None:
    """Add the generator to Pelican's own."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: Pelican) -> type[Generator]:
    return Pages
