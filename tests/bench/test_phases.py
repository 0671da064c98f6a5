"""The time of a build is counted for one phase at a time."""

from __future__ import annotations

import pkgutil
import time
from typing import TYPE_CHECKING

import pytest

from bench.phases import FUNCTIONS, Phases

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the time that it is, in a list, to be changed."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_what_comes_before_counts_as_the_start_and_what_is_no_phase_as_the_rest(clock: list[float]) -> None:
    phases = Phases(97.0)
    clock[0] += 5
    assert phases.seconds() == {"start": 3, "rest": 5}


def test_a_phase_within_another_counts_alone(clock: list[float]) -> None:
    phases = Phases(100.0)

    def write() -> str:
        clock[0] += 2
        return "done"

    def render() -> str:
        clock[0] += 10
        found = str(phases.timed(write, "write")())
        clock[0] += 30
        return found

    assert phases.timed(render, "render")() == "done"
    assert phases.seconds() == {"start": 0, "rest": 0, "render": 40, "write": 2}


def test_what_a_generator_yields_is_made_in_its_phase(clock: list[float]) -> None:
    phases = Phases(100.0)

    def check(last: int) -> Iterator[int]:
        for number in range(last):
            clock[0] += 1
            yield number

    assert list(phases.timed(check, "check")(last=3)) == [0, 1, 2]
    assert phases.seconds()["check"] == 3


def test_a_phase_ends_also_where_it_fails(clock: list[float]) -> None:
    phases = Phases(100.0)

    def read() -> None:
        clock[0] += 4
        raise ValueError("no such file")

    with pytest.raises(ValueError, match="no such file"):
        phases.timed(read, "read")()
    clock[0] += 1
    assert phases.seconds() == {"start": 0, "rest": 1, "read": 4}


@pytest.mark.parametrize("name", [name for names in FUNCTIONS.values() for name in names])
def test_every_function_of_a_phase_is_there(name: str) -> None:
    assert callable(pkgutil.resolve_name(name))
