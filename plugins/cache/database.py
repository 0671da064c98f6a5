"""The cache database: an SQLite file of values with their checksums.

What is damaged is not used, and pickles are loaded without running anything foreign. A file that is damaged,
of another program or of another version counts as empty.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from plugins.cache import pickles

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

NAME = "cache.sqlite"
APPLICATION = 0x46534742  # SQLite's application_id: any number that no other program has
FORMAT = 3  # user_version, of the tables below
TABLES = FACTS, TEXTS, RECORDS, PICTURES, VERSIONS = "facts", "texts", "records", "pictures", "versions"
COLUMNS = "key TEXT PRIMARY KEY, digest BLOB NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL"
MEMORY = ":memory:"  # SQLite's name for a file that is none
WAIT = 2.0  # seconds for another build to have written
LIFETIME = 3600  # seconds after which an entry that no build has used is removed


class CacheGoneError(Exception):
    """An entry of the cache has disappeared during the build."""


def digest(value: bytes) -> bytes:
    """Return a checksum, by which a damaged value is found."""
    return hashlib.blake2b(value, digest_size=16).digest()


def _is_whole(value: object, known: object) -> bool:
    """Tell whether a value is the one that was stored; a damaged file may hold any type in its place."""
    return isinstance(value, bytes) and digest(value) == known


def _is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another build is writing, so that nothing is wrong with the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class Database:
    """The file, open for one process; raises OSError or sqlite3.Error where it cannot be.

    `is_refused` is true where something damaged, foreign or older was not used.
    """

    def __init__(self, path: Path, *, is_read_only: bool = False) -> None:
        self.path = path
        self.is_refused = False
        self._place: Path | str = path
        self._is_read_only = is_read_only
        self._now = int(time.time())
        path.parent.mkdir(parents=True, exist_ok=True)
        self._owner = self._process = os.getpid()
        try:
            self._file = self._open()
        except sqlite3.DatabaseError as error:
            if _is_busy(error):
                raise
            self._refuse()

    def _open(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._place, WAIT, isolation_level=None)
        # A killed build loses nothing, which only a loss of power could; and then digests would tell.
        file.execute("PRAGMA synchronous = OFF")
        marks = [file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        if marks == [APPLICATION, FORMAT]:
            return file
        is_empty = not any(marks) and not file.execute("SELECT 1 FROM sqlite_master").fetchone()
        if not is_empty or (self._is_read_only and self._place != MEMORY):
            file.close()
            raise sqlite3.DatabaseError
        file.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            file.execute(f"CREATE TABLE IF NOT EXISTS {table} ({COLUMNS})")
        file.execute(f"PRAGMA application_id = {APPLICATION}")
        file.execute(f"PRAGMA user_version = {FORMAT}")
        file.execute("COMMIT")
        return file

    def _refuse(self) -> None:
        """Begin anew; in memory, where this process only reads, or cannot write there."""
        self.is_refused = True
        if "_file" in vars(self):
            self._file.close()
        if self._is_read_only or self._process != self._owner:
            self._place = MEMORY
        else:
            self.path.unlink(missing_ok=True)
        try:
            self._file = self._open()
        except sqlite3.Error:
            self._place = MEMORY
            self._file = self._open()

    def _here(self) -> sqlite3.Connection:
        """Return the file as this process has opened it: SQLite forbids copies of one to use or close it."""
        if self._process != os.getpid():
            self._process, self._inherited = os.getpid(), self._file
            del self._file
            try:
                self._file = self._open()
            except sqlite3.Error:  # it is gone
                self._refuse()
        return self._file

    def _rows(self, query: str, *arguments: str) -> list[tuple[Any, ...]]:
        """Return what a query finds, nothing while another build writes or where the file is damaged."""
        try:
            return self._here().execute(query, arguments).fetchall()
        except sqlite3.DatabaseError as error:
            if not _is_busy(error):
                self._refuse()
            return []

    def all(self, table: str) -> dict[str, bytes]:
        """Return all values of a table that are undamaged, by key."""
        rows = self._rows(f"SELECT key, digest, value FROM {table}")  # noqa: S608 - ours
        found = {key: value for key, known, value in rows if _is_whole(value, known)}
        self.is_refused |= len(found) < len(rows)
        return found

    def value(self, table: str, key: str) -> bytes | None:
        """Return one value, or None where it is missing or damaged."""
        for known, value in self._rows(f"SELECT digest, value FROM {table} WHERE key = ?", key):  # noqa: S608
            if _is_whole(value, known):
                found: bytes = value
                return found
            self.is_refused = True
        return None

    def keys(self, table: str) -> list[str]:
        """Return all keys of a table."""
        return [key for (key,) in self._rows(f"SELECT key FROM {table}")]  # noqa: S608

    def save(self, values: Mapping[str, Mapping[str, bytes]], used: Collection[str] = ()) -> bool:
        """Store values, by table and key, and note which earlier ones of these tables were `used`.

        Return whether that was possible: another build may hold the lock for long.
        """
        if self._is_read_only:
            return False
        try:
            self._file.execute("BEGIN IMMEDIATE")
            for table, found in values.items():
                rows = ((key, digest(value), self._now, value) for key, value in found.items())
                insert = f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)"  # noqa: S608 - as above
                self._file.executemany(insert, rows)
                if used:
                    self._expire(table, used)
            self._file.execute("COMMIT")
        except sqlite3.DatabaseError:
            with suppress(sqlite3.DatabaseError):
                self._file.execute("ROLLBACK")
            return False
        return True

    def _expire(self, table: str, used: Collection[str]) -> None:
        """Remove what no build has used for a lifetime."""
        half = self._now - LIFETIME // 2  # to note each use would cost as much as to store the values anew
        if self._file.execute(f"SELECT 1 FROM {table} WHERE used < ? LIMIT 1", (half,)).fetchone():  # noqa: S608
            renew = f"UPDATE {table} SET used = ? WHERE key = ?"  # noqa: S608
            self._file.executemany(renew, ((self._now, key) for key in used))
            self._file.execute(f"DELETE FROM {table} WHERE used < ?", (self._now - LIFETIME,))  # noqa: S608

    def remove(self, table: str, keys: Collection[str]) -> None:
        """Remove values."""
        if keys and not self._is_read_only:
            with suppress(sqlite3.DatabaseError):
                self._file.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))  # noqa: S608

    def unpickled(self, value: bytes | None) -> Any:
        """Return what was pickled, or None where there is nothing, or something foreign."""
        if value is None:
            return None
        try:
            return pickles.load(value)
        except Exception:  # noqa: BLE001 - a foreign pickle may raise anything
            self.is_refused = True
            return None

    def close(self) -> None:
        """Close the file."""
        self._file.close()
