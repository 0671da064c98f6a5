"""All pages of the site: those that files hold, those of topics, and the rest of long lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plugins.model.page import Page
from plugins.model.site import Site, batches
from plugins.model.urls import address, save_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plugins.build import Build
    from plugins.model.data import Topic
    from plugins.model.page import Key


def site(written: Iterable[Page], now: Build, settings: Mapping[str, Any]) -> Site:
    """Return the site that the written pages make, with all pages that no file holds."""
    codes, kinds = tuple(now.languages), tuple(settings["KINDS"])
    without = Site(tuple(written), codes, kinds)
    pages: list[Page] = []
    items: dict[Key, Sequence[Page]] = {}
    parts: dict[Key, Sequence[Page]] = {}
    for page in without.pages:
        if size := settings["PAGINATED_TEMPLATES"].get(page.template):
            numbered = _numbered(without, page, size)
            items |= {part.key: listed for part, listed in numbered}
            parts |= {part.key: [part for part, _ in numbered] for part, _ in numbered}
            pages += [part for part, _ in numbered]
        else:
            pages.append(page)
    for topic in now.data.topics if now.data else ():
        for language in codes:
            page, listed = _topic(without, topic, language, now, settings)
            items[page.key] = listed
            pages.append(page)
    return Site(tuple(pages), codes, kinds, items, parts)


def _topic(
    site: Site, topic: Topic, language: str, now: Build, settings: Mapping[str, Any]
) -> tuple[Page, Sequence[Page]]:
    """Return the page of a topic, and what it lists."""
    url = now.languages[language].prefix + address(settings["TOPIC_ADDRESS"], topic.id)
    listed = site.with_topic(language, topic.id)
    page = Page(
        lang=language,
        kind="topics",
        slug=topic.id,
        url=url,
        save_as=save_as(url),
        title=topic.name[language],
        description=topic.description[language],
        heading=topic.name[language],
        template=settings["TOPIC_TEMPLATE"],
        modified=max((page.modified for page in listed), default=site.home(language).modified),
        topic=topic,
    )
    return page, listed


def _numbered(site: Site, page: Page, size: int) -> list[tuple[Page, Sequence[Page]]]:
    """Return a listing page with its first items, and one further page with each next batch."""
    found: list[tuple[Page, Sequence[Page]]] = []
    for number, items in enumerate(batches(site.listed(page.lang, page.template), size), start=1):
        part = replace(page, modified=max([page.modified, *(item.modified for item in items)]))
        if number > 1:
            url = f"{page.url}{number}/"
            slug = f"{page.slug}/{number}"
            part = replace(part, url=url, save_as=save_as(url), slug=slug, number=number)
        found.append((part, items))
    return found
