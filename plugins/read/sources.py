"""The result of the first stage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.model.links import PAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from plugins.model.source import Source
    from plugins.report.problems import Problem


@dataclass(frozen=True)
class Sources:
    """The pages that could be read and the paths of those that could not, both by path below content/.

    `digests` maps the path of each text to the digest of what was read.
    """

    pages: Mapping[str, Source] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    digests: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def with_unread(self, unusable: Iterable[str]) -> Sources:
        """Return a copy that marks these pages as unread, too."""
        return replace(self, unread=self.unread | {*unusable})


def source_paths(paths: Iterable[str], languages: Collection[str], kinds: Collection[str]) -> list[str]:
    """Return those of the paths below content/ that are of a page's text, in order."""
    return sorted(path for path in paths if _is_source(path, languages, kinds))


def _is_source(path: str, languages: Collection[str], kinds: Collection[str]) -> bool:
    language, _, rest = path.partition("/")
    return path.endswith(PAGE) and language in languages and rest.partition("/")[0] in kinds
