"""The versions of a page, and which of them a language or an edition lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plugins.model.lifecycle import OVER
from plugins.model.page import PageKey, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from plugins.model.page import Page


def best(
    pages: Iterable[Page],
    language: str,
    languages: Sequence[str],
    editions: Collection[str],
    by_key: Mapping[PageKey, Page],
) -> list[Page]:
    """Return each page once, in `language` or else in the first other one, unless it is over there.

    An edition lists only its own pages, and no language lists a page of one: it says anew what a page of its
    language says. `languages` are the codes of all in their order, `by_key` has pages that are over too.
    """
    found: dict[tuple[str, str], Page] = {}
    for page in sorted(pages, key=lambda page: languages.index(page.lang)):
        if page.lang != language and (page.lang in editions or language in editions):
            continue
        own = by_key.get(PageKey(language, page.kind, page.slug))
        is_over = own is not None and own.state in OVER
        if page.lang == language or not (is_over or (page.kind, page.slug) in found):
            found[page.kind, page.slug] = page
    return list(found.values())


def listings(
    pages: Collection[Page],
    languages: Sequence[str],
    editions: Collection[str],
    by_key: Mapping[PageKey, Page],
) -> dict[tuple[str, str], list[Page]]:
    """Return language and kind → what lists of that kind show there, in their order."""
    kinds: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        kinds[page.kind].append(page)
    return {
        (language, kind): sorted(best(of_kind, language, languages, editions, by_key), key=in_order)
        for language in languages
        for kind, of_kind in kinds.items()
    }


def versions(
    pages: Iterable[Page], languages: Sequence[str], editions: Collection[str]
) -> Mapping[tuple[str, str], list[Page]]:
    """Return kind and slug → the page in each language that it can be read in, in their order.

    Editions are not among them: search engines offer versions by the reader's language, which does not tell
    who wants an edition.
    """
    found: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: languages.index(page.lang)):
        if page.lang not in editions:
            found[page.kind, page.slug].append(page)
    return found
