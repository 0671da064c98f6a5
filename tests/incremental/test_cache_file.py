"""The file of the cache: builds that leave it alone, and what it forgets."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.incremental.earlier import BUILD, kept
from tests.plugins import programs
from tests.site.built import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_a_build_without_the_cache_neither_uses_nor_changes_it(project: Path) -> None:
    without, file = BUILD.format({"USE_CACHE": False}), kept(project)
    before = file.read_bytes(), file.stat().st_mtime_ns
    assert programs.run(project, "-c", without).returncode == 0
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    file.write_bytes(b"")
    assert programs.run(project, "-c", without).returncode == 0
    assert file.read_bytes() == b""


@pytest.mark.parametrize("option", ["build", "publish"])
def test_both_tasks_can_do_without_it(option: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "invoke", "--help", option],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--no-cache" in done.stdout


def test_records_of_sites_that_are_gone_are_forgotten(project: Path) -> None:
    for name in ("first", "second"):
        settings = {"OUTPUT_PATH": str(project / name)}
        done = programs.run(project, "-c", BUILD.format(settings))
        assert done.returncode == 0, done.stderr
        shutil.rmtree(project / name)
    with sqlite3.connect(kept(project)) as file:
        keys = [key for (key,) in file.execute("SELECT key FROM records")]
    file.close()
    assert [key for key in keys if "first" in key] == []
