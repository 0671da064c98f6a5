"""Where a line may break in languages that are written without spaces."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import budoux

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def splitter(model: str) -> Callable[[str], list[str]]:
    """Return a function that cuts text into phrases by a BudouX model ("japanese"); "" never cuts."""
    if not model:
        return lambda text: [text]
    parser = getattr(budoux, f"load_default_{model}_parser")()
    return lambda text: parser.parse(text) or [text]
