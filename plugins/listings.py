"""Add the pages that no file holds (topics, the rest of long lists) and give all to the templates."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from pelican.contents import Page
from pelican.plugins import signals

from plugins import build
from plugins.addresses import address, save_as
from plugins.problems import Problem
from plugins.site import Site, batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pelican.generators import PagesGenerator

    from plugins.data import Topic


def same_addresses(pages: Iterable[Page]) -> Iterator[tuple[Page, Page]]:
    """Yield each page whose place in the output another one has already, with that other one."""
    first: dict[str, Page] = {}
    for page in sorted(pages, key=lambda page: str(page.source_path)):
        if (other := first.setdefault(page.save_as, page)) is not page:
            yield page, other


def same_offices(pages: Iterable[Page]) -> Iterator[tuple[Page, Page]]:
    """Yield each page about an office that another page of its language is about, with that other one."""
    first: dict[tuple[str, str], Page] = {}
    for page in sorted(pages, key=lambda page: str(page.source_path)):
        office = getattr(page, "office", None)
        if office and (other := first.setdefault((page.lang, office), page)) is not page:
            yield page, other


def missing_pages(
    site: Site, offices: Iterable[str], names: Iterable[str]
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield problem code, name and languages of each office and each needed page that has none."""
    for office in offices:
        if lacking := [lang for lang in site.languages if not site.office_page(lang, office)]:
            yield "office-without-page", office, lacking
    for name in names:
        if lacking := [lang for lang in site.languages if not site.named(lang, name)]:
            yield "missing-page", name, lacking


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
    """Complete the list of pages, check it as a whole, and put the `Site` into the templates' context."""
    settings, now = generator.settings, generator.settings[build.KEY]
    written = [*generator.pages, *generator.translations]
    codes, kinds = tuple(now.languages), tuple(settings["KINDS"])
    site = Site(tuple(written), codes, kinds)
    now.problems += _same_addresses(now, written)
    now.problems += [
        Problem(_shown(now, page), 1, "office-twice", {"id": page.office, "other": _shown(now, other)})
        for page, other in same_offices(written)
    ]
    if now.data and not now.problems:  # a page that was left out for a mistake of its own is not missing
        names = [*settings["REQUIRED_PAGES"], *(name for menu in settings["MENU"].values() for name in menu)]
        now.problems += [
            Problem(now.shown(""), 0, code, {"id": name, "name": name, "languages": ", ".join(lacking)})
            for code, name, lacking in missing_pages(site, [o.id for o in now.data.offices], names)
        ]
    if now.problems or not now.data:
        return
    added = [page for topic in now.data.topics for page in _topic_pages(generator, site, topic)]
    for page in written:
        if size := settings["PAGINATED_TEMPLATES"].get(page.template):
            added += _numbered(site, page, size)
    now.problems += _same_addresses(now, [*written, *added])
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


def _same_addresses(now: build.Build, pages: Iterable[Page]) -> Iterator[Problem]:
    for page, other in same_addresses(pages):
        details = {"url": page.url, "other": _shown(now, other)}
        yield Problem(_shown(now, page), 1, "same-address", details)


def _shown(now: build.Build, page: Page) -> str:
    return now.shown(page.get_relative_source_path())


def register() -> None:
    """Connect to the moment when all pages are read."""
    signals.page_generator_finalized.connect(finish_pages)
