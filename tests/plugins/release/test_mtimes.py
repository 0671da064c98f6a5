"""Published files have modes that a web server can read, and times that change with their content only."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from plugins.release import mtimes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    before = os.umask(0o077)
    try:
        folder = tmp_path / "site"
        (folder / "en").mkdir(parents=True)
        (folder / "en" / "index.html").write_bytes(b"0566-91-0001")
        (folder / "en" / "index.html.br").write_bytes(b"packed")
        (folder / "lone.gz").write_bytes(b"")
    finally:
        os.umask(before)
    return folder


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", 946_684_800 + 0xE3B0C44298FC1C14 % 2**29),  # the SHA-256 of nothing begins so
        (b"abc", 946_684_800 + 0xBA7816BF8F01CFEA % 2**29),  # FIPS 180-4, appendix B.1
    ],
)
def test_a_time_is_made_from_the_content(content: bytes, expected: int) -> None:
    assert mtimes.time_of(content) == expected


def test_another_digit_is_another_time_and_all_times_are_past() -> None:
    times = {mtimes.time_of(f"0566-91-{number:04}".encode()) for number in range(2000)}
    assert len(times) >= 1999
    assert 946_684_800 <= min(times) <= max(times) < 946_684_800 + 2**29


def test_modes_and_times_are_the_same_for_everyone(site: Path) -> None:
    mtimes.settle(site)
    found = {
        path.relative_to(site).as_posix(): (path.stat().st_mode & 0o777, int(path.stat().st_mtime))
        for path in [site, *site.rglob("*")]
    }
    page = mtimes.time_of(b"0566-91-0001")
    assert found == {
        ".": (0o755, 946_684_800),
        "en": (0o755, 946_684_800),
        "en/index.html": (0o644, page),
        "en/index.html.br": (0o644, mtimes.time_of(b"packed")),
        "lone.gz": (0o644, mtimes.time_of(b"")),
    }
