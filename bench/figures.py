"""What measurements come to: medians, how they compare with Hugo's, and how they grow with the site."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HUGO = "hugo"


class Usage(NamedTuple):
    """Seconds on the clock, seconds of all processors (user and system), and most bytes of memory at once.

    Of two such, it also holds how often the one is contained in the other.
    """

    wall: float
    cpu: float
    memory: float

    def __truediv__(self, other: Usage) -> Usage:
        """Return each figure as a multiple of the other's."""
        return Usage(*(mine / its for mine, its in zip(self, other, strict=True)))


class Timed(NamedTuple):
    """One build that was timed by phase: how many articles, which kind, and how long each phase took."""

    articles: int
    build: str
    seconds: Mapping[str, float]


@dataclass(frozen=True)
class Row:
    """The builds of one kind and size; `times_hugo` and `growth` are None where there is nothing to compare.

    `growth` is how much more it took than with the size before, divided by how many more articles there are:
    1 means that it grows as they do.
    """

    articles: int
    pages: int
    build: str
    median: Usage
    times_hugo: Usage | None = None
    growth: Usage | None = None


Results = dict[tuple[int, str], list[Usage]]  # (articles, kind of build) → runs


def median(runs: Sequence[Usage]) -> Usage:
    """Return the median of each figure by itself."""
    return Usage(*map(statistics.median, zip(*runs, strict=True)))


def slowest(results: Results, articles: int) -> str | None:
    """Return the kind of the site's own builds that took longest with so many articles, if there is any."""
    ours = {
        build: median(runs).wall
        for (size, build), runs in results.items()
        if size == articles and build != HUGO
    }
    return max(ours, key=ours.__getitem__, default=None)


def rows(results: Results, languages: int) -> list[Row]:
    """Return a row for each kind of build and size, in the order in which they were measured."""
    medians = {key: median(runs) for key, runs in results.items()}
    found = []
    for (articles, build), own in medians.items():
        hugo = medians.get((articles, HUGO)) if build != HUGO else None
        smaller = max((size for size, kind in medians if kind == build and size < articles), default=None)
        growth = None
        if smaller is not None:
            more = articles / smaller
            growth = own / medians[smaller, build] / Usage(more, more, more)
        found.append(
            Row(
                articles,
                articles * languages,
                build,
                own,
                own / hugo if hugo else None,
                growth,
            )
        )
    return found


def record(
    results: Results, timed: Timed | None, languages: int, machine: Mapping[str, Any]
) -> dict[str, Any]:
    """Return all of it as values for JSON, each run included."""
    return {
        "machine": dict(machine),
        "phases": timed._asdict() if timed else None,
        "rows": [
            {
                **{name: _plain(value) for name, value in vars(row).items()},
                "runs": [run._asdict() for run in results[row.articles, row.build]],
            }
            for row in rows(results, languages)
        ],
    }


def _plain(value: Any) -> Any:
    return value._asdict() if isinstance(value, Usage) else value
