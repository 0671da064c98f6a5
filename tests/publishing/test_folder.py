"""A folder is compared with what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publishing import folder
from tests.publishing.samples import FILES, manifest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def told(site: Path) -> list[tuple[str, str, str]]:
    """Return what is found: path from the folder, code, and what is told of it."""
    return [
        (problem.path.removeprefix(f"{site}/"), problem.code, problem.details.get("what", ""))
        for problem in folder.compare(str(site), manifest())
    ]


def test_a_folder_with_just_these_files_is_the_same(site: Path) -> None:
    assert told(site) == []


def test_each_difference_is_told(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "en" / "index.html").write_bytes(b"Guilt")
    (site / "_headers").write_bytes(b"")
    (site / ".hidden").touch()
    (site / "en" / "new").mkdir()
    (site / "en" / "new" / "a.html").touch()
    assert told(site) == [
        ("_headers", "file-different", "0 / 3 bytes"),
        ("en/index.html", "file-different", "5 / 5 bytes"),
        ("index.html", "file-missing", str(site)),
        (".hidden", "file-extra", ""),
        ("en/new/a.html", "file-extra", ""),
    ]


def test_a_folder_that_is_none_cannot_be_compared(site: Path) -> None:
    with pytest.raises(NotADirectoryError):
        told(site / "index.html")
