"""Measure builds of the site and of Hugo in turn, and print what comes of it."""

from __future__ import annotations

import json
import os
import platform
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import pelicanconf as settings
from audit.tools import MissingToolError
from bench import figures, hugo, table
from bench.figures import HUGO, Run
from bench.measure import FailedError
from bench.ours import Ours
from bench.plan import WAYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.figures import Results
    from bench.plan import Plan, Way

PATIENCE = 1800.0  # seconds for one build
INTERRUPTED = 130  # as shells have it: 128 and the number of SIGINT
WIDE = 300  # characters: a table is never folded


def measure(asked: Plan, program: str, results: Results, tell: Callable[[int, str, int], None]) -> None:
    """Measure all builds and add each to the results as soon as it is done; raise FailedError.

    `program` is Hugo's, `tell` gets articles, kind of build and number of the run.
    """
    for count in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            ours = Ours(Path(folder) / "ours", count)
            other = hugo.Hugo(Path(folder) / HUGO, ours.content, program) if HUGO in asked.builds else None
            for number in range(1, asked.runs + 1):
                for name in asked.builds:
                    tell(count, name, number)
                    done = Run(other.build(PATIENCE)) if other and name == HUGO else _built(ours, WAYS[name])
                    results.setdefault((count, name), []).append(done)


def _built(ours: Ours, way: Way) -> Run:
    if way.clears:
        ours.clear()
    elif not ours.is_built:  # the build before was not asked for
        ours.build(PATIENCE, is_release=False)
    if way.edits:
        ours.edit()
    return Run(*ours.build(PATIENCE, is_release=way.releases))


def run(asked: Plan, file: str = "") -> int:
    """Measure, print the figures, write them into a file as JSON if one is given; return the exit status.

    0: all is measured. 1: a build failed, or the file cannot be written. 2: there is no Hugo.
    """
    results: Results = {}
    status, program = 0, ""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # a request to end is like Ctrl+C
    try:
        if HUGO in asked.builds:
            hugo.install()
            program = hugo.program()
        _measure_visibly(asked, program, results)
    except MissingToolError as error:
        print(f"invoke bench: {error}", file=sys.stderr)
        return 2
    except FailedError as error:
        print(f"invoke bench: ビルドが失敗しました / a build failed: {error}", file=sys.stderr)
        status = 1
    except KeyboardInterrupt:
        print("invoke bench: 中断しました / interrupted", file=sys.stderr)
        status = INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)
    if results:
        _show(results)
    if file and results:
        status = _write(Path(file), results, program) or status
    return status


def _measure_visibly(asked: Plan, program: str, results: Results) -> None:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("", total=len(asked.sizes) * asked.runs * len(asked.builds), completed=-1)

        def tell(count: int, name: str, number: int) -> None:
            what = f"{count:,}記事 / articles: {table.BUILDS[name]} ({number}/{asked.runs})"
            progress.update(bar, description=what, advance=1)
            if not console.is_terminal:
                print(what, file=sys.stderr, flush=True)

        measure(asked, program, results, tell)


def _show(results: Results) -> None:
    rows = figures.rows(results, len(settings.LANGUAGES))
    console = Console(width=WIDE, highlight=False)
    console.print(table.figures(rows))
    if phases := table.phases(rows):
        console.print("所要時間の内訳（秒） / Where the time goes (seconds)", phases, sep="\n")
    console.print(table.NOTES, soft_wrap=True)


def _write(path: Path, results: Results, program: str) -> int:
    machine = {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "hugo": hugo.version(program) if program else "",
    }
    found = figures.record(results, len(settings.LANGUAGES), machine)
    try:
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        print(f"invoke bench: {path}: {error.strerror}", file=sys.stderr)
        return 1
    return 0
