"""A preview as a program of its own, as a person at a terminal has it."""

from __future__ import annotations

import contextlib
import http.client
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import psutil
import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
from pathlib import Path
from preview import builder, serve
builder.WAITING = {}
serve(Path.cwd())
"""
LIBRARY = "nh3"  # loaded by whatever is to build
SHORT = 30  # seconds that an end may take, on a busy machine
LONG = 120  # seconds that even a busy machine needs for a step


class Running:
    """`serve` as a program of its own, with what it prints.

    So many processes wait for the next builds: to prepare two of them, as it does for people, takes longer
    than most builds.
    """

    def __init__(self, project: Path, waiting: int = 0) -> None:
        self.lines: list[str] = []
        self.port = 0
        self.connections: list[http.client.HTTPConnection] = []
        self._new: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-W", "error", "-c", PROGRAM.format(waiting)],
            cwd=project,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(project.parent)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,  # an interrupt reaches all its processes, as from a terminal
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self._new.put(line)

    def wait_for(self, pattern: str) -> str:
        """Return the first group of the next line that matches."""
        end = time.monotonic() + LONG
        while True:
            try:
                self.lines.append(self._new.get(timeout=max(end - time.monotonic(), 0)))
            except queue.Empty:
                pytest.fail(f"{pattern!r} did not come:\n{''.join(self.lines)}")
            if found := re.search(pattern, self.lines[-1]):
                return found[1]

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection to the address that it prints."""
        self.port = self.port or int(self.wait_for(r"Open http://127\.0\.0\.1:(\d+)/ "))
        web = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        self.connections.append(web)
        for _ in range(LONG * 20):  # it listens, and watches, a moment after it has printed the address
            with contextlib.suppress(ConnectionRefusedError):
                web.connect()
                return web
            time.sleep(0.05)
        pytest.fail("nobody listens")

    def wait_until_processes_wait(self) -> None:
        """Wait until those that will build next have loaded what a build needs."""
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            children = psutil.Process(self.process.pid).children()
            if children and all(map(_has_loaded, children)):
                return
            time.sleep(0.05)
        pytest.fail("no process waits")

    def interrupt(self, times: int = 1) -> int:
        """Do what Ctrl+C does; return the exit status."""
        for _ in range(times):
            with contextlib.suppress(ProcessLookupError):  # it has ended at the first
                os.killpg(self.process.pid, signal.SIGINT)
            time.sleep(0.03)
        status = self.process.wait(LONG)
        self._reader.join(LONG)
        while not self._new.empty():
            self.lines.append(self._new.get())
        return status

    def ends_quietly(self, times: int = 1) -> bool:
        """Tell whether an interrupt ends it at once and without a word of errors."""
        started = time.monotonic()
        status = self.interrupt(times)
        said = re.findall(r"Traceback|ERROR|Error|Warning", "".join(self.lines))
        return (status, time.monotonic() - started < SHORT, said) == (0, True, [])

    def kill(self) -> None:
        """Close all connections; end its processes, if they still run."""
        for connection in self.connections:
            connection.close()
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(LONG)


def _has_loaded(process: psutil.Process) -> bool:
    try:
        if any("resource_tracker" in part for part in process.cmdline()):
            return True
        return any(LIBRARY in found.path for found in process.memory_maps())
    except psutil.NoSuchProcess:  # it has built, and ended
        return True
