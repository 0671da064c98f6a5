"""Pictures and the theme's files are published under names that change with what is in them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tests.plugins import pictures, programs, small_site

if TYPE_CHECKING:
    from pathlib import Path


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"/>'


def test_a_changed_picture_has_another_address_and_the_rest_stays(tmp_path: Path) -> None:
    project = small_site.write(tmp_path / "project")
    before = _static(project)
    share, plan = project / "content" / "images" / "share.png", project / "content" / "images" / "plan.svg"
    share.write_bytes(pictures.encoded(pictures.quarters(), "PNG"))
    plan.write_bytes(SVG)
    after = _static(project)
    assert {name.partition(".")[0] for name in before - after} == {"images/share"}
    assert {name.partition(".")[0] for name in after - before} == {"images/share", "images/plan"}
    assert {name.partition(".")[0] for name in before & after} == {"favicon", "search", "shards"}
    assert f"images/plan.{_digits(SVG)}.svg" in after


def test_what_systems_leave_beside_files_of_the_theme_is_not_published(tmp_path: Path) -> None:
    project = small_site.write(tmp_path / "project")
    before = _static(project)
    (project / "theme" / "static" / ".DS_Store").write_bytes(b"left")
    assert _static(project) == before


def _digits(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


def _static(project: Path) -> set[str]:
    """Build, and return what lies below static/."""
    done = programs.run(project, *programs.OURS)
    assert done.returncode == 0, done.stderr
    folder = project / "output" / "static"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
