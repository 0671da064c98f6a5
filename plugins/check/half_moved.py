"""Find pages that were moved in one language only: translations have the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plugins.model.links import PAGE
from plugins.model.translation_status import KEY
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.check.moved import Moved
    from plugins.model.languages import Language
    from plugins.model.source import Source


class HalfMoved(NamedTuple):
    """A page that has moved, its version that has not, and the path at which the original is missed."""

    moved: Source
    left: Source
    missed: str

    def problem(self, languages: Mapping[str, Language], folder: str) -> Problem:
        """Return the problem of the version that was left; `folder` is how problems name that of texts."""
        moved, left = self.moved, self.left
        details = {
            "now": moved.shown,
            "own": f"{folder}{left.language}/{moved.kind}/{moved.name}{PAGE}",
            "alias": left.url.removeprefix(languages[left.language].prefix),
            "old": f"{left.kind}/{left.name}",
            "new": f"{moved.kind}/{moved.name}",
        }
        return Problem(left.shown, 1, "half-moved", details)


def half_moved(moved: Moved) -> Iterator[HalfMoved]:
    """Yield each translation whose original is elsewhere, one of the two having moved."""
    for source in moved.sources.values():
        if not (recorded := source.value(KEY)):
            continue
        path = f"{recorded[0]}/{source.kind}/{source.name}{PAGE}"
        if path in moved.sources:
            continue
        if original := moved.now(path):
            yield HalfMoved(original, source, path)
        elif original := moved.before(source, recorded[0]):
            yield HalfMoved(source, original, path)
