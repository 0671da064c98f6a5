"""Sources that are read without a build."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests import warm

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from editing import sources
run = sources.read(Path())
print(len(run.sources.pages) > 0, sorted({{p.code for p in run.problems if not p.is_hint}}))
"""


def read(project: Path, root: Path) -> str:
    """Read in a process of its own: Pelican's signals stay connected."""
    done = warm.run(PROGRAM.format(root=str(root)), project, os.environ)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_all_is_read_with_its_problems_and_nothing_is_written_or_told(
    project: Path, request: pytest.FixtureRequest
) -> None:
    root = request.config.rootpath
    assert read(project, root) == "True []\n"
    path = project / "content" / "ja" / "guide" / "sowing.md"
    path.write_text("no head", encoding="utf-8")
    assert "no-front-matter" in read(project, root)
    assert list(project.glob("*output*")) == []
