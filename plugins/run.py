"""Build the site from a program, and return an exit status instead of raising."""

from __future__ import annotations

import gc
import signal
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.cache import up_to_date
from plugins.cache.database import NAME, CacheGoneError
from plugins.report import crashes
from plugins.report.problems import Problem, in_order, mistakes
from plugins.signals import AS_CTRL_C, answering

if TYPE_CHECKING:
    from pathlib import Path

INTERRUPTED = 130  # as shells have it: 128 and the number of SIGINT


@dataclass(frozen=True)
class Outcome:
    """How a run ended: the program's exit status, and every problem found, sorted by place, each once."""

    status: int
    problems: tuple[Problem, ...] = ()


def build(settings_file: Path, **overrides: Any) -> int:
    """Build the site and return the program's exit status; say on standard error what went wrong."""
    return run(settings_file, **overrides).status


def run(settings_file: Path, **overrides: Any) -> Outcome:
    """Build the site, unless it is there, and return how that ended; say on standard error what is wrong."""
    status, found = 0, list[Problem]()
    unexpected = None
    try:
        # A CI service asks a program to end by SIGTERM, where people press Ctrl+C.
        with answering(AS_CTRL_C, signal.SIGTERM):
            _build(settings_file, overrides, found)
    except SystemExit as stop:
        if isinstance(stop.code, str):
            print(stop.code, file=sys.stderr)  # noqa: T201
        status = 0 if stop.code is None else stop.code if isinstance(stop.code, int) else 1
    except KeyboardInterrupt:
        status, unexpected = INTERRUPTED, Problem(settings_file.name, 0, "interrupted")
    except crashes.CrashError as error:
        status, unexpected = 1, error.problem
    except Exception as error:  # noqa: BLE001 - nothing may print a traceback at an editor
        status, unexpected = 1, crashes.unexpected(error, settings_file.parent)
    if unexpected:
        print(unexpected, file=sys.stderr)  # noqa: T201
        found.append(unexpected)
    return Outcome(status, tuple(in_order(found)))


def _build(settings_file: Path, overrides: dict[str, Any], found: list[Problem]) -> None:
    """Build, and add to the problems that were found."""
    request = up_to_date.Request(hashing.settings(settings_file, overrides))
    inputs = request.inputs() if request.may_be_up_to_date else None
    hints = up_to_date.hints(request, inputs) if inputs else None

    def work() -> None:
        if request.settings.get("CHECK_ONLY"):
            _check(request.settings, found)
        else:
            more = {"INPUTS": inputs, "SETTINGS_DIGEST": request.settings["SETTINGS_DIGEST"]}
            _run_pelican(settings_file, {**overrides, **more}, found)

    if hints is None:
        gc.disable()  # it would look through all pages again and again, which takes a fifth of the time
        try:
            work()
        except CacheGoneError:  # the cache is damaged, or somebody has removed it in the middle of the build
            found.clear()
            cache = request.path("CACHE_PATH") / NAME
            cache.unlink(missing_ok=True)
            work()
            hints = [Problem(f"{cache.parent.name}/{cache.name}", 0, "cache-refused")]
        finally:
            gc.freeze()  # what is left goes with the process: to look through it would take longer
            gc.enable()
    found += hints or []
    if hints and not overrides.get("SILENT"):
        from plugins.report.console import print_problems  # noqa: PLC0415 - as below

        print_problems(hints)


def _check(settings: dict[str, Any], found: list[Problem]) -> None:
    """Read and check everything without Pelican, which takes longer to load than all of that."""
    from plugins import pipeline  # noqa: PLC0415 - as below

    run = pipeline.checked(settings)
    run.end_without_site()
    found += run.problems
    if mistakes(found):
        raise SystemExit(1)


def _run_pelican(settings_file: Path, overrides: dict[str, Any], found: list[Problem]) -> None:
    # Not above: all of it takes a third of a second to load, and a site that is up to date needs none.
    from pelican.log import console  # noqa: PLC0415
    from pelican.settings import read_settings  # noqa: PLC0415

    from plugins.pelican.application import Pelican  # noqa: PLC0415
    from plugins.pelican.current import KEY  # noqa: PLC0415

    console.quiet = True  # tasks tell in both languages what Pelican's summary tells in one
    settings = read_settings(str(settings_file), override=overrides)
    for name in settings["PLUGINS"]:
        _import_plugin(name)  # Pelican would log what cannot be imported, and go on without it
    pelican = Pelican(settings)
    try:
        pelican.run()
    finally:
        if KEY in pelican.settings:
            pelican.settings[KEY].discard()
            found += pelican.settings[KEY].problems


def _import_plugin(name: str) -> None:
    """Import a plugin as Pelican does: from its own namespace for plugins, or else as any module."""
    namespaced = f"pelican.plugins.{name}"
    import_module(namespaced if find_spec(namespaced) else name)
