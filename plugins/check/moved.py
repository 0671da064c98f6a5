"""Find where a page is now that a link still looks for in its former place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plugins.model.links import PAGE
from plugins.model.urls import alias_url, place, save_as

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plugins.model.languages import Language
    from plugins.model.source import Source

PARTS = 3  # of a page's path: language, kind and name


@dataclass(frozen=True)
class Moved:
    """All pages by their path below content/, and what tells where they were before.

    `renamed` returns the former path of each file that has another one now, as far as git knows; it is asked
    only for a page that is in no page's `Aliases`.
    """

    sources: Mapping[str, Source]
    languages: Mapping[str, Language]
    kinds: Mapping[str, Any]
    renamed: Callable[[], Mapping[str, str]]

    def now(self, path: str) -> Source | None:
        """Return the page that was at a path where there is none now."""
        parts = path.removesuffix(PAGE).split("/", PARTS - 1)
        if len(parts) < PARTS or parts[0] not in self.languages or parts[1] not in self.kinds:
            return None
        language, kind, name = parts
        url = place(self.kinds[kind]["address"], self.languages[language].prefix, name, None)["url"]
        return self._by_alias.get(save_as(url)) or self.sources.get(self._renamed.get(path, ""))

    def before(self, source: Source, language: str) -> Source | None:
        """Return the page in another language that is still where a moved page was."""
        if language not in self.languages:
            return None
        if own := self.sources.get(f"{language}/{self._former.get(source.path, '').partition('/')[2]}"):
            return own
        prefix = self.languages[language].prefix
        addresses = {f"{prefix}{alias}" for alias in source.value("Aliases") or ()}
        pages = self.sources.values() if addresses else ()
        return next((page for page in pages if page.language == language and page.url in addresses), None)

    @cached_property
    def _by_alias(self) -> dict[str, Source]:
        return {
            save_as(alias_url(self.languages[source.language].prefix, alias).casefold()): source
            for source in self.sources.values()
            for alias in source.value("Aliases") or ()
        }

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        return self.renamed()

    @cached_property
    def _former(self) -> Mapping[str, str]:
        return {new: old for old, new in self._renamed.items()}
