"""Where a line may break in languages that are written without spaces."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import budoux

if TYPE_CHECKING:
    from collections.abc import Callable

REMEMBERED = 1024  # texts of each model: many pages share their headings


@cache
def splitter(model: str) -> Callable[[str], list[str]]:
    """Return a function that cuts text into phrases by a BudouX model ("japanese"); "" never cuts."""
    if not model:
        return lambda text: [text]
    parser = getattr(budoux, f"load_default_{model}_parser")()
    parse = lru_cache(REMEMBERED)(parser.parse)
    return lambda text: list(parse(text)) or [text]
