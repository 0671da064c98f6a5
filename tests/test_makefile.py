"""The first minute: `make` sets up an environment with one quiet line, or shows why pip failed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from audit import tools
from tests.needed import needed

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
LINE = "==> 準備をしています（初回だけ） / Setting up (once): "


# Makes an environment without a pip of its own, which takes most of the time: it finds one elsewhere.
PYTHON = """#!/bin/sh
case "$*" in
  "-m venv "*) exec '{python}' "$@" --without-pip ;;
  *) exec '{python}' "$@" ;;
esac
"""


def make(folder: Path, pinned: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make in a folder whose requirements are these."""
    program = needed(lambda: tools.server("make"), "tests/test_makefile.py")
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.txt").write_text(pinned, encoding="utf-8")
    return subprocess.run(  # noqa: S603 - make itself
        [program, "serve"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_set_up_is_one_quiet_line_and_leaves_a_linked_environment_alone(tmp_path: Path) -> None:
    project, shared = tmp_path / "project", tmp_path / "shared"
    project.mkdir()
    shared.mkdir()
    (shared / "needed").write_text("by somebody else", encoding="utf-8")
    (project / ".venv").symlink_to(shared)
    done = make(project, "# nothing\n")
    assert done.stderr.splitlines()[0] == LINE
    assert "pip" not in done.stdout + done.stderr
    assert "invoke" in done.stderr  # which nothing has installed here
    assert [path.name for path in shared.iterdir()] == ["needed"]
    assert not (project / ".venv").is_symlink()
    assert (project / ".venv" / "ready").is_file()


def test_an_installation_that_fails_shows_pip_s_own_words_and_will_be_tried_again(tmp_path: Path) -> None:
    library = tmp_path / "pip"
    library.mkdir()
    (library / "pip").symlink_to(Path(str(import_module("pip").__file__)).parent)
    python = tmp_path / "python"
    python.write_text(PYTHON.format(python=sys.executable), encoding="utf-8")
    python.chmod(0o755)
    done = make(tmp_path, "pelican==4.12.0\n", PYTHON=str(python), PYTHONPATH=str(library))
    assert done.returncode == 2
    assert done.stderr.startswith(LINE)
    assert "Hashes are required in --require-hashes mode" in done.stderr
    assert not (tmp_path / ".venv" / "ready").exists()
