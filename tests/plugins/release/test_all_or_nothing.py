"""Publishing that fails says why in one line, and leaves the old site and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from plugins.report.problems import Problem
from tests.plugins import programs, small_site
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://guide.example"
PUBLISH = programs.BUILD.format("build(Path('publishconf.py').resolve())")
# Somebody who waits for the right moment has time to send a signal then, however busy the machine is.
SLOWLY = "import brotli, time; brotli.compress = lambda content, quality: time.sleep(1) or content; "
# Every write to a file of this process fails from the given one on, as on a disk that is full: the system's
# own limit on the size of files cannot tell one file from another.
FULL = """
import builtins, errno, io, os, threading
left, lock, really = {left}, threading.Lock(), io.open
def count(name):
    global left
    with lock:
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(name))
def opened(file, mode="r", *arguments, **named):
    if set(mode) & set("wax+") and str(file).startswith({folder!r}):
        count(file)
    return really(file, mode, *arguments, **named)
builtins.open = io.open = opened
"""
# Root may write everywhere, but not without this right (capabilities(7)).
AS_ANYONE = """
import os, sys
os.execvp("setpriv", ["setpriv", "--bounding-set=-dac_override", sys.executable, *{call}])
"""
PATIENCE = 60  # seconds for one program, on a busy machine
SWEPT = {"output", "release"}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Return a small site with an old one in its place, and an old release."""
    project = small_site.write(tmp_path / "project")
    built.copy(project, built.PACKAGES)
    for name in SWEPT:
        (project / name).mkdir()
        (project / name / "old.txt").write_text("old", encoding="utf-8")
    return project


def state(project: Path) -> dict[str, bytes]:
    """Return what lies in the old folders, and the names of what lies beside them."""
    files = [path for name in SWEPT for path in (project / name).rglob("*") if path.is_file()]
    beside = {f"/{path.name}": b"" for path in project.iterdir() if path.name != ".build_cache"}
    return {**{path.relative_to(project).as_posix(): path.read_bytes() for path in files}, **beside}


def told(done: subprocess.CompletedProcess[str], code: str) -> str:
    """Return the one line in English, after checking what every failure has in common."""
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    [japanese, english] = done.stderr.splitlines()
    assert f": [{code}] " in japanese
    assert f": [{code}] " in english
    return english


def publish_again(project: Path) -> None:
    """Publish, and check that what failed before has left nothing in the way."""
    done = programs.run(project, "-c", programs.QUICKLY + PUBLISH, SITEURL=ADDRESS)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "output" / "index.html.br").is_file()
    assert (project / "release" / "manifest.json").is_file()
    assert sorted(path.name for path in project.glob(".*")) == [".build_cache"]


# The first file, and a compressed copy.
@pytest.mark.parametrize("left", [0, pytest.param(200, marks=pytest.mark.slow)])
def test_a_full_disk_changes_nothing(left: int, published: Path) -> None:
    before = state(published)
    program = programs.QUICKLY + FULL.format(left=left, folder=str(published)) + PUBLISH
    done = programs.run(published, "-c", program, SITEURL=ADDRESS)
    assert "the site cannot be written (No space left on device)" in told(done, "output-not-writable")
    assert state(published) == before
    publish_again(published)


@pytest.mark.slow
def test_the_disk_of_these_tests_is_full_at_the_right_moment(published: Path) -> None:
    program = programs.QUICKLY + FULL.format(left=100_000, folder=str(published))
    program += PUBLISH.replace("; raise SystemExit(", "; (")
    done = programs.run(published, "-c", f"{program}; print(100_000 - left)", SITEURL=ADDRESS)
    assert 200 < int(done.stdout) < 1000  # so each number above is reached


@pytest.mark.slow
def test_a_folder_that_may_not_be_written_changes_nothing(published: Path) -> None:
    before = state(published)
    program = AS_ANYONE.format(call=["-c", PUBLISH]) if os.geteuid() == 0 else PUBLISH
    published.chmod(0o555)
    try:
        done = programs.run(published, "-c", program, SITEURL=ADDRESS)
    finally:
        published.chmod(0o755)
    assert "Permission denied" in told(done, "output-not-writable")
    assert state(published) == before


def test_a_file_in_the_place_of_the_cache_changes_nothing(published: Path) -> None:
    (published / ".build_cache").touch()
    before = state(published)
    done = programs.run(published, "-c", PUBLISH, SITEURL=ADDRESS)
    assert "Not a directory" in told(done, "output-not-writable")
    assert state(published) == before


@pytest.mark.slow
@pytest.mark.parametrize("module", ["brotli", "cyclonedx.model.bom", "segno"])
def test_a_missing_tool_changes_nothing(module: str, published: Path) -> None:
    before = state(published)
    program = f"{programs.QUICKLY}import sys; sys.modules[{module!r}] = None; {PUBLISH}"
    done = programs.run(published, "-c", program, SITEURL=ADDRESS)
    assert f"“{module}”, which this needs, is not installed" in told(done, "missing-module")
    assert state(published) == before


@pytest.mark.slow
def test_a_tool_that_is_missing_for_any_build_is_told_by_the_task(published: Path) -> None:
    built.copy(published, ("tasks.py", "audit", "writing"))
    before = state(published)
    program = (
        "import sys; sys.modules['phonenumbers'] = None; "
        "import tasks; from invoke.context import MockContext; tasks.publish(MockContext())"
    )
    done = programs.run(published, "-c", program, SITEURL=ADDRESS)
    assert done.returncode == 1
    problem = Problem("requirements.txt", 0, "missing-module", {"name": "phonenumbers"})
    assert done.stderr.splitlines()[:2] == str(problem).splitlines()
    assert state(published) == before


def test_a_missing_revision_changes_nothing(published: Path) -> None:
    before = state(published)
    done = programs.run(published, "-c", programs.QUICKLY + PUBLISH, SITEURL=ADDRESS, SOURCE_DATE_EPOCH="")
    assert "git does not tell which revision this is" in told(done, "no-revision")
    assert state(published) == before


# Before anything is written, and while files are compressed.
@pytest.mark.parametrize(
    ("number", "once"),
    [(signal.SIGINT, ".output.*"), pytest.param(signal.SIGTERM, ".output.*/*.br", marks=pytest.mark.slow)],
)
def test_an_interrupt_changes_nothing(number: int, once: str, published: Path) -> None:
    before = state(published)
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", SLOWLY + PUBLISH],
        cwd=published,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "SITEURL": ADDRESS},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        end = time.monotonic() + PATIENCE
        while not list(published.glob(once)):
            assert time.monotonic() < end
            time.sleep(0.01)
        process.send_signal(number)
        _, errors = process.communicate(timeout=PATIENCE)
    done = subprocess.CompletedProcess(process.args, process.returncode, "", errors)
    assert told(done, "interrupted").endswith("this was interrupted — run it again")
    assert done.returncode == 130
    assert state(published) == before
    publish_again(published)
