"""Work is shared among processes, and comes out as if one had done it all."""

from __future__ import annotations

import multiprocessing
import os
import signal
from typing import TYPE_CHECKING

import pytest

from plugins.workers import BATCH, WorkerDiedError, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANY = list(range(3 * BATCH + 7))


class OddError(Exception):
    """Seeded."""


def squares(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    for number in numbers:
        yield number * number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
def test_every_item_is_worked_on_once_whoever_does_it(jobs: int) -> None:
    found = list(shared(squares, MANY, jobs))
    assert sorted(square for square, _ in found) == [number * number for number in MANY]
    processes = {process for _, process in found}
    assert 1 <= len(processes) <= min(jobs, 3)
    assert (os.getpid() in processes) == (jobs == 1)


def test_a_process_that_may_have_no_children_works_alone() -> None:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    work = context.Process(
        target=lambda: theirs.send({process for _, process in shared(squares, MANY, 8)}), daemon=True
    )
    work.start()
    assert ours.recv() == {work.pid}
    work.join()


def test_for_few_items_no_process_is_started() -> None:
    assert {process for _, process in shared(squares, MANY[: 2 * BATCH - 1], 8)} == {os.getpid()}


def test_nothing_is_done_for_no_item() -> None:
    assert list(shared(squares, [], 2)) == []


def fail(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        if number == MANY[-1]:
            raise OddError(number)
        yield number


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_raised_where_the_results_are_wanted(jobs: int) -> None:
    with pytest.raises(OddError, match=str(MANY[-1])):
        list(shared(fail, MANY, jobs))


def die(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        if number == MANY[-1]:
            os.kill(os.getpid(), signal.SIGKILL)
        yield number


def test_a_process_that_is_killed_is_noticed() -> None:
    with pytest.raises(WorkerDiedError):
        list(shared(die, MANY, 2))


def test_no_process_is_left_when_nobody_wants_the_rest() -> None:
    results = shared(squares, MANY, 2)
    first = next(results)[1]
    results.close()  # type: ignore[attr-defined]  # it is a generator
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


class UnpicklableError(Exception):
    """Seeded."""

    def __init__(self) -> None:
        super().__init__("odd", lambda: None)


def fail_oddly(_numbers: Iterable[int]) -> Iterator[int]:
    raise UnpicklableError
    yield 0


def test_an_error_that_cannot_be_pickled_is_told_by_its_name() -> None:
    with pytest.raises(RuntimeError, match="UnpicklableError"):
        list(shared(fail_oddly, MANY, 2))
