"""Put a server under load with wrk, and look at what it answers meanwhile."""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import subprocess
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.hosting.checks import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.hosting.expected import Expected
    from tests.hosting.processes import Running

THREADS, CONNECTIONS = 2, 64
# Each thread walks all addresses from a place of its own; at the end there is a line of JSON.
SCRIPT = """\
local targets = {{ {targets} }}
local threads = 0
function setup(thread) thread:set("at", threads * 7); threads = threads + 1 end
function request()
  at = at + 1
  return wrk.format("GET", targets[at % #targets + 1], {{ ["Accept-Encoding"] = "br" }})
end
function done(summary, latency)
  local errors = summary.errors
  local line = '{{"requests":%d,"bytes":%d,"seconds":%.3f,"p50_ms":%.3f,"p99_ms":%.3f,"max_ms":%.3f,' ..
    '"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}}'
  print(line:format(summary.requests, summary.bytes, summary.duration / 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000,
    errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
"""
ERRORS = ("connect", "read", "write", "status", "timeout")


@dataclass
class Samples:
    """How many answers were compared with their files meanwhile, and what was wrong with them."""

    count: int = 0
    wrong: list[str] = field(default_factory=list)


def run(wrk: str, folder: Path, server: Running, site: Expected, seconds: int) -> dict[str, float]:
    """Run wrk on all addresses of a site and return its figures."""
    script = folder / "walk.lua"
    targets = ", ".join(json.dumps(target) for target in site.targets())
    script.write_text(SCRIPT.format(targets=targets), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - wrk itself
        [
            wrk,
            f"-t{THREADS}",
            f"-c{CONNECTIONS}",
            f"-d{seconds}s",
            f"-s{script}",
            f"https://localhost:{server.port}",
        ],
        capture_output=True,
        text=True,
        timeout=seconds + 30,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def failed(figures: dict[str, float]) -> Iterator[str]:
    """Yield kinds of errors that wrk met, and that there was no load at all."""
    yield from (f"{name}: {figures[name]:.0f}" for name in ERRORS if figures[name])
    if not figures["requests"]:
        yield "no requests"


@contextlib.contextmanager
def sampling(server: Running, site: Expected, seed: int) -> Iterator[Samples]:
    """Compare random addresses' bytes with their files until the end of the block."""
    samples, end = Samples(), threading.Event()

    def look() -> None:
        client, chance = server.client(), random.Random(seed)  # noqa: S311 - to spread, not to hide
        targets = list(site.targets())
        while not end.is_set():
            target, coding = chance.choice(targets), chance.choice(["identity", "br", "gzip"])
            try:
                found = [client.ask(target, Accept_Encoding=coding)]
            except (OSError, http.client.HTTPException) as error:
                samples.wrong.append(f"{target}: {error!r}")
                client.close()
                continue
            samples.count += 1
            samples.wrong += [*files.not_found(found, site), *files.wrong_bytes(found, site)]
        client.close()

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield samples
    finally:
        end.set()
        thread.join()


def told(figures: dict[str, float], samples: Samples) -> str:
    """Return figures as one line for people."""
    rate = figures["requests"] / figures["seconds"]
    transfer = figures["bytes"] / figures["seconds"] / 1e6
    median, most, longest = (f"{figures[name]:.1f} ms" for name in ("p50_ms", "p99_ms", "max_ms"))
    return (
        f"nginx, TLS, {CONNECTIONS} connections, {figures['seconds']:.0f} s: {rate:,.0f} requests/s, "
        f"{transfer:.1f} MB/s; latency {median} (median), {most} (99 %), {longest} (longest); "
        f"{samples.count:,} answers compared"
    )
