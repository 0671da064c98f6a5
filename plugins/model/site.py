"""All pages of a run, and what templates ask about them: what is listed, what is next, what lies above."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from plugins.listing.translation_status import versions
from plugins.model.lifecycle import State
from plugins.model.urls import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plugins.listing.translation_status import Version
    from plugins.model.page import Key, Page

Item = TypeVar("Item")


@dataclass(frozen=True)
class Site:
    """The pages, each known by language and address; `languages` are codes, the default one first.

    `items` holds what pages such as those of topics list, `parts` all pages of a list that goes on.
    """

    pages: tuple[Page, ...]
    languages: tuple[str, ...]
    kinds: tuple[str, ...]
    items: Mapping[Key, Sequence[Page]] = field(default_factory=dict)
    parts: Mapping[Key, Sequence[Page]] = field(default_factory=dict)

    @cached_property
    def current(self) -> tuple[Page, ...]:
        """Return the pages without those that have ended: only their own addresses still answer."""
        return tuple(page for page in self.pages if page.state != State.ENDED)

    @cached_property
    def _by_url(self) -> dict[tuple[str, str], Page]:
        return {(page.lang, page.url): page for page in reversed(self.pages)}

    @cached_property
    def _by_name(self) -> dict[tuple[str, str, str], Page]:
        return {(page.lang, page.kind, page.slug): page for page in reversed(self.pages)}

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], Page]:
        return {(page.lang, page.office): page for page in self.pages if page.office}

    @cached_property
    def _by_path(self) -> dict[str, Page]:
        return {page.source.path: page for page in reversed(self.pages) if page.source}

    @cached_property
    def _versions(self) -> dict[tuple[str, str], list[Page]]:
        """Return kind and slug → the page in each language that it can be read in, in their order."""
        found: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
        for language in self.languages:
            for page in self.current:
                if page.lang == language:
                    found[page.kind, page.slug].append(page)
        return found

    @cached_property
    def _listings(self) -> dict[tuple[str, str], list[Page]]:
        kinds = {page.kind for page in self.current}
        return {
            (language, kind): sorted(
                self._best(language, (page for page in self.current if page.kind == kind)), key=in_order
            )
            for language in self.languages
            for kind in kinds
        }

    @cached_property
    def _neighbours(self) -> dict[tuple[str, str, str], tuple[Page | None, Page | None]]:
        return {
            (language, kind, page.slug): (before, after)
            for (language, kind), pages in self._listings.items()
            for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False)
        }

    def at(self, language: str, url: str) -> Page | None:
        """Return the page of a language at an address below SITEURL."""
        return self._by_url.get((language, url))

    def named(self, language: str, name: str, kind: str = "pages") -> Page | None:
        """Return the page that was written as <language>/<kind>/<name>.md."""
        return self._by_name.get((language, kind, name))

    def home(self, language: str) -> Page:
        """Return a language's first page."""
        return self._by_name[language, "pages", INDEX]

    def listed(self, language: str, kind: str) -> list[Page]:
        """Return what a kind holds, each in `language` or, where it is not translated, in another one."""
        return self._listings.get((language, kind), [])

    def with_topic(self, language: str, topic: str) -> list[Page]:
        """Return what has a topic, in the order of the kinds and of each kind's own listing."""
        return sorted(
            self._best(language, self._by_topic[topic]),
            key=lambda page: (self.kinds.index(page.kind), in_order(page)),
        )

    @cached_property
    def _by_topic(self) -> defaultdict[str, list[Page]]:
        found: defaultdict[str, list[Page]] = defaultdict(list)
        for page in self.current:
            for topic in page.topics:
                found[topic].append(page)
        return found

    def office_page(self, language: str, office: str) -> Page | None:
        """Return the contact page of an office."""
        return self._by_office.get((language, office))

    def neighbours(self, page: Page) -> tuple[Page | None, Page | None]:
        """Return what comes before and after a page in the listing of its kind."""
        return self._neighbours.get((page.lang, page.kind, page.slug), (None, None))

    def above(self, page: Page) -> list[Page]:
        """Return the pages above a page in its address, the home page first."""
        home = self.home(page.lang)
        parts = page.url.removeprefix(home.url).split("/")
        addresses = [home.url + "".join(f"{part}/" for part in parts[:i]) for i in range(len(parts))]
        found = (self.at(page.lang, url) for url in addresses if url != page.url)
        return [above for above in found if above]

    def versions(self, page: Page) -> list[Page]:
        """Return a page in each language that it exists in, itself included, in the languages' order.

        A page that has ended has no other versions, and is none.
        """
        return [page] if page.state == State.ENDED else self._versions[page.kind, page.slug]

    def written_in(self, path: str) -> Page | None:
        """Return the page that a file below content/ holds."""
        return self._by_path.get(path)

    def newer_original(self, page: Page) -> Page | None:
        """Return the page that this one is translated from, if it has changed since."""
        version = self._translated.get((page.lang, page.kind, page.slug))
        original = version.original if version and version.is_behind else None
        if original is None or page.state == State.ENDED:
            return None
        return self._by_name.get((original.language, original.kind, original.name))

    @cached_property
    def _translated(self) -> dict[tuple[str, str, str], Version]:
        sources = [page.source for page in self.pages if page.source and page.number == 1]
        return {
            (version.source.language, version.source.kind, version.source.name): version
            for found in versions(sources, self.languages)
            for version in found
        }

    def latest(self, language: str) -> list[Page]:
        """Return the dated pages that exist in a language, the latest change first."""
        return self._latest.get(language, [])

    @cached_property
    def _latest(self) -> dict[str, list[Page]]:
        found: defaultdict[str, list[Page]] = defaultdict(list)
        for page in sorted((page for page in self.current if page.date), key=_by_change, reverse=True):
            found[page.lang].append(page)
        return found

    def public(self) -> list[Page]:
        """Return the pages that search engines may list."""
        return [page for page in self.pages if is_public(page)]

    def _best(self, language: str, pages: Iterable[Page]) -> list[Page]:
        """Return each page once, in `language` or else in another one, unless it has ended there."""
        best: dict[tuple[str, str], Page] = {}
        for page in sorted(pages, key=lambda page: self.languages.index(page.lang)):
            own = self._by_name.get((language, page.kind, page.slug))
            has_ended = own is not None and own.state == State.ENDED
            if page.lang == language or not (has_ended or (page.kind, page.slug) in best):
                best[page.kind, page.slug] = page
        return list(best.values())


def _by_change(page: Page) -> tuple[Any, ...]:
    return page.modified, page.date, page.url


def is_public(page: Page) -> bool:
    """Tell whether search engines may list a page: one that has not ended, with an address of its own."""
    return page.state != State.ENDED and (not page.url or page.url.endswith("/"))


def in_order(page: Page) -> tuple[Any, ...]:
    """Return the key to sort by: the order that the editor gave, then the newest first."""
    return page.order, -page.date.toordinal() if page.date else 0, page.slug


def batches(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Return `items` in lists of at most `size`; one empty list when there is none."""
    ends = [*range(0, len(items), size), len(items)]
    return [items[start:end] for start, end in pairwise(ends)] or [items]
