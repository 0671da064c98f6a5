"""Handle signals that ask a build to end."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

IGNORED = signal.SIG_IGN  # for what takes a moment, and must not be left half done
AS_CTRL_C = signal.default_int_handler  # KeyboardInterrupt


@contextmanager
def answering(handler: Any, *numbers: signal.Signals) -> Iterator[None]:
    """Let signals be answered by a handler (signal.signal) until the end of the block."""
    if threading.current_thread() is not threading.main_thread():  # only that one hears of signals
        yield
        return
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, usual in before.items():
            signal.signal(number, usual)
