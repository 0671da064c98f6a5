"""Measure builds of the site and of Hugo in turn, and print what comes of it."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from audit.tools import MissingToolError
from bench import hugo, table
from bench.measure import FailedError
from bench.ours import WAYS, Ours
from bench.table import HUGO
from plugins.signals import AS_CTRL_C, answering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.table import Results

BUILDS = (*WAYS, HUGO)
INTERRUPTED = 130  # as shells have it: 128 and the number of SIGINT
WIDE = 300  # characters: a table is never folded


def run(sizes: str, runs: int, only: str) -> int:
    """Measure what is asked for, print the figures, and return the exit status.

    0: all is measured. 1: a build failed. 2: there is no Hugo, or no such build or number. What was measured
    before is printed.
    """
    results: Results = {}
    status, program, before = 0, "", os.getloadavg()[0]
    try:
        builds = [name for name in BUILDS if name in (only or ",".join(BUILDS)).split(",")]
        numbers = sorted({int(size) for size in sizes.split(",")})
        if not builds or (only and len(builds) <= only.count(",")) or min(runs, *numbers, 1) < 1:
            raise ValueError  # noqa: TRY301 - as int() does
        with answering(AS_CTRL_C, signal.SIGTERM):  # a request to end is like Ctrl+C
            if HUGO in builds:
                hugo.install()
                program = hugo.program()
            measure(numbers, runs, builds, program, results)
    except ValueError:
        words = f"--sizes 10,100 --runs 3 --only {','.join(BUILDS)}"
        print(f"invoke bench: 次のように書いてください / write it like this: {words}", file=sys.stderr)
        return 2
    except MissingToolError as error:
        print(f"invoke bench: {error}", file=sys.stderr)
        return 2
    except FailedError as error:
        print(f"invoke bench: ビルドが失敗しました / a build failed: {error}", file=sys.stderr)
        status = 1
    except KeyboardInterrupt:
        print("invoke bench: 中断しました / interrupted", file=sys.stderr)
        status = INTERRUPTED
    if results:
        console = Console(width=WIDE, highlight=False)
        console.print(table.table(results))
        machine = table.machine((before, os.getloadavg()[0]), hugo.version(program) if program else "")
        console.print(*machine, table.NOTES, sep="\n", soft_wrap=True)
    return status


def measure(sizes: Sequence[int], runs: int, builds: Sequence[str], program: str, results: Results) -> None:
    """Measure all builds and add each to the results as soon as it is done; raise FailedError."""
    for count in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            ours = Ours(Path(folder) / "ours", count)
            other = hugo.Hugo(Path(folder) / HUGO, ours.folder, program) if program else None
            for number in range(1, runs + 1):
                for name in builds:
                    what = f"{count:,}記事 / articles: {table.NAMES[name]} ({number}/{runs})"
                    print(what, file=sys.stderr, flush=True)
                    usage = other.build() if other and name == HUGO else ours.build(name)
                    results.setdefault((count, name), []).append(usage)
