"""Parsed HTML in which elements are found quickly: checks ask dozens of questions about hundreds of pages."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from bs4.element import ResultSet, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

Places = defaultdict[str, list[int]]  # by a name, the numbers of the elements that have it


class Page(BeautifulSoup):
    """A page that nobody changes."""

    def __init__(self, content: bytes) -> None:
        self._found: dict[str, list[Tag]] = {}
        super().__init__(content, "html.parser")

    def copy_self(self) -> BeautifulSoup:  # type: ignore[override]  # no page, as it changes
        """Return what a copy begins as: whoever copies a page means to change it."""
        return BeautifulSoup("", "html.parser")

    def select(
        self, selector: str, namespaces: dict[str, str] | None = None, limit: int = 0, **more: Any
    ) -> ResultSet[Tag]:
        """Return the elements that a selector fits: each is asked for once, and few are tried."""
        if namespaces or limit or more:
            return super().select(selector, namespaces, limit, **more)
        if selector not in self._found:
            compiled = self.css.compile(selector)
            tried = self._may_fit(compiled.selectors)
            self._found[selector] = [tag for tag in tried if compiled.match(tag)]
        return ResultSet(None, self._found[selector])

    @cached_property
    def ids(self) -> set[str]:
        """The ids of all elements."""
        return {str(self._elements[number]["id"]) for number in self._attributes["id"]}

    def _may_fit(self, selectors: Any) -> list[Tag]:
        """Return the elements, in their order, with what one of some compiled selectors wants of a name."""
        found: set[int] = set()
        for selector in selectors:
            wanted: list[Sequence[int]] = []
            if selector.tag and selector.tag.name != "*":
                wanted.append(self._names[selector.tag.name.lower()])
            wanted += [self._attributes[each.attribute.lower()] for each in selector.attributes]
            wanted += [self._attributes[name] for name in ("id", "class") if getattr(selector, KEPT[name])]
            fewest = sorted(wanted, key=len)[:1]
            found.update(*(fewest or [range(len(self._elements))]))
        return [self._elements[number] for number in sorted(found)]

    @cached_property
    def _elements(self) -> list[Tag]:
        return [tag for tag in self.descendants if isinstance(tag, Tag)]

    @cached_property
    def _names(self) -> Places:
        found = Places(list)
        for number, tag in enumerate(self._elements):
            found[tag.name].append(number)
        return found

    @cached_property
    def _attributes(self) -> Places:
        found = Places(list)
        for number, tag in enumerate(self._elements):
            for name in tag.attrs:
                found[name].append(number)
        return found


KEPT = {"id": "ids", "class": "classes"}  # what a compiled selector calls what it wants of each
