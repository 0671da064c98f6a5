"""Assemble all pages: those of sources, those of topics, and the further pages of long lists."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from plugins.listing.pages import page_of
from plugins.model.downloads import downloads
from plugins.model.languages import editions, without_editions
from plugins.model.lifecycle import State
from plugins.model.page import Page, PageKey
from plugins.model.site import Site
from plugins.model.translation_status import versions
from plugins.model.urls import address, save_as

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from plugins.model.data import Data, Topic
    from plugins.model.project import Project
    from plugins.model.source import Source

Item = TypeVar("Item")
UNPUBLISHED = {State.DRAFT, State.SCHEDULED}


def list_pages(project: Project, data: Data, sources: Mapping[str, Source], paths: Iterable[str]) -> Site:
    """Return the site of a day that these sources make, with the PDFs among all files at `paths`."""
    found = site([*_written(project, sources)], project, data.topics)
    name = project.settings["DOWNLOADS"]
    files = downloads(paths, project.languages, name, lambda path: (project.content / path).stat().st_size)
    return replace(found, downloads=files)


def site(written: Sequence[Page], project: Project, topics: Sequence[Topic]) -> Site:
    """Return the site that the pages of sources make, with all pages that have no source."""
    codes, kinds = tuple(project.languages), tuple(project.settings["KINDS"])
    menu_kind, of = project.settings["MENU_KIND"], editions(project.languages)
    without = Site(tuple(written), codes, kinds, menu_kind, editions=of)
    pages: list[Page] = []
    listed_on: dict[PageKey, Sequence[Page]] = {}
    paginated: dict[PageKey, Sequence[Page]] = {}
    for page in without.pages:
        listed = project.settings["LISTS"].get(page.template, {})
        if size := listed.get("per_page"):
            parts = _paginated(without, page, listed["kind"], size)
            listed_on |= {part.key: items for part, items in parts}
            paginated |= {part.key: [part for part, _ in parts] for part, _ in parts}
            pages += [part for part, _ in parts]
        else:
            pages.append(page)
    for topic in topics:
        for language in without_editions(project.languages):
            page, listed = _topic(without, topic, language, project)
            listed_on[page.key] = listed
            pages.append(page)
    newer = dict(_newer_originals(without, without_editions(project.languages)))
    return Site(tuple(pages), codes, kinds, menu_kind, listed_on, paginated, newer, editions=of)


def _written(project: Project, sources: Mapping[str, Source]) -> Iterator[Page]:
    zone = ZoneInfo(project.settings["TIMEZONE"])
    search = (project.settings["MENU_KIND"], project.settings["SEARCH_PAGE"])
    for path in sorted(sources):
        source = sources[path]
        state = source.state(project.today)
        if state not in UNPUBLISHED or project.settings["SHOW_UNPUBLISHED"]:
            page = page_of(source, state, zone)
            yield replace(page, is_listed=page.key[1:] != search)


def _newer_originals(site: Site, languages: Collection[str]) -> Iterator[tuple[PageKey, PageKey]]:
    """Yield each translation whose original has changed since, and that original."""
    sources: Iterable[Source] = (page.source for page in site.pages if page.source)
    for found in versions(sources, languages):
        for version in found:
            if version.original and version.is_behind:
                source, original = version.source, version.original
                yield (
                    PageKey(source.language, source.kind, source.name),
                    PageKey(original.language, original.kind, original.name),
                )


def _topic(site: Site, topic: Topic, language: str, project: Project) -> tuple[Page, Sequence[Page]]:
    """Return the page of a topic, and what it lists."""
    settings = project.settings
    url = project.languages[language].prefix + address(settings["TOPIC_ADDRESS"], topic.id)
    listed = site.with_topic(language, topic.id)
    page = Page(
        lang=language,
        kind=settings["TOPIC_KIND"],
        slug=topic.id,
        url=url,
        save_as=save_as(url),
        title=topic.name[language],
        description=topic.description[language],
        summary=topic.description[language],
        template=settings["TOPIC_TEMPLATE"],
        modified=max((page.modified for page in listed), default=site.home(language).modified),
        topic=topic,
    )
    return page, listed


def _paginated(site: Site, page: Page, kind: str, size: int) -> list[tuple[Page, Sequence[Page]]]:
    """Return a listing page with its first items, and one further page with each next batch."""
    found: list[tuple[Page, Sequence[Page]]] = []
    for number, items in enumerate(batches(site.listed(page.lang, kind), size), start=1):
        part = replace(page, modified=max([page.modified, *(item.modified for item in items)]))
        if number > 1:
            url = f"{page.url}{number}/"
            slug = f"{page.slug}/{number}"
            part = replace(part, url=url, save_as=save_as(url), slug=slug, number=number)
        found.append((part, items))
    return found


def batches(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Return `items` in lists of at most `size`; one empty list when there is none."""
    ends = [*range(0, len(items), size), len(items)]
    return [items[start:end] for start, end in pairwise(ends)] or [items]
