"""All that holds of a site built from any content that the guard lets pass: a push of content waits for this.

Nothing here knows a page, an office or a number: what is compared with the content is read from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site import sources
from tests.site.checks import (
    accessibility,
    contacts,
    feeds,
    files,
    furigana,
    languages,
    links,
    observatory,
    search,
    search_engines,
    security_txt,
    sheets,
    structure,
    structured_data,
    validity,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tests.site.built import Built
    from tests.site.sources import Sources

ALONE: Mapping[str, Callable[[Built], Iterable[str]]] = {
    "every old address leads to the page in its place": links.astray,
    "every link, image and fragment resolves": links.broken,
    "nothing is loaded from another host": links.foreign,
    "every page is linked to": links.orphans,
    "every page names all its versions, and they name it": languages.wrong_alternates,
    "every page is well made": structure.ill_made,
    "nothing runs together without styles": structure.run_together,
    "pages with furigana say what the others say, and lead to each other": furigana.wrong,
    "no two pages have the same title or description": structure.same_names,
    "every page keeps its own policy": structure.against_policy,
    "feeds are well made": feeds.ill_made_feeds,
    "links in a feed's texts are absolute": feeds.relative_links,
    "the sitemap lists every page with its languages": feeds.wrong_sitemap,
    "search engines are told the right pages": search_engines.wrong,
    "the search has every page as it is": search.wrong,
    "all that search engines are told is also shown": structured_data.unseen,
    "the breadcrumbs told are those shown": structured_data.wrong_breadcrumbs,
    "cards are well made": contacts.ill_made_cards,
    "every page reaches enough points at the Observatory": observatory.too_few_points,
    "security.txt is nowhere else": security_txt.misplaced,
    "html5lib refuses nothing": validity.against_html5lib,
    "every number is shown as it is dialled in its country": contacts.only_from_abroad,
}


def _record(site: Built, of: Sources) -> Iterator[str]:
    run, words = of.data.get("test_run"), of.data.get("accessibility")
    return accessibility.beyond(site, run, words, sources.LANGUAGES) if run and words else iter(())


WITH_SOURCES: Mapping[str, Callable[[Built, Sources], Iterable[str]]] = {
    "the site is what its sources make, and nothing else": files.wrong,
    "other hosts are those that texts and data name": lambda site, of: links.unnamed_hosts(site, of.hosts()),
    "every number is an office's": lambda site, of: contacts.wrong_numbers(site, of.numbers),
    "mail goes to offices alone": lambda site, of: contacts.wrong_mail(site, of.mail_addresses),
    "from every page one tap calls each office": lambda site, of: contacts.without_numbers(site, of.phones),
    "every postal code is an office's": lambda site, of: contacts.wrong_postal_codes(site, of.postal_codes),
    "offices' pages and cards say what the data say": lambda site, of: (
        line for language in sources.LANGUAGES for line in contacts.wrong_office_pages(site, of, language)
    ),
    "sheets for a fax say what the data say": lambda site, of: (
        line for language in sources.LANGUAGES for line in sheets.wrong_fax_sheets(site, of, language)
    ),
    "every list of sheets has all of them": lambda site, of: (
        line for language in sources.LANGUAGES for line in sheets.unlisted(site, of, language)
    ),
    "the record of tests is told, and no more": _record,
}
NAMES = [*ALONE, *WITH_SOURCES]
GRAMMAR = {"html5lib refuses nothing"}  # what no address of a site can change


def wrong(name: str, site: Built, of: Sources) -> list[str]:
    """Return what one of the checks finds on a site that is built from these sources."""
    return [*(ALONE[name](site) if name in ALONE else WITH_SOURCES[name](site, of))]
