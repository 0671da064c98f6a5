"""A build that is killed leaves the whole old site or the whole new one, and the next build works."""

from __future__ import annotations

import contextlib
import signal
import time
from importlib import import_module
from typing import TYPE_CHECKING

import psutil
import pytest

from tests import warm
from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
POINTS = 20
STAGING = ".output.*"  # what a build prepares, before it takes the old site's place
PAGE = "content/ja/pages/about.md"
NUMBER = "number"  # the file to which a build writes that of its process
TELLS = f"import os; open({NUMBER!r}, 'w').write(f'{{os.getpid()}} '); {programs.OURS[1]}"


@pytest.fixture
def interpreter() -> Iterator[warm.Interpreter]:
    """Return what begins builds, each in a process of its own."""
    running = warm.Interpreter(import_module("plugins").MODULES)
    yield running
    running.close()


def write(project: Path, words: str) -> None:
    (project / PAGE).write_text(small_site.head("about ja") + words, encoding="utf-8")


def built(project: Path, words: str) -> dict[str, bytes]:
    """Build with these words in a page and return the site."""
    write(project, words)
    done = programs.run(project, *programs.OURS)
    assert done.returncode == 0, done.stderr
    return programs.site(project)


def killed(
    interpreter: warm.Interpreter, project: Path, after: float, *, once_it_writes: bool = False
) -> bool:
    """Start a build, kill it after so many seconds, and tell whether it was still running.

    They can be counted from the moment on when it begins to write, however busy the machine is.
    """
    number = project / NUMBER
    number.unlink(missing_ok=True)
    interpreter.begin(TELLS, project)
    while not number.exists() or not number.read_text(encoding="utf-8").endswith(" "):
        time.sleep(0.001)
    with contextlib.suppress(psutil.NoSuchProcess):  # it has ended
        process = psutil.Process(int(number.read_text(encoding="utf-8")))
        while once_it_writes and process.is_running() and not [*project.glob(STAGING)]:
            time.sleep(0.001)
        try:
            process.wait(after)
        except psutil.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    return interpreter.end().status == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows knows no such signal")
def test_a_killed_build_leaves_one_whole_site_and_the_next_build_works(
    interpreter: warm.Interpreter, tmp_path: Path
) -> None:
    project = small_site.write(tmp_path)
    sites = {words: built(project, words) for words in ("一つ目です。", "二つ目です。")}
    one, other = sites
    assert sites[one]["about/index.html"] != sites[other]["about/index.html"]
    write(project, one)  # which is public then, and the builds to come would publish `other`
    begun = time.monotonic()
    assert not killed(interpreter, project, 60)
    seconds, caught, left = time.monotonic() - begun, 0, 0
    while caught < POINTS:
        write(project, other)
        begun = time.monotonic()
        writes = caught % 2 == 1  # half of them early or late, half of them while it writes
        after = seconds * caught / POINTS / (3 if writes else 1)
        if killed(interpreter, project, after, once_it_writes=writes):
            caught += 1
        else:  # it was faster than the one that was measured
            seconds = min(seconds, time.monotonic() - begun) * 0.98
        left += len([*project.glob(STAGING)])
        found = programs.site(project)
        assert found in sites.values()
        if found == sites[other]:
            one, other = other, one
    assert left > 0
    assert "三つ目です。" in built(project, "三つ目です。")["about/index.html"].decode()
    assert [path.name for path in project.glob("*output*")] == ["output"]
