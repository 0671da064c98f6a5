"""Everything that reading a single text depends on, besides facts about other files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plugins import hashing

if TYPE_CHECKING:
    from plugins.model.house_style import HouseStyle
    from plugins.model.languages import Language


@dataclass(frozen=True)
class Rules:
    """Everything that reading a single text depends on, besides facts about other files.

    Readers and checks of single texts are given nothing else, so that the cache key is complete.
    `code` changes with the code, `folder` is how problems name the content folder, `ids` maps a table of the
    data to the ids in it. There are no styles where content/data cannot be read.
    """

    code: str
    folder: str
    languages: Mapping[str, Language]
    kinds: Mapping[str, Any]
    ids: Mapping[str, frozenset[str]]
    styles: Mapping[str, HouseStyle]

    @cached_property
    def digest(self) -> str:
        """Return a digest of all rules."""
        values = [_in_order(getattr(self, field.name)) for field in fields(self)]
        return hashing.digest(repr(values).encode())

    def shown(self, path: str) -> str:
        """Return how problems name a file below the content folder."""
        return f"{self.folder}/{path}"


def _in_order(value: Any) -> Any:
    """Return a value with its mappings and sets in an order of their own."""
    if isinstance(value, Mapping):
        return [(key, _in_order(found)) for key, found in value.items()]
    return sorted(value) if isinstance(value, frozenset) else value
