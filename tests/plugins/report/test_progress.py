"""Long work shows its progress on a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from plugins.report import progress

WHAT = "Making pictures"


class Terminal(io.StringIO):
    """Standard error as a terminal or as a file."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        """Tell what this is."""
        return self.is_terminal


@pytest.mark.parametrize(
    ("is_terminal", "patience", "is_shown"), [(True, -1.0, True), (True, 1000.0, False), (False, -1.0, False)]
)
def test_a_bar_is_shown_on_a_terminal_once_the_work_takes_long(
    is_terminal: bool,  # noqa: FBT001 - a table
    patience: float,
    is_shown: bool,  # noqa: FBT001 - as above
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal(is_terminal=is_terminal)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    assert list(progress.progress(iter("abc"), 3, WHAT)) == ["a", "b", "c"]
    assert (WHAT in terminal.getvalue()) is is_shown
    assert (terminal.getvalue() == "") is not is_shown


def test_no_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    assert list(progress.progress([], 0, WHAT)) == []
