"""Share work among processes, since one Python process uses one processor only."""

from __future__ import annotations

import gc
import pickle
import signal
import sys
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")
BATCH = 50  # items that are worked on together: each way between processes takes longer than one of them
MADE = 20_000  # objects before a process looks for garbage; Python's own 700 come and go with every line
KILLED = "a process of this build was killed: is there enough memory? JOBS=1 takes less"

_work: Callable[[Sequence[Any]], Iterable[Any]]  # of a worker process, and the items that it knows
_items: Sequence[Any]


class WorkerDiedError(Exception):
    """A process ended before its work was done: it was killed, or there was no memory left."""


def shared(
    work: Callable[[Sequence[Item]], Iterable[Result]],
    items: Sequence[Item],
    jobs: int,
    batch: int = BATCH,
) -> Iterator[Result]:
    """Yield what `work` yields for batches of the items, in any order, from at most `jobs` processes.

    The processes are forked (fork(2)), so that they share the memory of this one; results and exceptions are
    pickled. Where there is no fork, or for fewer than two batches, the work is done in this process; so it
    is in one that may have no children, such as those of a preview.
    """
    jobs = min(jobs, len(items) // batch)
    if jobs < 2 or not _may_fork():  # noqa: PLR2004 - one more process would only wait
        yield from work(items)
        return
    # Not above: most builds have less than two batches of anything.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    gc.freeze()  # nothing that is known now is looked at for garbage: memory that is shared stays shared
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, fork, _begin, (work, items))
    try:
        starts = range(0, len(items), batch)
        for done in as_completed([pool.submit(_batch, start, start + batch) for start in starts]):
            yield from done.result()
    except BrokenProcessPool as error:
        raise WorkerDiedError(KILLED) from error
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _may_fork() -> bool:
    from multiprocessing import current_process  # noqa: PLC0415 - as above

    return sys.platform in {"linux", "darwin"} and not current_process().daemon


def _begin(work: Callable[[Sequence[Any]], Iterable[Any]], items: Sequence[Any]) -> None:
    global _work, _items
    _work, _items = work, items
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process receives it too, and ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(MADE)
    gc.enable()  # what this process makes itself is garbage soon


def _batch(start: int, end: int) -> list[Any]:
    try:
        return [*_work(_items[start:end])]
    except Exception as error:
        raise _picklable(error) from error


def _picklable(error: Exception) -> Exception:
    """Return an exception as it can travel to another process."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever a foreign exception does
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
