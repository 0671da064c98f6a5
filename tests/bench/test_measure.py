"""A program is measured with all that it starts, and nothing of it is left behind."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from bench import measure as module
from bench.measure import FailedError, Usage, measure, median

if TYPE_CHECKING:
    from pathlib import Path

MIB = 2**20
# A program that holds 60 MiB, and starts itself once more with its last argument until it has been looked at.
HOLDS = """
import os, subprocess, sys, time
held = bytearray(60 * 2**20)
held[::4096] = b"x" * (len(held) // 4096)
{start}
open(f"ready-{{os.getpid()}}", "w")
while not os.path.exists("seen"):
    time.sleep(0.01)
"""
START = f"child = subprocess.Popen([sys.executable, '-c', {HOLDS.format(start='')!r}])"
BOTH = HOLDS.format(start=START) + "child.wait()"
FORK = HOLDS.format(start="child = os.fork()") + "child and os.waitpid(child, 0)"
BUSY = "import time\nwhile time.process_time() < 0.1: pass"
BUSY_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}], check=True)"


def run(program: str, folder: Path, **environment: str) -> Usage:
    return measure([sys.executable, "-c", program], folder, {**os.environ, **environment})


@pytest.mark.parametrize(("program", "processes", "least"), [(BOTH, 2, 120), (FORK, 2, 60)])
def test_memory_is_that_of_all_processes_at_once_and_what_they_share_counts_once(
    program: str, processes: int, least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = module.memory

    def looked(process: psutil.Process) -> int:
        is_ready = len([*tmp_path.glob("ready-*")]) == processes
        found = look(process)
        if is_ready:
            (tmp_path / "seen").touch()
        return found

    monkeypatch.setattr(module, "memory", looked)
    assert least * MIB < run(program, tmp_path).memory < (least + 50) * MIB


@pytest.mark.parametrize("program", [BUSY, BUSY_CHILD], ids=["itself", "child"])
def test_the_time_of_processors_is_that_of_all_that_ran(program: str, tmp_path: Path) -> None:
    usage = run(program, tmp_path)
    assert usage.cpu >= 0.1
    assert usage.wall >= 0.1


def test_a_program_runs_in_its_folder_with_its_environment(tmp_path: Path) -> None:
    run("import os; open('told', 'w').write(os.environ['WORD'])", tmp_path, WORD="hello")
    assert (tmp_path / "told").read_text(encoding="utf-8") == "hello"


def test_a_program_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError) as failed:
        run("import sys; print(*range(50), sep='\\n', flush=True); sys.exit('why')", tmp_path)
    assert str(failed.value).splitlines() == ["exit status 1", *map(str, range(31, 50)), "why"]


def test_an_interruption_ends_the_program_and_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[psutil.Process] = []

    def interrupted(process: psutil.Process) -> int:
        if len([*tmp_path.glob("ready-*")]) == 2:
            found.extend([process, *process.children()])
            raise KeyboardInterrupt
        return 0

    monkeypatch.setattr(module, "memory", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(BOTH, tmp_path)
    assert len(found) == 2
    end = time.monotonic() + 60
    while any(map(_runs, found)):
        assert time.monotonic() < end
        time.sleep(0.01)


def _runs(process: psutil.Process) -> bool:
    """Tell whether a process still runs: one that is only left for its parent to see has ended."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_process_that_has_ended_takes_no_memory() -> None:
    process = psutil.Popen([sys.executable, "-c", ""])
    process.wait()
    assert module.memory(process) == 0


def test_each_figure_has_its_own_median() -> None:
    assert median([Usage(3, 4, 90), Usage(1, 6, 80), Usage(2, 5, 100)]) == Usage(2, 5, 90)
    assert median([Usage(1, 1, 10), Usage(2, 3, 20)]) == Usage(1.5, 2, 15)
