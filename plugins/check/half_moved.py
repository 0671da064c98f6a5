"""Find pages that were moved in one language only: all their versions have the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plugins.model.languages import without_editions
from plugins.model.links import PAGE
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from plugins.check.moved import Moved
    from plugins.model.languages import Language
    from plugins.model.source import Source


class HalfMoved(NamedTuple):
    """A page that has moved, its version that has not, and the paths at which each misses the other."""

    moved: Source
    left: Source
    missed: frozenset[str]

    def problem(self, languages: Mapping[str, Language], folder: str) -> Problem:
        """Return the problem of the version that was left; `folder` is how problems name that of texts."""
        moved, left = self.moved, self.left
        details = {
            "now": moved.shown,
            "own": f"{folder}{_path(moved, left.language)}",
            "alias": left.url.removeprefix(languages[left.language].prefix),
            "old": f"{left.kind}/{left.name}",
            "new": f"{moved.kind}/{moved.name}",
        }
        return Problem(left.shown, 1, "half-moved", details)


def half_moved(moved: Moved) -> Iterator[HalfMoved]:
    """Yield each page that has moved while a version of it in another language has not.

    Pages of editions have no versions, and may lack any page.
    """
    languages = without_editions(moved.languages)
    alone = [page for page in moved.sources.values() if page.language in languages and _lacking(page, moved)]
    of_these = {page.language for page in alone}
    for page in alone:
        for language in sorted(of_these.intersection(_lacking(page, moved))):
            left = moved.before(page, language)
            if left and page.language in _lacking(left, moved):
                missed = {_path(page, language), _path(left, page.language)}
                yield HalfMoved(page, left, frozenset(missed))


def editions_alone(
    sources: Mapping[str, Source], languages: Mapping[str, Language], unread: Collection[str]
) -> Iterator[Problem]:
    """Hint at pages of editions that no page of the language has the name of, which would link to them."""
    for page in sources.values():
        if language := languages[page.language].edition_of:
            path = _path(page, language)
            if path not in sources and path not in unread:
                yield Problem(page.shown, 1, "edition-alone", {"language": languages[language].label})


def _lacking(page: Source, moved: Moved) -> list[str]:
    """Return the languages in which there is no such page."""
    languages = without_editions(moved.languages)
    return [language for language in languages if _path(page, language) not in moved.sources]


def _path(page: Source, language: str) -> str:
    return f"{language}/{page.kind}/{page.name}{PAGE}"
