"""What search knows of a page: its title, its description and its sections, in plain text."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.cache.dependencies import RecordedQueries, SiteQueries
from plugins.model.lifecycle import State
from plugins.model.page import is_public
from plugins.render.search.sections import Section, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment

    from plugins.model.page import Page
    from plugins.model.site import Site

TEMPLATE = "search-record.html"


class Record(NamedTuple):
    """A page as it can be found; `url` follows its language's prefix, `above` are titles of pages."""

    url: str
    title: str
    description: str
    above: tuple[str, ...]
    weight: float
    sections: tuple[Section, ...]


def found_pages(site: Site, language: str) -> list[Page]:
    """Return the pages of a language that search finds: what search engines may list too.

    The newest come first, those without a date last: so a news item changes no page's place from the end.
    """
    found = (
        page
        for page in site.pages
        if page.lang == language and page.state == State.PUBLISHED and page.number == 1 and is_public(page)
    )
    return sorted(found, key=lambda page: -page.date.toordinal() if page.date else 0)


def records(  # noqa: PLR0913, PLR0917 - each is a value of its own
    site: Site,
    language: str,
    prefix: str,
    weights: Mapping[str, float],
    env: Environment,
    context: Mapping[str, Any],
) -> Iterator[Record]:
    """Yield the records of a language's pages, in which readings are still set off (ruby.py).

    `weights` maps kinds of page, and pages as "<kind>/<name>", to what a hit on them counts.
    """
    template, queries = env.get_template(TEMPLATE), RecordedQueries(SiteQueries(site))
    for page in found_pages(site, language):
        html = template.render({**context, "page": page, "site": queries})
        above = (step.title for step in site.above(page.key)[1:])
        weight = weights.get(f"{page.kind}/{page.slug}", weights.get(page.kind, 1))
        url = page.url.removeprefix(prefix)
        own = tuple(sections(html))
        yield Record(url, page.title, page.description, tuple(map(unescape, above)), weight, own)
