"""Share work among processes: Python itself uses one processor only."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Result = TypeVar("Result")
BATCH = 50  # results that travel together: each journey takes longer than what one of them needs
KILLED = "a process of this build was killed: is there enough memory? JOBS=1 takes less"
WORTH = 50  # items for which starting a process pays


class WorkerDiedError(Exception):
    """A process ended before its work was done: it was killed, or there was no memory left."""


def shared(
    work: Callable[[Sequence[Item]], Iterable[Result]], items: Sequence[Item], jobs: int
) -> Iterator[Result]:
    """Yield what `work` yields for shares of the items, in any order; one share for each of `jobs` processes.

    The processes are copies of this one (fork(2)), so that they know all that it knows; results and
    exceptions are pickled. Where a system has no such copies, and for few items, this process does it all.
    """
    jobs = min(jobs, len(items) // WORTH)
    if jobs < 2 or sys.platform not in {"linux", "darwin"}:  # noqa: PLR2004 - one more process would only wait
        yield from work(items)
        return
    context = multiprocessing.get_context("fork")
    gc.freeze()  # nothing that is known now is looked at for garbage: memory that is shared stays shared
    processes: list[BaseProcess] = []
    connections: list[Connection] = []
    try:
        for number in range(jobs):
            ours, theirs = context.Pipe(duplex=False)
            arguments = (work, items[number::jobs], theirs, [*connections, ours])
            process = context.Process(target=_work, args=arguments, daemon=True)
            process.start()
            theirs.close()
            processes.append(process)
            connections.append(ours)
        yield from _results(connections)
    finally:
        for each in processes:
            each.kill()
        for each in processes:
            each.join()
        gc.unfreeze()


def _results(connections: Sequence[Connection]) -> Iterator[Result]:
    waiting = list(connections)
    while waiting:
        for connection in (one for one in wait(waiting) if isinstance(one, Connection)):
            try:
                results, error = connection.recv()
            except EOFError:
                raise WorkerDiedError(KILLED) from None
            if error is not None:
                raise error
            if results is None:
                waiting.remove(connection)
            else:
                yield from results


def _work(
    work: Callable[[Sequence[Item]], Iterable[Result]],
    items: Sequence[Item],
    sink: Connection,
    others: Sequence[Connection],
) -> None:
    """Send batches of results, then None; or the exception that ended the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears of it too, and ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.enable()  # what this process makes itself is garbage soon
    for other in others:
        other.close()  # so that each end is closed when its own process is gone
    with suppress(BrokenPipeError):  # nobody waits for it any more
        try:
            batch: list[Result] = []
            for result in work(items):
                batch.append(result)
                if len(batch) == BATCH:
                    sink.send((batch, None))
                    batch = []
            sink.send((batch, None))
            sink.send((None, None))
        except Exception as error:  # noqa: BLE001 - raised where the others are
            try:
                sink.send((None, error))
            except Exception:  # noqa: BLE001 - there are some that cannot be pickled
                sink.send((None, RuntimeError(f"{type(error).__name__}: {error}")))
