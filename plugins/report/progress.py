"""Show the progress of long work on a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
PATIENCE = 1.0  # seconds of work before anything is shown
PERIOD = 0.5  # seconds between two looks


def progress(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Yield items as they come, with a bar on standard error if that is a terminal, which then goes away."""
    begin, rest = time.monotonic(), iter(items)
    for done, item in enumerate(rest, start=1):
        yield item
        if sys.stderr.isatty() and time.monotonic() - begin > PATIENCE:
            yield from _with_bar(rest, done, total, what)


def _with_bar(items: Iterator[T], done: int, total: int, what: str) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415 - most builds have no long work to show
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    yield from track(items, what, total, done, console=console, transient=True, refresh_per_second=1 / PERIOD)
