"""Build the site from a program: an exit status instead of exceptions, and never a traceback."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins import mishaps
from plugins.build import KEY
from plugins.interrupts import AS_CTRL_C, answering
from plugins.problems import Problem, in_order, report
from plugins.rendering import RenderingError

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
    """Build the site and return how that ended; say on standard error what went wrong."""
    console.quiet = True  # Pelican's own summary counts only articles, and this site has none
    pelican = None
    status, unexpected = 0, []
    try:
        # A CI service asks a program to end by SIGTERM, where people press Ctrl+C.
        with answering(AS_CTRL_C, signal.SIGTERM):
            settings = read_settings(str(settings_file), override=overrides)
            for name in settings["PLUGINS"]:
                import_module(name)  # Pelican would log what cannot be imported, and go on without it
            pelican = Pelican(settings)
            pelican.run()
    except SystemExit as stop:
        if isinstance(stop.code, str):
            print(stop.code, file=sys.stderr)  # noqa: T201
        status = 0 if stop.code is None else stop.code if isinstance(stop.code, int) else 1
    except KeyboardInterrupt:
        status, unexpected = INTERRUPTED, [Problem(settings_file.name, 0, "interrupted")]
    except RenderingError as error:
        status, unexpected = 1, [error.problem]
    except Exception as error:  # noqa: BLE001 - nothing may print a traceback at an editor
        status, unexpected = 1, [mishaps.unexpected(error, settings_file.parent)]
    finally:
        if pelican and KEY in pelican.settings:
            pelican.settings[KEY].discard()
    if unexpected:
        print(report(unexpected), file=sys.stderr)  # noqa: T201
    found = pelican.settings[KEY].problems if pelican and KEY in pelican.settings else []
    return Outcome(status, tuple(in_order([*found, *unexpected])))
