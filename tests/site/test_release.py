"""The built site is a release: compressed copies, settled times and modes, and a manifest of all of it."""

from __future__ import annotations

import hashlib
import json
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import brotli
import pytest

from plugins.release.mtimes import time_of
from tests.plugins import programs
from tests.site.checks.copies import wrong_copies

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Once
    from tests.site.built import Built

PAGE = "about/index.html"


@pytest.mark.parametrize(
    ("path", "content", "found"),
    [
        (f"{PAGE}.br", None, f"{PAGE}.br: missing"),
        (f"{PAGE}.gz", None, f"{PAGE}.gz: missing"),
        (f"{PAGE}.br", b"", f"{PAGE}.br: does not unpack"),
        (f"{PAGE}.gz", b"x", f"{PAGE}.gz: does not unpack"),
        (f"{PAGE}.br", brotli.compress(b"an older page"), f"{PAGE}.br: stale"),
        ("share.png.br", b"", "share.png.br: not due"),
        ("robots.txt.br", b"", "robots.txt.br: not due"),
    ],
)
def test_a_wrong_copy_is_found(path: str, content: bytes | None, found: str, at_root: Built) -> None:
    copies = {name: data for name, data in at_root.copies.items() if name != path}
    faulty = replace(at_root, copies=copies if content is None else {**copies, path: content})
    assert found in list(wrong_copies(faulty))


@pytest.fixture
def folder(at_root: Built, once: Once) -> Path:
    """Return the folder in which a public site and what tells of it were built."""
    assert at_root.copies
    return once.project("at-root")


def test_the_manifest_lists_every_public_file_and_no_other(folder: Path) -> None:
    listed = json.loads((folder / "release" / "manifest.json").read_text(encoding="utf-8"))["files"]
    site = folder / "output"
    assert listed == {
        path.relative_to(site).as_posix(): {
            "size": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in site.rglob("*")
        if path.is_file()
    }


def test_times_are_made_from_content_and_everything_is_readable(folder: Path) -> None:
    for path in (folder / "output").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.is_dir():
            assert mode == 0o755
            continue
        assert (mode, int(path.stat().st_mtime)) == (0o644, time_of(path.read_bytes()))


def test_only_a_public_build_makes_a_release(project: Path) -> None:
    assert programs.run(project, *programs.OURS).returncode == 0
    found = {path.name for path in project.iterdir()}
    assert "output" in found
    assert "release" not in found
    assert list((project / "output").rglob("*.br")) == []
