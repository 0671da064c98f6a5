"""Add the pages that no file holds (topics, the rest of long lists) and give all to the templates."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from pelican.contents import Page
from pelican.plugins import signals

from plugins import build
from plugins.addresses import address, save_as
from plugins.problems import mistakes
from plugins.publication import State
from plugins.site import Site, batches

if TYPE_CHECKING:
    from pelican.generators import PagesGenerator

    from plugins.data import Topic


def _topic_pages(generator: PagesGenerator, site: Site, topic: Topic) -> list[Page]:
    now: build.Build = generator.settings[build.KEY]
    pages = []
    for language in now.languages.values():
        url = language.prefix + address(generator.settings["TOPIC_ADDRESS"], topic.id)
        listed = site.with_topic(language.code, topic.id)
        metadata: dict[str, Any] = {
            "title": topic.name[language.code],
            "description": topic.description[language.code],
            "lang": language.code,
            "kind": "topics",
            "slug": topic.id,
            "url": url,
            "save_as": save_as(url),
            "template": generator.settings["TOPIC_TEMPLATE"],
            "topic": topic,
            "listed": listed,
            "toc": [],
            "state": State.PUBLISHED,
        }
        source = str(now.content / "data" / "topics.toml")
        page = Page("", metadata, generator.settings, source, generator.context)
        page.modified = max((p.modified for p in listed), default=site.home(language.code).modified)
        pages.append(page)
    return pages


def _numbered(site: Site, page: Page, size: int) -> list[Page]:
    """Give a listing page its first items, and return one further page for each next batch."""
    parts = batches(site.listed(page.lang, page.template), size)
    numbered = [page, *(copy.copy(page) for _ in parts[1:])]
    for number, (part, items) in enumerate(zip(numbered, parts, strict=True), start=1):
        part.number, part.numbers, part.listed = number, numbered, items
        part.modified = max(page.modified, *(item.modified for item in items)) if items else page.modified
        if number > 1:
            part.override_url = f"{page.url}{number}/"
            part.override_save_as = save_as(part.override_url)
            part.slug = f"{page.slug}/{number}"
    return numbered[1:]


def finish_pages(generator: PagesGenerator) -> None:
    """Complete the list of pages, and put the `Site` into the templates' context."""
    settings, now = generator.settings, generator.settings[build.KEY]
    if mistakes(now.problems) or not now.data:
        return
    written = [*generator.pages, *generator.translations]
    codes, kinds = tuple(now.languages), tuple(settings["KINDS"])
    site = Site(tuple(written), codes, kinds)
    added = [page for topic in now.data.topics for page in _topic_pages(generator, site, topic)]
    for page in written:
        if size := settings["PAGINATED_TEMPLATES"].get(page.template):
            added += _numbered(site, page, size)
    _link_translations(added)
    generator.pages += added
    generator.context["site"] = Site((*written, *added), codes, kinds)


def _link_translations(pages: list[Page]) -> None:
    """Make pages of the same name translations of each other, as Pelican does for those that it reads."""
    for page in pages:
        page.translations = [
            other
            for other in pages
            if (other.kind, other.slug) == (page.kind, page.slug) and other is not page
        ]


def register() -> None:
    """Connect to the moment when all pages are read."""
    signals.page_generator_finalized.connect(finish_pages)
