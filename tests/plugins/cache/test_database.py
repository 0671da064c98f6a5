"""What is kept comes back as it was, or not at all."""

from __future__ import annotations

import datetime
import os
import pickle
import sqlite3
from typing import TYPE_CHECKING

import pytest

from editing import handbook
from plugins.cache import database
from plugins.cache.database import LIFETIME, Database
from plugins.model.document import Document, Entry
from plugins.model.fields import FIELDS
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOUR = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - as entries hold days


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "cache.sqlite"


@pytest.fixture
def kept(path: Path) -> Iterator[Database]:
    found = Database(path)
    yield found
    found.close()


def age(path: Path, seconds: int) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE facts SET used = used - ?", (seconds,))
    file.close()


def test_what_is_kept_comes_back(kept: Database, path: Path) -> None:
    assert kept.save({"facts": {"a": b"1", "b": b"2"}, "texts": {"a": b"3"}})
    again = Database(path)
    assert again.all("facts") == {"a": b"1", "b": b"2"}
    assert again.value("texts", "a") == b"3"
    assert again.value("texts", "b") is None
    assert not again.is_refused
    again.close()


def test_a_newer_value_takes_the_place_of_an_older_one(kept: Database) -> None:
    kept.save({"facts": {"a": b"1"}})
    kept.save({"facts": {"a": b"2"}})
    assert kept.all("facts") == {"a": b"2"}


def test_what_nobody_has_used_for_long_is_removed(kept: Database, path: Path) -> None:
    kept.save({"facts": {"a": b"1", "b": b"2"}})
    age(path, LIFETIME + 1)
    kept.save({"facts": {"c": b"3"}}, ["a", "c"])
    assert kept.all("facts") == {"a": b"1", "c": b"3"}


def test_what_another_build_has_just_used_stays(kept: Database, path: Path) -> None:
    kept.save({"facts": {"a": b"1", "b": b"2"}})
    age(path, LIFETIME - 10)
    kept.save({"facts": {}}, ["a"])
    assert kept.all("facts") == {"a": b"1", "b": b"2"}


def test_a_value_that_was_damaged_is_not_used(kept: Database, path: Path) -> None:
    kept.save({"facts": {"a": b"1", "b": b"2"}})
    with sqlite3.connect(path) as file:
        file.execute("UPDATE facts SET value = x'00' WHERE key = 'a'")
    file.close()
    assert kept.value("facts", "a") is None
    assert kept.all("facts") == {"b": b"2"}
    assert kept.is_refused


@pytest.mark.parametrize("content", [b"words", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_file_that_is_none_of_ours_is_begun_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    found = Database(path)
    assert found.is_refused
    assert found.save({"facts": {"a": b"1"}})
    assert found.all("facts") == {"a": b"1"}
    found.close()


def test_a_reader_leaves_even_such_a_file_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"words")
    found = Database(path, is_read_only=True)
    assert (found.is_refused, found.all("facts"), found.save({"facts": {"a": b"1"}})) == (True, {}, False)
    found.close()
    assert path.read_bytes() == b"words"


def test_while_another_build_writes_nothing_is_kept(
    kept: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT", 0.1)
    other = Database(path)
    kept._file.execute("BEGIN IMMEDIATE")  # noqa: SLF001 - as a build in the middle of it
    assert not other.save({"facts": {"a": b"1"}})
    kept._file.execute("COMMIT")  # noqa: SLF001
    assert other.save({"facts": {"a": b"1"}})
    other.close()


def test_a_copy_of_a_process_opens_the_file_anew(kept: Database) -> None:
    kept.save({"facts": {"a": b"1"}})
    if child := os.fork():
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    else:
        mine = kept._file  # noqa: SLF001 - the one that the copy must not use
        os._exit(int(not (kept.value("facts", "a") == b"1" and kept._file is not mine)))  # noqa: SLF001
    assert kept.value("facts", "a") == b"1"


@pytest.mark.parametrize("value", [("x", 1, HOUR, None), Problem("a.md", 1, "empty-file", {"a": "b"})])
def test_plain_values_and_our_own_are_unpickled(kept: Database, value: object) -> None:
    assert kept.unpickled(pickle.dumps(value)) == value
    assert not kept.is_refused


@pytest.mark.parametrize("value", [pickle.dumps(Database), pickle.dumps(sqlite3.connect), b"", b"\x80"])
def test_nothing_else_is(kept: Database, value: bytes) -> None:
    assert kept.unpickled(value) is None
    assert kept.is_refused


def test_a_file_that_another_build_holds_is_left_alone(
    kept: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT", 0.1)
    kept.save({"facts": {"a": b"1"}})
    waiting, before = Database(path), path.stat().st_ino
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert (waiting.value("facts", "a"), waiting.all("facts"), waiting.is_refused) == (None, {}, False)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        Database(path)
    other.execute("COMMIT")
    other.close()
    assert (waiting.value("facts", "a"), path.stat().st_ino) == (b"1", before)
    waiting.close()


def test_what_could_not_be_kept_leaves_nothing_half_done(kept: Database, path: Path) -> None:
    kept._file.execute("PRAGMA busy_timeout = 100")  # noqa: SLF001 - a test need not wait
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM facts").fetchone()  # a reader: nothing can be written to the end
    assert not kept.save({"facts": {"a": b"1"}})
    other.execute("COMMIT")
    other.close()
    assert kept.save({"facts": {"b": b"2"}})
    assert kept.all("facts") == {"b": b"2"}


def test_what_nobody_can_want_is_forgotten(kept: Database) -> None:
    kept.save({"records": {"a": b"1", "b": b"2"}})
    kept.remove("records", ["a"])
    assert kept.keys("records") == ["b"]


@pytest.mark.parametrize("key", FIELDS)
def test_the_value_of_every_entry_comes_back(key: str, kept: Database) -> None:
    """A class that is not named in `SAFE` would be taken for a damaged cache by each later build."""
    example = handbook.texts()["keys"][key]["example"]["en"]
    document = Document({key: Entry(FIELDS[key].parse([example]), 1)})
    assert kept.unpickled(pickle.dumps(document)) == document
    assert not kept.is_refused


def test_an_entry_of_an_unknown_class_would_be_found(kept: Database) -> None:
    document = Document({"Day": Entry(HOUR.time(), 1)})
    assert kept.unpickled(pickle.dumps(document)) is None
    assert kept.is_refused
