"""Builds, each in a process of its own that has been waiting for it with everything imported."""

from __future__ import annotations

import asyncio
import importlib
import multiprocessing
import shutil
import signal
import sys
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from preview.mistakes import Mistake, stopped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

SETTINGS = "pelicanconf.py"
WAITING = 2  # a save in the middle of a build finds one that has imported all: the newest is still at it
SPAWN = multiprocessing.get_context("spawn")  # a new interpreter, which shares nothing with the preview


@dataclass(frozen=True)
class Report:
    """What a build tells the preview."""

    failed: bool
    mistakes: tuple[Mistake, ...] = ()


class Builder:
    """Builds a project into `output`; keeps processes for the next builds waiting, and templates compiled."""

    def __init__(self, root: Path, output: Path) -> None:
        self.folders = root, output, output.with_name("templates")
        self.more: dict[str, Any] = {}  # settings besides those of the preview
        self.waiting: list[tuple[BaseProcess, Connection]] = []

    async def build(self, *, fresh: bool) -> Report:
        """Build; `fresh` says that code has changed, and that what waits has imported the old one."""
        if fresh:
            self.close()
            shutil.rmtree(self.folders[-1], ignore_errors=True)
        alive = [(process, connection) for process, connection in self.waiting if process.is_alive()]
        (process, connection), *self.waiting = alive or [self._start(rehearses=False)]
        try:
            connection.send(True)  # noqa: FBT003 - any value is the sign to begin
            report: Report = await asyncio.to_thread(connection.recv)
        except (EOFError, OSError):  # it has died
            await asyncio.to_thread(process.join)
            return _stopped(f"exit code {process.exitcode}")
        finally:
            process.kill()
        self.waiting += [self._start(rehearses=True) for _ in range(WAITING - len(self.waiting))]
        return report

    def add(self, more: Mapping[str, Any]) -> None:
        """Take further settings for all builds that begin from now on."""
        self.more |= more
        for process, _ in self.waiting:  # they have begun with the settings of before
            process.kill()
        self.waiting.clear()

    def close(self) -> None:
        """End all processes: those that wait, and one that builds while the preview ends."""
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        self.waiting.clear()

    def _start(self, *, rehearses: bool) -> tuple[BaseProcess, Connection]:
        ours, theirs = SPAWN.Pipe()
        process = SPAWN.Process(target=_work, args=(theirs, *self.folders, self.more, rehearses), daemon=True)
        on_interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the new process inherits it
        process.start()
        signal.signal(signal.SIGINT, on_interrupt)
        theirs.close()
        return process, ours


def _work(  # noqa: PLR0913, PLR0917 - each is a value of its own
    preview: Connection,
    root: Path,
    output: Path,
    templates: Path,
    more: Mapping[str, Any],
    rehearses: bool,  # noqa: FBT001
) -> None:
    """Import what a build needs, perhaps rehearse it, wait for the sign, build and report."""
    overrides = {**more, "OUTPUT_PATH": str(output), "SHOW_UNPUBLISHED": True}
    with suppress(Exception):  # whatever is wrong here, the build finds and tells it
        overrides |= _prepare(templates)
        if rehearses:
            _rehearse(root, overrides)
    with suppress(EOFError, OSError):  # the preview has ended
        preview.recv()
        preview.send(_build(root, overrides))


def _prepare(templates: Path) -> dict[str, Any]:
    """Import what a build needs; return settings made from the site's own."""
    settings: Any = importlib.import_module(SETTINGS.removesuffix(".py"))
    for name in importlib.import_module("plugins").MODULES:
        importlib.import_module(name)
    templates.mkdir(exist_ok=True)
    return {
        # The pages' own policy forbids scripts; the preview's is allowed beside it.
        "CONTENT_SECURITY_POLICY": {**settings.CONTENT_SECURITY_POLICY, "script-src": "'self'"},
        "COMPILED_PATH": str(templates),
    }


def _rehearse(root: Path, overrides: dict[str, Any]) -> None:
    """Check the site, so that all that a process makes once is there: patterns, languages, messages."""
    from plugins.run import run  # noqa: PLC0415

    with redirect_stderr(StringIO()):
        run(root / SETTINGS, **overrides, CHECK_ONLY=True, SILENT=True)


def _build(root: Path, overrides: dict[str, Any]) -> Report:
    try:
        from plugins.run import run  # noqa: PLC0415 - this may be what is broken

        outcome = run(root / SETTINGS, **overrides)
        mistakes = tuple(Mistake(p.path, p.line, p.code, p.texts(), p.is_hint) for p in outcome.problems)
    except Exception as error:  # noqa: BLE001 - nothing may print a traceback at an editor
        return _stopped(f"{type(error).__name__}: {error}")
    if outcome.status and not mistakes:
        return _stopped(f"exit status {outcome.status}")
    return Report(bool(outcome.status), mistakes)


def _stopped(what: str) -> Report:
    mistake = stopped(what)
    print(mistake, file=sys.stderr)  # noqa: T201 - as a build does with its own list
    return Report(failed=True, mistakes=(mistake,))
