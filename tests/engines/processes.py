"""Browsers as processes that end with the test."""

from __future__ import annotations

import re
import socket
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.engines.window import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@contextmanager
def running(command: Sequence[str], says: str, env: Mapping[str, str]) -> Iterator[re.Match[str]]:
    """Run a program for as long as the block lasts; yield the match of the first line that `says` matches.

    Raise RuntimeError with all lines if the program ends, or a minute passes, without one.
    """
    process = subprocess.Popen(  # noqa: S603 - a browser that the caller has found
        command, env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    killer = threading.Timer(PATIENCE, process.kill)  # a program that says nothing would be waited for
    rest = threading.Thread(target=_read, args=[process])  # a full pipe would halt it
    with process:
        try:
            killer.start()
            found = _first_line(process, says)
            killer.cancel()
            rest.start()
            yield found
        finally:
            killer.cancel()
            _end(process)
            if rest.ident:
                rest.join()


def _first_line(process: subprocess.Popen[str], says: str) -> re.Match[str]:
    lines: list[str] = []
    for line in process.stdout or ():
        lines.append(line)
        if found := re.search(says, line):
            return found
    raise RuntimeError(f"{process.args!r} did not start: {''.join(lines)}")


def _read(process: subprocess.Popen[str]) -> None:
    for _line in process.stdout or ():
        pass


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def home() -> Iterator[Path]:
    """Make a folder for what a browser keeps; it goes with the browser, whose last files may still come."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def free_port() -> int:
    """Return a port on loopback that nothing listens on, for programs that cannot choose one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
