"""Tables of queries: what readers ask, and the pages of which one must be among the first three results."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Query(NamedTuple):
    """Words in the search of a language, and the addresses expected; `*` at the end stands for any other."""

    language: str
    words: str
    expected: tuple[str, ...]

    def is_answered(self, addresses: list[str]) -> bool:
        """Tell whether one of the addresses is expected."""
        return any(
            address.startswith(wanted[:-1]) if wanted.endswith("*") else address == wanted
            for address in addresses
            for wanted in self.expected
        )


# `queries` and `held_out` were tuned for: before that, 38 of the latter were answered. `untuned` was written
# afterwards by somebody who knew only the texts, and nothing has been changed for it.
NAMES = ("queries", "held_out", "untuned")


def read(name: str) -> list[Query]:
    """Return the queries of a table beside this module."""
    lines = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [
        Query(language, words, tuple(expected.split("|")))
        for language, words, expected, _ in (line.split("\t") for line in lines)
    ]
