"""Regular expressions that are compiled when first used: most checks find nothing, and never need theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

_all: list[_Pattern] = []


class _Pattern:
    """Has the methods and attributes of a `re.Pattern`."""

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._asked = expression, flags
        _all.append(self)

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            self._compiled = re.compile(*self._asked)
            return self._compiled
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # the next time, it is as quick as that of a compiled one
        return found


def compile_all() -> None:
    """Compile those of all modules that have been imported."""
    for each in _all:
        _ = each.flags  # whatever is asked of it


if TYPE_CHECKING:
    pattern = re.compile
else:
    pattern = _Pattern
