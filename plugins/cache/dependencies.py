"""Record the queries that templates make about other pages: each is a dependency of the page.

A page is made from its own content, from what all pages share, and from the answers to its templates'
queries. So a rendered page is current while its own content and all of these answers are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.model.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plugins.model.site import Site

Query = tuple[Any, ...]  # the name of a method of `Site`, and its arguments: texts, numbers, keys of pages
# What templates may ask; `sections` is the only one that is about a page's text.
SECTIONS = "sections"
QUERIES = frozenset(
    {
        *("above", "address", "at", "download", "editions_of", "home", "items", "latest", "listed", "named"),
        *("neighbours", "newer_original", "office_page", "parts", "public", SECTIONS, "versions"),
    }
)


class SiteQueries:
    """Answers queries about a site with plain, comparable values."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.languages = site.languages
        self._digests: dict[Query, str] = {}

    def answer(self, query: Query) -> Any:
        """Return the answer, in which a summary stands for each page; raise KeyError for an unknown page."""
        name, *arguments = query
        return _summarised(getattr(self._site, name)(*arguments))

    def digest(self, query: Query) -> str:
        """Return a digest of the answer; queries that cannot be answered share one."""
        if query not in self._digests:
            self._digests[query] = hashing.digest(self._comparable(query).encode())
        return self._digests[query]

    def _comparable(self, query: Query) -> str:
        name, *arguments = query
        try:
            if name == SECTIONS:  # a text need not be loaded to be compared
                return self._site.page(*arguments).digest
            return repr(self.answer(query)) if name in QUERIES else ""
        except (KeyError, TypeError):
            return ""


def _summarised(value: Any) -> Any:
    if isinstance(value, Page):
        return value.page_summary
    return type(value)(map(_summarised, value)) if type(value) in {list, tuple} else value


class RecordedQueries:
    """The `site` of one page's templates: answers queries and records them as the page's dependencies.

    Pages and summaries among the arguments are replaced by their keys.
    """

    def __init__(self, queries: SiteQueries, recorded: Iterable[Query] = ()) -> None:
        self._queries = queries
        self.languages = queries.languages
        self.recorded: dict[Query, None] = dict.fromkeys(recorded)  # in order, each once

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return the query of this name; raise AttributeError where there is none."""
        if name not in QUERIES:
            raise AttributeError(name)

        def ask(*arguments: Any) -> Any:
            query = (name, *(getattr(argument, "key", argument) for argument in arguments))
            self.recorded[query] = None
            return self._queries.answer(query)

        return ask
