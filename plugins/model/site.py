"""All pages of the site, and the queries that templates may make about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.model import pagination
from plugins.model.lifecycle import OVER
from plugins.model.page import PageKey, by_change, in_order, is_public
from plugins.model.urls import INDEX
from plugins.model.versions import best, listings, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plugins.model.downloads import Download
    from plugins.model.page import Page
    from plugins.model.pagination import Part


@dataclass(frozen=True)
class Site:
    """The pages, each known by language and address; `languages` are codes, the default one first.

    `editions` maps those of them that are editions to their language.

    `menu_kind` is the kind whose names menus give, and whose `index` is a language's first page. `listed_on`
    maps a page that lists others to what it lists, `paginated` each page of a long list to all of its pages,
    `newer_originals` a translation to its original where that has changed since, `downloads` paths to PDFs.
    """

    pages: tuple[Page, ...]
    languages: tuple[str, ...]
    kinds: tuple[str, ...]
    menu_kind: str
    listed_on: Mapping[PageKey, Sequence[Page]] = field(default_factory=dict)
    paginated: Mapping[PageKey, Sequence[Page]] = field(default_factory=dict)
    newer_originals: Mapping[PageKey, PageKey] = field(default_factory=dict)
    downloads: Mapping[str, Download] = field(default_factory=dict)
    editions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def current(self) -> tuple[Page, ...]:
        """Return the pages without those that are over: only their own addresses still answer."""
        return tuple(page for page in self.pages if page.state not in OVER)

    @cached_property
    def _by_url(self) -> dict[tuple[str, str], Page]:
        return {(page.lang, page.url): page for page in reversed(self.pages)}

    @cached_property
    def _by_key(self) -> dict[PageKey, Page]:
        return {page.key: page for page in reversed(self.pages)}

    @cached_property
    def _by_office(self) -> dict[tuple[str, str, str], Page]:
        return {(page.lang, page.kind, page.office): page for page in self.current if page.office}

    @cached_property
    def _by_path(self) -> dict[str, Page]:
        return {page.source.path: page for page in reversed(self.pages) if page.source}

    @cached_property
    def _versions(self) -> Mapping[tuple[str, str], list[Page]]:
        """Return kind and slug → the page in each language that it can be read in, in their order."""
        return versions(self.current, self.languages, self.editions)

    @cached_property
    def _listings(self) -> dict[tuple[str, str], list[Page]]:
        return listings(self.current, self.languages, self.editions, self._by_key)

    @cached_property
    def _neighbours(self) -> dict[PageKey, tuple[Page | None, Page | None]]:
        return {
            PageKey(language, kind, page.slug): (before, after)
            for (language, kind), pages in self._listings.items()
            for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False)
        }

    def page(self, key: PageKey) -> Page:
        """Return a page; raise KeyError where there is none."""
        return self._by_key[key]

    def at(self, language: str, url: str) -> Page | None:
        """Return the page of a language at an address below SITEURL."""
        return self._by_url.get((language, url))

    def named(self, language: str, name: str, kind: str = "") -> Page | None:
        """Return the page that was written as <language>/<kind>/<name>.md; without a kind, a menu's."""
        return self._by_key.get(PageKey(language, kind or self.menu_kind, name))

    def home(self, language: str) -> Page:
        """Return a language's first page."""
        return self._by_key[PageKey(language, self.menu_kind, INDEX)]

    def listed(self, language: str, kind: str, limit: int | None = None) -> list[Page]:
        """Return what a kind holds, or the first of it, in `language` or, if not translated, another one."""
        return self._listings.get((language, kind), [])[:limit]

    def items(self, key: PageKey) -> list[Page]:
        """Return what a page lists that stands for a topic, or for a part of a list."""
        return [*self.listed_on[key]]

    def parts(self, key: PageKey) -> list[Part | None]:
        """Return the pages that the way through a list shows on one of them."""
        return pagination.shown(self.page(key).number, self.paginated[key])

    def with_topic(self, language: str, topic: str) -> list[Page]:
        """Return what has a topic, in the order of the kinds and of each kind's own listing."""
        found = self._best(language, self._by_topic[topic])
        return sorted(found, key=lambda page: (self.kinds.index(page.kind), in_order(page)))

    @cached_property
    def _by_topic(self) -> defaultdict[str, list[Page]]:
        found: defaultdict[str, list[Page]] = defaultdict(list)
        for page in self.current:
            for topic in page.topics:
                found[topic].append(page)
        return found

    def office_page(self, language: str, office: str, kind: str = "") -> Page | None:
        """Return the page of a kind that is about an office; without a kind, its contact page.

        An edition that has none shows its language's.
        """
        kind = kind or self.menu_kind
        of_language = self._by_office.get((self.editions.get(language, ""), kind, office))
        return self._by_office.get((language, kind, office), of_language)

    def neighbours(self, key: PageKey) -> tuple[Page | None, Page | None]:
        """Return what comes before and after a page in the listing of its kind."""
        return self._neighbours.get(self.page(key).key, (None, None))

    def above(self, key: PageKey) -> list[Page]:
        """Return the pages above a page in its address, the home page first."""
        page = self.page(key)
        home = self.home(page.lang)
        parts = page.url.removeprefix(home.url).split("/")
        addresses = [home.url + "".join(f"{part}/" for part in parts[:i]) for i in range(len(parts))]
        found = (self.at(page.lang, url) for url in addresses if url != page.url)
        return [above for above in found if above and above.state not in OVER]

    def versions(self, key: PageKey) -> list[Page]:
        """Return a page in each language that it exists in, itself included, in the languages' order.

        A page that is over has no other versions, and is none; nor is one of an edition.
        """
        page = self.page(key)
        is_one = page.state in OVER or page.lang in self.editions
        return [page] if is_one else self._versions[page.kind, page.slug]

    def editions_of(self, key: PageKey) -> list[Page]:
        """Return the pages of editions that say anew what a page of their language says."""
        lang, kind, slug = key
        found = (self.named(code, slug, kind) for code, language in self.editions.items() if language == lang)
        return [page for page in found if page and page.state not in OVER]

    def address(self, path: str) -> str:
        """Return the address of the page that a file below content/ holds; raise KeyError without one."""
        return self._by_path[path].url

    def download(self, path: str) -> Download:
        """Return the PDF at a path below content/; raise KeyError without one."""
        return self.downloads[path]

    def sections(self, key: PageKey) -> tuple[str, ...]:
        """Return a page's text, in which links still name files."""
        return self.page(key).sections

    def newer_original(self, key: PageKey) -> Page | None:
        """Return the page that this one is translated from, if it has changed since."""
        newer = self.newer_originals.get(key)
        original = self._by_key.get(newer) if newer else None
        return None if original is None or {original.state, self.page(key).state} & OVER else original

    def latest(self, language: str, limit: int | None = None) -> list[Page]:
        """Return the dated pages that exist in a language, the latest change first."""
        return self._latest.get(language, [])[:limit]

    @cached_property
    def _latest(self) -> dict[str, list[Page]]:
        found: defaultdict[str, list[Page]] = defaultdict(list)
        for page in sorted((page for page in self.current if page.date), key=by_change, reverse=True):
            found[page.lang].append(page)
        return found

    def public(self) -> list[tuple[Page, list[Page]]]:
        """Return the pages that search engines may list, each with its versions."""
        return [(page, self.versions(page.key)) for page in self.pages if is_public(page)]

    def _best(self, language: str, pages: Iterable[Page]) -> list[Page]:
        return best(pages, language, self.languages, self.editions, self._by_key)
