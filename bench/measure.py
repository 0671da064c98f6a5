"""Run a program and measure what it takes of the machine, all that it starts included."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from typing import TYPE_CHECKING

import psutil

from bench.figures import Usage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SHORTEST = 0.01  # seconds between two looks at the memory
SHARE = 10  # a look at the memory takes at most one part in so many of the time: a build may take 0.1 s
TOLD = 20  # last lines of what a failed program said


class FailedError(Exception):
    """A program failed or took too long; the text says which, and what it said."""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str], patience: float) -> Usage:
    """Run a command in a folder and return its usage; raise FailedError.

    Memory that processes share counts once (proportional set size, where the system tells it). Where
    it takes too long or the caller is interrupted, it is ended with everything that it has started.
    """
    with tempfile.TemporaryFile() as said:
        before, start = _processor_time(), time.monotonic()
        process = subprocess.Popen(  # noqa: S603 - our own build, or Hugo
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch, limit = _Watch(process.pid), threading.Timer(patience, _end, [process])
        watch.start()
        limit.start()
        try:
            status = process.wait()  # given the patience, it would only look every 50 ms
            wall = time.monotonic() - start
        finally:
            limit.cancel()
            _end(process)
            watch.finish()
        if status:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()[-TOLD:]
            why = f"exit status {status}" if wall < patience else f"> {patience:.0f} s"
            raise FailedError("\n".join([why, *lines]))
    return Usage(wall, _processor_time() - before, watch.most)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, with its whole group."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _processor_time() -> float:
    """Return the seconds that all ended children, and theirs, have taken of the processors (getrusage(2))."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Watch(threading.Thread):
    """Looks at a program's memory while it runs; `most` is the largest sum over all of its processes."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._process = process
        self._ended = threading.Event()

    def run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            start = time.monotonic()
            self.most = max(self.most, memory(self._process))
            pause = max(SHORTEST, SHARE * (time.monotonic() - start))

    def finish(self) -> None:
        self._ended.set()
        self.join()


def memory(process: int) -> int:
    """Return the bytes of memory that a process and all that it has started take now; 0 if it has ended."""
    total = 0
    with contextlib.suppress(psutil.NoSuchProcess):
        root = psutil.Process(process)
        for one in (root, *root.children(recursive=True)):
            with contextlib.suppress(psutil.Error):  # it may end while it is looked at
                found = one.memory_full_info()
                total += getattr(found, "pss", found.uss)
    return total
