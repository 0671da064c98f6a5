"""What tests ask of a browser's window, whichever protocol drives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

PATIENCE = 60.0  # seconds for a start or for one command, on a busy machine
HEIGHT = 800  # CSS pixels


class Window(Protocol):
    """An open window; widths are in CSS pixels."""

    def open(self, url: str, width: int) -> None:
        """Show a page, and return once it is loaded."""

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page; it must be JSON."""

    def focus(self) -> None:
        """Give the focus to the first link, as the Tab key does."""

    def picture(self) -> bytes:
        """Return the page, or as much as the engine can paint at once, as PNG."""


class Engine(Protocol):
    """A browser engine that can be started."""

    @property
    def name(self) -> str:
        """Return how tests and pictures name it."""

    def start(self, scheme: str, smallest_text: int = 0) -> AbstractContextManager[Window]:
        """Open a window that prefers "light" or "dark", for as long as the block lasts.

        `smallest_text` is the reader's minimum size of text in CSS pixels, where the engine has that setting.
        Raise MissingToolError if the engine is not on this machine.
        """
