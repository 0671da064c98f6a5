"""Where the time of a build goes: functions are timed from outside, so that no other build pays for it."""

from __future__ import annotations

import functools
import inspect
import pkgutil
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# What each phase consists of. Where one stands inside another, time counts for the inner one alone.
FUNCTIONS = {
    "start": ("plugins.build.start",),
    "read": ("pelican.generators.PagesGenerator.generate_context",),
    "check": ("plugins.guard.start", "plugins.guard.by_itself", "plugins.guard.together"),
    "list": ("plugins.listings.finish_pages",),
    "render": ("jinja2.Template.render",),
    "write": (
        "pelican.writers.Writer.write_file",
        "pelican.generators.StaticGenerator.generate_output",
        "plugins.release.complete",
        "plugins.output.replace",
    ),
    "compress": ("plugins.release.compression.compress",),
}
REST = "rest"  # what belongs to no phase, such as Pelican's own going round
NAMES = (*FUNCTIONS, REST)


class Phases:
    """Seconds spent in each phase; `began` is when the program was started, by the monotonic clock."""

    def __init__(self, began: float) -> None:
        now = time.monotonic()
        self._spent: defaultdict[str, float] = defaultdict(float, {"start": now - began})  # imports
        self._entered = [REST]
        self._since = now

    def seconds(self) -> dict[str, float]:
        """Return phase → seconds up to now."""
        self._count()
        return dict(self._spent)

    def timed(self, function: Callable[..., Any], phase: str) -> Callable[..., Any]:
        """Return a function whose calls count for a phase; what a generator yields is made at once."""

        @functools.wraps(function)
        def call(*arguments: Any, **named: Any) -> Any:
            self._count()
            self._entered.append(phase)
            try:
                found = function(*arguments, **named)
                return list(found) if inspect.isgenerator(found) else found
            finally:
                self._count()
                self._entered.pop()

        return call

    def _count(self) -> None:
        now = time.monotonic()
        self._spent[self._entered[-1]] += now - self._since
        self._since = now


def install(phases: Phases) -> None:
    """Put timed functions in the place of those of each phase; raise AttributeError where there is none."""
    for phase, names in FUNCTIONS.items():
        for name in names:
            place, _, attribute = name.rpartition(".")
            owner = pkgutil.resolve_name(place)
            setattr(owner, attribute, phases.timed(getattr(owner, attribute), phase))
