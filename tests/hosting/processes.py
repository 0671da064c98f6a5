"""A server as a process of its own: started, waited for, and ended with its block."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hosting.wire import Client

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATIENCE = 120.0  # seconds that a start or a stop may take, on a busy machine
PORTS = range(20_000, 32_000)  # below those that systems give to whoever connects to somebody


class StartError(Exception):
    """A server that does not start; the text is what it said."""


@dataclass(frozen=True)
class Running:
    """A server that answers at `port` over TLS and at `plain` without; `authority` signed its certificate."""

    process: subprocess.Popen[bytes]
    port: int
    plain: int
    authority: Path

    def client(self) -> Client:
        """Return a new client."""
        return Client(self.port, self.authority)

    def reload(self) -> None:
        """Let nginx read its configuration again, as `nginx -s reload` does."""
        self.process.send_signal(signal.SIGHUP)


@contextlib.contextmanager
def running(
    command: list[str], folder: Path, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the end of the block; what it says goes into a file in the folder."""
    with Path(folder, "said").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - the servers themselves
            command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def ready(server: Running, folder: Path) -> Running:
    """Wait until a server answers; raise StartError if it does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.process.poll() is None:
        with contextlib.suppress(OSError):  # not yet, or not yet with its certificate
            client = server.client()
            client.ask("/")
            client.close()
            return server
        time.sleep(0.02)
    raise StartError((folder / "said").read_text(encoding="utf-8", errors="replace"))


def free_ports() -> tuple[int, int]:
    """Return two ports on loopback that nobody uses now."""
    chance = random.SystemRandom()
    while True:
        ports = chance.sample(PORTS, 2)
        with contextlib.suppress(OSError), socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", ports[0]))
            other.bind(("127.0.0.1", ports[1]))
            return ports[0], ports[1]
