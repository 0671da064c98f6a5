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
from bench.figures import HUGO, Timed
from bench.measure import FailedError
from bench.ours import Ours
from bench.plan import WAYS
from plugins.model.languages import languages, without_editions

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.figures import Results, Usage
    from bench.plan import Plan, Way

LANGUAGES = len(without_editions(languages(vars(settings))))  # in which each article is written
PATIENCE = 1800.0  # seconds for one build
INTERRUPTED = 130  # as shells have it: 128 and the number of SIGINT
WIDE = 300  # characters: a table is never folded


def measure(
    asked: Plan, program: str, results: Results, tell: Callable[[int, str, int | None], None]
) -> Timed | None:
    """Measure all builds and add each to the results as soon as it is done; raise FailedError.

    Return the times by phase of the slowest build of the site with most articles, from a run of its own.
    `program` is Hugo's; `tell` gets articles, kind of build and number of the run, or None for that one.
    """
    timed = None
    for count in asked.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            ours = Ours(Path(folder) / "ours", count)
            other = hugo.Hugo(Path(folder) / HUGO, ours.content, program) if HUGO in asked.builds else None
            for number in range(1, asked.runs + 1):
                for name in asked.builds:
                    tell(count, name, number)
                    usage = other.build(PATIENCE) if other and name == HUGO else _built(ours, WAYS[name])
                    results.setdefault((count, name), []).append(usage)
            if count == asked.sizes[-1] and (slowest := figures.slowest(results, count)):
                tell(count, slowest, None)
                timed = Timed(count, slowest, _phases(ours, WAYS[slowest]))
    return timed


def _built(ours: Ours, way: Way) -> Usage:
    _make_ready(ours, way)
    return ours.build(PATIENCE, is_release=way.releases)


def _phases(ours: Ours, way: Way) -> dict[str, float]:
    _make_ready(ours, way)
    return ours.phases(PATIENCE, is_release=way.releases)


def _make_ready(ours: Ours, way: Way) -> None:
    """Do what comes before a build of a kind and is not measured."""
    if way.clears:
        ours.clear()
    elif not ours.is_built:  # the build before was not asked for
        ours.build(PATIENCE, is_release=False)
    if way.edits:
        ours.edit()


def run(asked: Plan, file: str = "") -> int:
    """Measure, print the figures, write them into a file as JSON if one is given; return the exit status.

    0: all is measured. 1: a build failed, or the file cannot be written. 2: there is no Hugo.
    """
    results: Results = {}
    timed = None
    status, program = 0, ""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # a request to end is like Ctrl+C
    try:
        if HUGO in asked.builds:
            hugo.install()
            program = hugo.program()
        timed = _measure_visibly(asked, program, results)
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
        _show(results, timed)
    if file and results:
        status = _write(Path(file), results, timed, program) or status
    return status


def _measure_visibly(asked: Plan, program: str, results: Results) -> Timed | None:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        builds = len(asked.sizes) * asked.runs * len(asked.builds) + (asked.builds != (HUGO,))
        bar = progress.add_task("", total=builds, completed=-1)

        def tell(count: int, name: str, number: int | None) -> None:
            which = f"{number}/{asked.runs}" if number else "内訳 / by phase"
            what = f"{count:,}記事 / articles: {table.BUILDS[name]} ({which})"
            progress.update(bar, description=what, advance=1)
            if not console.is_terminal:
                print(what, file=sys.stderr, flush=True)

        return measure(asked, program, results, tell)


def _show(results: Results, timed: Timed | None) -> None:
    rows = figures.rows(results, LANGUAGES)
    console = Console(width=WIDE, highlight=False)
    console.print(table.figures(rows))
    if timed:
        console.print(table.PHASES_HEADING, table.phases(timed, LANGUAGES), sep="\n")
    console.print(table.NOTES, soft_wrap=True)


def _write(path: Path, results: Results, timed: Timed | None, program: str) -> int:
    machine = {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "hugo": hugo.version(program) if program else "",
    }
    found = figures.record(results, timed, LANGUAGES, machine)
    try:
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        print(f"invoke bench: {path}: {error.strerror}", file=sys.stderr)
        return 1
    return 0
