"""Pictures and the theme's files are published under names that change with what is in them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from plugins.check.share_images import SIZE
from plugins.write.assets import fingerprinted
from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("favicon.svg", b"", "favicon.e3b0c44298.svg"),  # the SHA-256 of nothing begins so
        ("images/a-b.png", b"abc", "images/a-b.ba7816bf8f.png"),  # FIPS 180-4, appendix B.1
        ("a.b/c.d.webp", b"abc", "a.b/c.d.ba7816bf8f.webp"),
        ("a.b/LICENCE", b"abc", "a.b/LICENCE.ba7816bf8f"),
    ],
)
def test_a_name_has_the_fingerprint_of_the_content_before_its_ending(
    path: str, content: bytes, expected: str
) -> None:
    assert fingerprinted(path, content) == expected


def test_a_changed_picture_has_another_address_and_the_rest_stays(tmp_path: Path) -> None:
    project = small_site.write(tmp_path / "project")
    before = _static(project)
    picture = small_site.png(1, SIZE)
    (project / "content" / "images" / "share.png").write_bytes(picture)
    after = _static(project)
    assert before - after == {f"images/share.{_digits(small_site.png(pixels=SIZE))}.png"}
    assert after - before == {f"images/share.{_digits(picture)}.png"}
    assert {name.partition(".")[0] for name in before & after} == {"favicon"}


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
    assert (done.returncode, done.stderr) == (0, "")
    folder = project / "output" / "static"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
