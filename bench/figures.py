"""What measurements come to: medians, how they compare with Hugo's, and how they grow with the site."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Run:
    """One build: what it took, and how many seconds of it each phase did, where that is known."""

    usage: Usage
    phases: Mapping[str, float] = field(default_factory=dict)


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
    phases: dict[str, float]
    times_hugo: Usage | None = None
    growth: Usage | None = None


Results = dict[tuple[int, str], list[Run]]  # (articles, kind of build) → runs


def median(runs: Sequence[Run]) -> Usage:
    """Return the median of each figure by itself."""
    return Usage(*map(statistics.median, zip(*(run.usage for run in runs), strict=True)))


def phases(runs: Sequence[Run]) -> dict[str, float]:
    """Return the median of each phase by itself; what one run did not have took it no time."""
    names = dict.fromkeys(name for run in runs for name in run.phases)
    return {name: statistics.median(run.phases.get(name, 0.0) for run in runs) for name in names}


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
                phases(results[articles, build]),
                own / hugo if hugo else None,
                growth,
            )
        )
    return found


def record(results: Results, languages: int, machine: Mapping[str, Any]) -> dict[str, Any]:
    """Return all of it as values for JSON, each run included."""
    return {
        "machine": dict(machine),
        "rows": [
            {
                **{name: _plain(value) for name, value in vars(row).items()},
                "runs": [
                    {**run.usage._asdict(), "phases": dict(run.phases)}
                    for run in results[row.articles, row.build]
                ],
            }
            for row in rows(results, languages)
        ],
    }


def _plain(value: Any) -> Any:
    return value._asdict() if isinstance(value, Usage) else value
