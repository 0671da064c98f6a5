"""Run a program and measure what it takes of the machine, all that it starts included."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import statistics
import subprocess
import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SHORTEST = 0.01  # seconds between two looks at the memory
SHARE = 10  # a look at the memory takes at most one part in so many of the time
TOLD = 20  # last lines of what a failed program said


class Usage(NamedTuple):
    """Seconds on the clock, seconds of all processors (user and system), and most bytes of memory at once.

    Of two such, it also holds how often the one is contained in the other.
    """

    wall: float
    cpu: float
    memory: float

    def __truediv__(self, other: Usage) -> Usage:
        """Return each figure as a multiple of the other's."""
        return Usage(*(mine / its for mine, its in zip(self, other, strict=True)))


class FailedError(Exception):
    """A program failed; the text says how, and what it said."""


def median(runs: Sequence[Usage]) -> Usage:
    """Return the median of each figure by itself."""
    return Usage(*map(statistics.median, zip(*runs, strict=True)))


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Usage:
    """Run a command in a folder and return its usage; raise FailedError.

    Where the caller is interrupted, it is ended with everything that it has started.
    """
    with tempfile.TemporaryFile() as said:
        before, start = _processor_time(), time.monotonic()
        process = psutil.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            most = _most_memory(process)
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        wall = time.monotonic() - start
        if process.returncode:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()[-TOLD:]
            raise FailedError("\n".join([f"exit status {process.returncode}", *lines]))
    return Usage(wall, _processor_time() - before, most)


def _processor_time() -> float:
    """Return the seconds that all ended children, and theirs, have taken of the processors (getrusage(2))."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _most_memory(process: psutil.Popen) -> int:
    """Wait for the end of a program; return the most bytes that all of its processes took at once."""
    most = 0
    while True:
        looked = time.monotonic()
        most = max(most, memory(process))
        with contextlib.suppress(psutil.TimeoutExpired):
            process.wait(max(SHORTEST, SHARE * (time.monotonic() - looked)))
            return most


def memory(process: psutil.Process) -> int:
    """Return the bytes that a process and all that it has started take now; 0 if it has ended.

    Memory that processes share counts once (proportional set size, where the system tells it). The system
    itself would tell of the largest process only, and Hugo has one.
    """
    total = 0
    with contextlib.suppress(psutil.NoSuchProcess):
        for one in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):  # it may end while it is looked at
                found = one.memory_full_info()
                total += getattr(found, "pss", found.uss)
    return total
