"""Builds that know nothing of each other: each in a fork of a process that has imported all that they need.

A build in a process of its own spends half of its time with imports.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import sys
import tempfile
import traceback
import warnings
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from multiprocessing.connection import Connection
    from typing import BinaryIO

PROJECT = Path(__file__).parents[2]
PATIENCE = 120  # seconds for one build
CRASHED = -1  # the status of a build that left no outcome

Told = tuple[str, int, str, tuple[tuple[str, str], ...]]  # path, line, code, details


@dataclass(frozen=True)
class Made:
    """How a build ended: its exit status, its problems in their order, and what it said on its streams."""

    status: int
    problems: tuple[Told, ...] = ()
    said: str = ""


class Builds(Protocol):
    """What makes builds, one at a time."""

    def begin(self, settings: Path, overrides: Mapping[str, Any]) -> None:
        """Begin a build."""

    def end(self) -> Made:
        """Wait for the end of the build that was begun last."""


class Builder:
    """A process that makes builds; `code` is the folder whose `plugins/` it uses."""

    def __init__(self, code: Path = PROJECT) -> None:
        context = multiprocessing.get_context("spawn")
        self._orders, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, str(code)), daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._orders.close()  # it ends by itself then
        self._process.join(PATIENCE)
        self._process.close()

    def begin(self, settings: Path, overrides: Mapping[str, Any]) -> None:
        self._orders.send((settings, overrides))

    def end(self) -> Made:
        assert self._orders.poll(PATIENCE), f"a build takes longer than {PATIENCE} seconds"
        made: Made = self._orders.recv()
        return made


def _serve(orders: Connection, code: str) -> None:
    """Make each build that is asked for, until nobody asks any more."""
    sys.path.insert(0, code)
    sys.dont_write_bytecode = True  # settings changed twice in a second would be those of the first time
    warnings.simplefilter("error")
    os.environ["PATH"] = (
        ""  # a release tells of the repository by git, and that may change between two builds
    )
    for name in import_module("pelicanconf").PLUGINS:
        import_module(name)
    run = import_module("plugins.run").run
    assert Path(run.__code__.co_filename).is_relative_to(code), f"plugins are not those of {code}"
    gc.freeze()  # forks need not copy what the collector would only look at
    while True:
        try:
            settings, overrides = orders.recv()
        except EOFError:
            return
        orders.send(_in_a_fork(run, settings, overrides))


def _in_a_fork(run: Callable[..., Any], settings: Path, overrides: Mapping[str, Any]) -> Made:
    with tempfile.TemporaryFile() as outcome, tempfile.TemporaryFile() as said:
        process = os.fork()
        if not process:
            _build(run, settings, overrides, outcome, said)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        outcome.seek(0)
        said.seek(0)
        text = said.read().decode()
        if status:
            return Made(CRASHED, said=f"status {status}: {text}")
        found, problems = json.load(outcome)
        told = ((path, line, code, tuple(map(tuple, details))) for path, line, code, details in problems)
        return Made(found, tuple(told), text)


def _build(
    run: Callable[..., Any],
    settings: Path,
    overrides: Mapping[str, Any],
    outcome: BinaryIO,
    said: BinaryIO,
) -> None:
    """Build, leave the outcome, and end this process."""
    status = 1
    try:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(said.fileno(), stream.fileno())
        os.chdir(settings.parent)
        done = run(settings, **overrides)
        problems = [(p.path, p.line, p.code, sorted(p.details.items())) for p in done.problems]
        outcome.write(json.dumps([done.status, problems]).encode())
        outcome.flush()
        status = 0
    except BaseException:  # noqa: BLE001 - nothing may get on into the loop of the process above
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
