"""A program is measured with all that it starts, and nothing of it is left behind."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from bench.measure import FailedError, measure, memory

if TYPE_CHECKING:
    from pathlib import Path

MIB = 2**20
# A program that holds 100 MiB for a while, one whose child does, and one that does so with its child.
HOLDS = "import time; held = bytearray(100 * 2**20); held[::4096] = b'x' * 25600; time.sleep(1.5)"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLDS!r}], check=True)"
BOTH = f"""
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {f"{HOLDS}; open('held', 'w'); time.sleep(60)"!r}])
while not pathlib.Path("held").exists():
    time.sleep(0.02)
{HOLDS}
child.kill()
"""
# A program that shares 100 MiB with two copies of itself, each of which adds 50 MiB.
FORKS = """
import os, time
held = bytearray(100 * 2**20)
held[::4096] = b"x" * 25600
children = []
for _ in range(2):
    if not (child := os.fork()):
        own = bytearray(50 * 2**20)
        own[::4096] = b"x" * 12800
        time.sleep(1.5)
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
"""
BUSY = "import time\nwhile time.process_time() < 0.3: pass"
BUSY_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}], check=True)"
# A program that leaves its own child's number in a file, both going on for a long time.
LASTING = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open("child", "w").write(str(child.pid))
time.sleep(60)
"""


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_memory_is_that_of_children_too(tmp_path: Path) -> None:
    found = measure(python(CHILD), tmp_path, os.environ, 30).memory
    assert 100 * MIB < found < 140 * MIB


@pytest.mark.slow
def test_memory_is_that_of_all_processes_at_once(tmp_path: Path) -> None:
    found = measure(python(BOTH), tmp_path, os.environ, 30).memory
    assert 200 * MIB < found < 250 * MIB


@pytest.mark.slow
def test_memory_that_copies_of_a_process_share_counts_once(tmp_path: Path) -> None:
    found = measure(python(FORKS), tmp_path, os.environ, 30).memory
    assert 200 * MIB < found < 250 * MIB


def test_memory_is_not_that_of_whoever_measures(tmp_path: Path) -> None:
    held = bytearray(100 * MIB)
    held[::4096] = b"x" * (len(held) // 4096)
    assert measure(python("import time; time.sleep(0.3)"), tmp_path, os.environ, 30).memory < 30 * MIB


@pytest.mark.parametrize("program", [BUSY, BUSY_CHILD], ids=["itself", "child"])
def test_the_time_of_processors_is_that_of_all_that_ran(program: str, tmp_path: Path) -> None:
    usage = measure(python(program), tmp_path, os.environ, 30)
    assert 0.3 <= usage.cpu < 0.6
    assert usage.wall >= 0.3


def test_waiting_takes_time_and_no_processor(tmp_path: Path) -> None:
    usage = measure(python("import time; time.sleep(0.4)"), tmp_path, os.environ, 30)
    assert usage.wall >= 0.4
    assert usage.cpu < 0.3


def test_a_program_runs_in_its_folder_with_its_environment(tmp_path: Path) -> None:
    program = "import os; open('told', 'w').write(os.environ['WORD'])"
    measure(python(program), tmp_path, {"WORD": "hello"}, 30)
    assert (tmp_path / "told").read_text(encoding="utf-8") == "hello"


def test_a_program_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    program = "import sys; print(*range(50), sep='\\n', flush=True); sys.exit('why')"
    with pytest.raises(FailedError) as failed:
        measure(python(program), tmp_path, os.environ, 30)
    assert str(failed.value).splitlines() == ["exit status 1", *map(str, range(31, 50)), "why"]


def _has_ended(process: int) -> bool:
    """Tell whether a process that was killed goes away; what is only left for its parent to see has ended."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            if psutil.Process(process).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def _child(folder: Path) -> int:
    """Return the number of the child that a lasting program has started, once it has."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        path = folder / "child"
        if path.exists() and (text := path.read_text(encoding="utf-8")):
            return int(text)
        time.sleep(0.02)
    raise AssertionError("no child")


@pytest.mark.slow
def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="> 2 s"):
        measure(python(LASTING), tmp_path, os.environ, 2)
    assert _has_ended(_child(tmp_path))


def test_an_interruption_ends_the_program_and_its_children(tmp_path: Path) -> None:
    def interrupt() -> None:
        _child(tmp_path)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        measure(python(LASTING), tmp_path, os.environ, 30)
    assert _has_ended(_child(tmp_path))


def test_a_process_that_has_ended_takes_no_memory(tmp_path: Path) -> None:
    measure(python("import os; open('child', 'w').write(str(os.getpid()))"), tmp_path, os.environ, 30)
    assert memory(_child(tmp_path)) == 0
