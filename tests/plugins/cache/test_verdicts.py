"""A PDF is looked into once, until it or the code changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins import hashing
from plugins.cache import verdicts
from plugins.cache.build_cache import BuildCache
from plugins.cache.build_record import BuildRecord
from plugins.cache.database import RECORDS, Database
from plugins.check import pdf
from plugins.check.pdf import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMED = Verdict("", "佐藤\nSato")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[BuildCache]:
    database = Database(tmp_path / "cache" / "cache.sqlite")
    yield BuildCache(tmp_path / "output", database)
    database.close()


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return what has been looked into."""
    found: list[bytes] = []

    def inspect(data: bytes) -> Verdict:
        found.append(data)
        return Verdict(pdf.TOO_COMPLEX, "") if data == b"slow" else NAMED

    monkeypatch.setattr(pdf, "inspect", inspect)
    return found


def told(cache: BuildCache, folder: Path, *contents: bytes) -> list[Verdict]:
    found = []
    for content in contents:
        (folder / "a.pdf").write_bytes(content)
        found.append(verdicts.inspected(cache, folder, "a.pdf"))
    return found


def test_the_same_content_is_looked_into_once(cache: BuildCache, tmp_path: Path, looked: list[bytes]) -> None:
    assert told(cache, tmp_path, b"one", b"two", b"one", b"two") == [NAMED] * 4
    assert looked == [b"one", b"two"]


def test_what_took_too_long_is_tried_again(cache: BuildCache, tmp_path: Path, looked: list[bytes]) -> None:
    assert told(cache, tmp_path, b"slow", b"slow") == [Verdict("complex-pdf", "")] * 2
    assert looked == [b"slow", b"slow"]


def test_nothing_is_remembered_without_a_cache(tmp_path: Path, looked: list[bytes]) -> None:
    assert told(BuildCache(tmp_path), tmp_path, b"one", b"one") == [NAMED] * 2
    assert looked == [b"one", b"one"]


def test_other_code_looks_again_and_removes_what_earlier_code_found(
    cache: BuildCache, tmp_path: Path, looked: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache.database
    told(cache, tmp_path, b"one")
    monkeypatch.setattr(hashing, "code", lambda: "other")
    told(cache, tmp_path, b"one")
    assert looked == [b"one", b"one"]
    keys = [key for key in cache.database.keys(RECORDS) if key.startswith("pdf ")]
    assert len(keys) == 2
    cache.save(BuildRecord("", (), (), {}), [])
    assert [key for key in cache.database.keys(RECORDS) if key.startswith("pdf ")] == [
        key for key in keys if key.startswith("pdf other ")
    ]


@pytest.mark.parametrize("value", [b"", b"[", b"7", b"[1]", b"\xff"])
def test_an_entry_that_says_nothing_is_not_used(
    value: bytes, cache: BuildCache, tmp_path: Path, looked: list[bytes]
) -> None:
    assert cache.database
    key = f"pdf {hashing.code()} {hashing.digest(b'one')}"
    cache.database.save({RECORDS: {key: value}})
    assert told(cache, tmp_path, b"one") == [NAMED]
    assert looked == [b"one"]
