"""The way through a list that goes on over several pages: which of them each one shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.model.page import Page

MOST = 7  # entries: at 320 px they stand in one line
ROW = MOST - 2  # numbers in a row from either end; beside them are an ellipsis and the other end


class Part(NamedTuple):
    """What is shown of one page of a list: its number, and its address below SITEURL.

    A page depends on nothing else of the others: the first one changes with each new article.
    """

    number: int
    url: str


def shown(current: int, pages: Sequence[Page]) -> list[Part | None]:
    """Return the first page, the last, and those beside the current one; None stands for all between."""
    parts = (
        Part(number, pages[number - 1].url) if number else None for number in numbers(current, len(pages))
    )
    return [*parts]


def numbers(current: int, last: int) -> list[int]:
    """Return the numbers of these pages, and 0 where some are left out: never more than 7 entries."""
    if last <= MOST:
        return [*range(1, last + 1)]
    if current < ROW:
        return [*range(1, ROW + 1), 0, last]
    if current > last - ROW + 1:
        return [1, 0, *range(last - ROW + 1, last + 1)]
    return [1, 0, current - 1, current, current + 1, 0, last]
