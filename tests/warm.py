"""Python programs, each in a fork of a process that has already imported what takes long.

A build in a new interpreter spends most of its time with imports.
"""

from __future__ import annotations

import atexit
import gc
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import types
import warnings
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROJECT = Path(__file__).parents[1]
PATIENCE = 300.0  # seconds for one program, on a busy machine
HERE = "/proc/self/cwd"  # proc(5): the folder that whoever asks is in


Order = tuple[str, str, dict[str, str]]  # a program, the folder that it runs in, and its environment
Files = dict[str, bytes]  # by path


class Ended(NamedTuple):
    """How a program ended: its exit status, or minus the signal's number, and what it has written."""

    status: int
    output: str
    errors: str


class Interpreter:
    """A process that runs programs, one at a time; `modules` are imported once for all of them.

    Programs find modules of this project in their own folders, unless `code` names the folder that they
    shall all come from. Where a program's own are the same as here, they need not be imported again: they
    have been, from a path that leads into whichever folder a process is in.
    """

    def __init__(self, modules: Iterable[str], code: Path | None = None) -> None:
        self._orders, theirs = Pipe()
        command = [sys.executable, "-B", __file__, str(theirs.fileno()), str(code or ""), *modules]
        self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=PROJECT)  # noqa: S603 - our own
        theirs.close()

    def begin(self, code: str, folder: Path, environment: Mapping[str, str] = os.environ) -> None:
        """Begin to run a program."""
        self._orders.send((code, str(folder), dict(environment)))

    def end(self) -> Ended:
        """Wait for the end of the program that was begun last."""
        return Ended(*self._orders.recv())

    def close(self) -> None:
        """End the process."""
        self._orders.close()
        self._process.wait(PATIENCE)


@cache
def _builds() -> Interpreter:
    interpreter = Interpreter(import_module("plugins").MODULES)
    atexit.register(interpreter.close)
    return interpreter


def run(code: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a program that builds a copy of the project, as `python -W error -c` would in its folder."""
    _builds().begin(code, folder, environment)
    ended = _builds().end()
    return subprocess.CompletedProcess([code], ended.status, ended.output, ended.errors)


def _serve(orders: Connection, code: str, modules: list[str]) -> None:
    """Run each program that comes, until nobody is left to send one."""
    warnings.simplefilter("error")
    sys.path[0] = HERE
    import_module("tests.compiled")
    sys.path[0] = code or HERE
    for name in modules:
        import_module(name)
    packages = {name.partition(".")[0] for name in modules}
    known = None if code else _files(packages)
    if "plugins" in packages:
        import_module("tests.rehearsal").rehearse()
    gc.freeze()  # forks need not copy what the collector would only look at
    with tempfile.TemporaryDirectory() as compiled:
        while True:
            try:
                order: Order = orders.recv()
            except EOFError:
                return
            orders.send(_in_a_fork(order, known, compiled))


def _files(packages: Iterable[str]) -> Files:
    """Return what is in each file of some packages in the present folder, apart from bytecode."""
    found = (
        f"{folder}/{name}"
        for package in sorted(packages)
        for folder, _, names in os.walk(package)
        for name in names
        if not folder.endswith("__pycache__")
    )
    return {path: Path(path).read_bytes() for path in found}


def _in_a_fork(order: Order, known: Files | None, compiled: str) -> tuple[int, str, str]:
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = os.fork()
        if not process:
            _become(order, output, errors, known, compiled)
        status = _wait(process)
        return status, _read(output), _read(errors)


def _read(stream: BinaryIO) -> str:
    stream.seek(0)
    return stream.read().decode()


def _wait(process: int) -> int:
    """Return how a process ends; end it after `PATIENCE`."""
    with selectors.DefaultSelector() as selector:
        descriptor = os.pidfd_open(process)
        selector.register(descriptor, selectors.EVENT_READ)
        if not selector.select(PATIENCE):
            os.kill(process, signal.SIGKILL)
        os.close(descriptor)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _become(order: Order, output: BinaryIO, errors: BinaryIO, known: Files | None, compiled: str) -> None:
    """Be the program, and end."""
    (code, folder, environment), status = order, 1
    try:
        os.dup2(output.fileno(), 1)
        os.dup2(errors.fileno(), 2)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        os.chdir(folder)
        if known is None or _are_here(folder, known):
            sys.modules["tests.compiled"].use(compiled)
            if "tests.rehearsal" in sys.modules:
                sys.modules["tests.rehearsal"].remember_codes(compiled)
        sys.argv = ["-c"]
        main = sys.modules["__main__"] = types.ModuleType("__main__")
        exec(compile(code, "<string>", "exec"), vars(main))  # noqa: S102 - a test's own program
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
    except BaseException:  # noqa: BLE001 - nothing may get on into the loop of the process above
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _are_here(folder: str, known: Files) -> bool:
    """Let modules of this project come from the present folder, unless all are there as they are `known`."""
    sys.path[0] = folder
    packages = {path.partition("/")[0] for path in known}
    if _files(packages) == known:
        return True
    for name in [name for name in sys.modules if name.partition(".")[0] in packages]:
        del sys.modules[name]
    return False


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])), sys.argv[2], sys.argv[3:])
