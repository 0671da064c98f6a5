"""Where the time of a build goes: functions are timed from outside, so that no other build pays for it.

All of them must run in one process: what another one does would count for whoever waits for it.
"""

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
    "start": ("pelican.settings.read_settings", "pelican.Pelican.__init__", "plugins.build.begin"),
    "read": ("plugins.pipeline.read",),
    "check": ("plugins.pipeline.one_page", "plugins.pipeline.check"),
    "list": ("plugins.pipeline.list_pages", "plugins.pelican.generator.SitePagesGenerator._add_contents"),
    "render": ("plugins.pipeline.render",),
    "write": (
        "plugins.build.Run.prepare_output",
        "plugins.pipeline.write",
        "plugins.render.renderer.Renderer._write",
        "pelican.generators.StaticGenerator.generate_output",
        "plugins.release.complete",
    ),
    "compress": ("plugins.release.compression.compress",),
    "cache": (
        "plugins.pipeline.cache",
        "plugins.cache.database.Database.all",
        "plugins.cache.database.Database.value",
        "plugins.cache.database.Database.unpickled",
        "plugins.cache.database.Database.save",
    ),
}
REST = "rest"  # what belongs to no phase, such as Pelican's own going round
NAMES = (*FUNCTIONS, REST)


class Phases:
    """Seconds spent in each phase; all since `began`, by the monotonic clock, was the start."""

    def __init__(self, began: float) -> None:
        now = time.monotonic()
        self._spent: defaultdict[str, float] = defaultdict(float, {"start": now - began})
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


def install(began: float) -> Phases:
    """Put timed functions in the place of those of each phase; raise AttributeError where there is none.

    `began` is when the program was started; what it imports here belongs to the start.
    """
    places = [
        (phase, pkgutil.resolve_name(place), attribute)
        for phase, names in FUNCTIONS.items()
        for place, _, attribute in (name.rpartition(".") for name in names)
    ]
    phases = Phases(began)
    for phase, owner, attribute in places:
        setattr(owner, attribute, phases.timed(getattr(owner, attribute), phase))
    return phases
