"""The files beside the pages: feeds, sitemap, robots.txt, security.txt, OpenSearch, old addresses, vCards."""

from __future__ import annotations

import uuid
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from plugins.model.languages import without_editions
from plugins.model.urls import alias_url, save_as
from plugins.render import security_txt
from plugins.render.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.languages import Language
    from plugins.model.page import Page
    from plugins.model.project import Project
    from plugins.model.site import Site

ROBOTS = "robots.txt"  # RFC 9309 fixes the name


def feed_id(namespace: str, url: str) -> str:
    """Return an Atom id that stays the same wherever the site lives: a UUID made from a name (RFC 9562)."""
    return uuid.uuid5(uuid.UUID(namespace), url).urn


class Moved(NamedTuple):
    """An old address, the one that it leads to, and the page there; with readings both or none."""

    old: str
    new: str
    page: Page
    furigana: bool = False


def aliases(site: Site, languages: Mapping[str, Language]) -> list[Moved]:
    """Return each old address, in order; `languages` is code → language."""
    found = list[Moved]()
    for page in site.pages:
        language = languages[page.lang]
        for alias in old_addresses(page):
            old = alias_url(language.prefix, alias)
            found.append(Moved(old, page.url, page))
            if language.furigana and not language.always_furigana:
                old, new = map(language.with_furigana, (old, page.url))
                found.append(Moved(old, new, page, furigana=True))
    return sorted(found, key=lambda moved: moved.old)


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
    moved = aliases(site, project.languages)
    return [
        *(OutputFile(name, "feed.xml", page) for name, page in feeds),
        OutputFile(settings["SITEMAP_NAME"], "sitemap.xml", home),
        OutputFile(ROBOTS, ROBOTS, home),
        *(OutputFile(save_as(m.old), "alias.html", m.page, furigana=m.furigana) for m in moved),
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
