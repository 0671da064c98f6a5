"""Whatever files there are, a build ends with every mistake told or every page there, and no traceback."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plugins import anything, programs, small_site
from tests.site import built

if TYPE_CHECKING:
    import subprocess

pytestmark = pytest.mark.slow
FEW = settings(max_examples=2, suppress_health_check=list(HealthCheck))  # a build takes half a second
NAME = "content/ja/pages/zz-{}.md"  # behind all other pages: of two alike, the later one is told
SHOWING_ALL = programs.BUILD.format("build(Path('pelicanconf.py').resolve(), SHOW_UNPUBLISHED=True)")
ROUNDS = 4  # what is taken away may have hidden other mistakes


def build(project: Path) -> tuple[int, set[str]]:
    """Build; return the status and the files that mistakes are told of."""
    done: subprocess.CompletedProcess[str] = programs.run(project, "-c", SHOWING_ALL)
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    found = re.findall(r"(?m)^(\S[^:\n]*)(?::\d+)?: \[([a-z0-9-]+)\] (hint: )?", done.stderr)
    assert len(found) == len(done.stderr.splitlines())
    assert "unexpected" not in {code for _, code, _ in found}, done.stderr
    return done.returncode, {path for path, _, _ in found}


def assert_told_or_there(project: Path, files: dict[str, bytes]) -> None:
    """Check that each file is told or becomes a page once the others are told no more."""
    for name, content in files.items():
        (project / name).write_bytes(content)
    left = set(files)
    for _ in range(ROUNDS):
        status, told = build(project)
        if not status:
            break
        assert told & left, told
        for name in told & left:
            (project / name).unlink()
        left -= told
    assert status == 0, told
    pages = {name: project / "output" / place(name, files[name]) for name in left}
    assert [name for name, page in pages.items() if not page.is_file()] == []


def place(name: str, content: bytes) -> str:
    """Return the file of a page below the output folder."""
    own = re.search(rb"(?m)^Save_as:\s*(\S+)", content)
    return own[1].decode() if own else f"{Path(name).stem}/index.html"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built.copy(tmp_path_factory.mktemp("real"))


@FEW
@given(contents=st.lists(anything.contents, min_size=30, max_size=30))
def test_files_of_anything_are_told(contents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = small_site.write(Path(folder))
        assert_told_or_there(project, {NAME.format(i): content for i, content in enumerate(contents)})


@FEW
@given(data=st.data())
def test_real_pages_to_which_something_happened_are_told_or_there(real: Path, data: st.DataObject) -> None:
    files = {NAME.format(i): data.draw(anything.mutated(f"Page {i}")).encode() for i in range(30)}
    try:
        assert_told_or_there(real, files)
    finally:
        for name in files:
            (real / name).unlink(missing_ok=True)


@settings(FEW, max_examples=4)
@given(content=st.binary(max_size=100) | anything.toml)
def test_data_of_anything_are_told(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = small_site.write(Path(folder))
        (project / "content" / "data" / "anything.toml").write_bytes(content)
        status, told = build(project)
        assert (status == 0) == (not told)
