"""Where a line may break in languages that are written without spaces."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import budoux

from plugins.model.languages import SPACES
from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE = pattern("(?<=：)(?=.)", re.DOTALL)  # the model leaves a colon with the words after it
REMEMBERED = 1024  # texts of each model: many pages share their headings


@cache
def splitter(model: str, unbroken: tuple[str, ...] = ()) -> Callable[[str], list[str]]:
    """Return a function that cuts text into phrases by a BudouX model ("japanese").

    "" never cuts, and `SPACES` need not: lines break at the spaces that a text has. No cut falls inside an
    `unbroken` word: the model takes some for two.
    """
    if model in {"", SPACES}:
        return lambda text: [text]
    parser = getattr(budoux, f"load_default_{model}_parser")()

    @lru_cache(REMEMBERED)
    def split(text: str) -> tuple[str, ...]:
        phrases: list[str] = []
        inside = {
            found.start() + index
            for word in unbroken
            for found in re.finditer(f"(?={re.escape(word)})", text)
            for index in range(1, len(word))
        }
        end = 0
        parsed = parser.parse(text) or [text]
        for phrase in (part for whole in parsed for part in PAUSE.split(whole)):
            if end in inside:
                phrases[-1] += phrase
            else:
                phrases.append(phrase)
            end += len(phrase)
        return tuple(phrases)

    return lambda text: list(split(text))
