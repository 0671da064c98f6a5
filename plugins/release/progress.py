"""Show the progress of long work on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import track

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
PATIENCE = 0.5  # seconds between two looks


def progress(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Yield items as they come, with a bar on standard error if that is a terminal, which then goes away."""
    console = Console(stderr=True)
    return iter(
        track(
            items,
            what,
            total,
            console=console,
            transient=True,
            refresh_per_second=1 / PATIENCE,
            disable=not console.is_terminal,
        )
    )
