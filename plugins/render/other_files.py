"""The files beside the pages: feeds, sitemap, robots.txt, security.txt, OpenSearch, old addresses, vCards."""

from __future__ import annotations

import uuid
from itertools import product
from typing import TYPE_CHECKING

from plugins.model.languages import without_editions
from plugins.model.urls import alias_url, save_as
from plugins.render import security_txt
from plugins.render.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.page import Page
    from plugins.model.project import Project
    from plugins.model.site import Site

ROBOTS = "robots.txt"  # RFC 9309 fixes the name


def feed_id(namespace: str, url: str) -> str:
    """Return an Atom id that stays the same wherever the site lives: a UUID made from a name (RFC 9562)."""
    return uuid.uuid5(uuid.UUID(namespace), url).urn


def aliases(site: Site, prefixes: Mapping[str, str]) -> list[tuple[str, Page]]:
    """Return each old address with the page that has taken its place; `prefixes` is language → prefix."""
    return sorted(
        (
            (alias_url(prefixes[page.lang], alias), page)
            for page in site.pages
            for alias in old_addresses(page)
        ),
        key=lambda moved: moved[0],
    )


def old_addresses(page: Page) -> tuple[str, ...]:
    """Return the aliases that a page's source gives."""
    return (page.source.value("Aliases") or ()) if page.source and page.number == 1 else ()


def other_files(project: Project, data: Data, site: Site) -> list[OutputFile]:
    """Return all of them."""
    settings, languages = project.settings, project.languages.values()
    home = site.home(site.languages[0])
    feeds = [
        (language.prefix + settings["FEED_NAME"], site.home(language.code))
        for language in languages
        if not language.edition_of  # what is dated is told by its language
    ]
    # A page at each old address; plugins/hosting/ tells hosts that can lead on by themselves.
    moved = aliases(site, {language.code: language.prefix for language in languages})
    return [
        *(OutputFile(name, "feed.xml", page) for name, page in feeds),
        OutputFile(settings["SITEMAP_NAME"], "sitemap.xml", home),
        OutputFile(ROBOTS, ROBOTS, home),
        *(OutputFile(save_as(url), "alias.html", page) for url, page in moved),
        *_opensearch(project, site),
        *_vcards(project, data, site),
        *_security_txt(project, data),
    ]


def _vcards(project: Project, data: Data, site: Site) -> Iterator[OutputFile]:
    for language, office in product(project.languages, data.offices):
        page = site.office_page(language, office.id)
        if page and page.lang == language:  # an edition may show that of its language
            yield OutputFile(f"{page.url}{project.settings['CARD_NAME']}", "vcard.txt", page)


def _opensearch(project: Project, site: Site) -> Iterator[OutputFile]:
    settings = project.settings
    for language in project.languages:
        if page := site.named(language, settings["SEARCH_PAGE"]):
            yield OutputFile(f"{page.url}{settings['OPENSEARCH_NAME']}", "opensearch.xml", page)


def _security_txt(project: Project, data: Data) -> Iterator[OutputFile]:
    zone, url = project.settings["TIMEZONE"], project.settings["SITEURL"]
    if text := security_txt.text(data, without_editions(project.languages), project.today, zone, url):
        yield OutputFile(security_txt.PATH, content=text.encode())
