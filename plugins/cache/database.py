"""What a build keeps for the next one: values by keys that are made from all that a value depends on.

So nothing there can be out of date. With each value a digest of it is kept, so that nothing damaged is used;
and what was pickled is read without running anything foreign. Where the file is damaged, of
another program or of another version, there is simply nothing in it.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sqlite3
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

NAME = "kept.sqlite"
APPLICATION = 0x46534742  # SQLite's application_id: any number that no other program has
FORMAT = 1  # user_version, of the tables below
TABLES = FACTS, TEXTS, RECORDS = "facts", "texts", "records"
COLUMNS = "key TEXT PRIMARY KEY, digest BLOB NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL"
MEMORY = ":memory:"  # SQLite's name for a file that is none
WAIT = 2.0  # seconds for another build to have written
LONG = 3600  # seconds after which what no build has used is removed; one at a time may need other values
# Classes of what is kept; everything else that a pickle could name is refused.
SAFE = {
    ("datetime", "datetime"),
    ("plugins.read.markdown.converter", "Converted"),
    ("plugins.read.front_matter", "Document"),
    ("plugins.read.front_matter", "Entry"),
    ("plugins.read.markdown.links", "Target"),
    ("plugins.report.problems", "Problem"),
    ("plugins.read.reader", "Reading"),
    ("plugins.model.source", "Source"),
    ("plugins.model.source", "Text"),
}


class GoneError(Exception):
    """What was kept when the build began is not there any more: somebody has removed it."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in SAFE:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def digest(value: bytes) -> bytes:
    """Return what tells a value from a damaged one."""
    return hashlib.blake2b(value, digest_size=16).digest()


def _is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another build is writing, so that nothing is wrong with the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class Store:
    """The file of what is kept, open for one process; raises OSError or sqlite3.Error where it cannot be.

    `is_refused` tells that something in it was not used: it is damaged, foreign or older.
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

    def all(self, table: str) -> dict[str, bytes]:
        """Return all values of a table that are as they were kept, by key."""
        try:
            rows = self._here().execute(f"SELECT key, digest, value FROM {table}").fetchall()  # noqa: S608 - ours
        except sqlite3.DatabaseError as error:
            if not _is_busy(error):
                self._refuse()
            return {}
        found = {key: value for key, known, value in rows if digest(value) == known}
        self.is_refused |= len(found) < len(rows)
        return found

    def value(self, table: str, key: str) -> bytes | None:
        """Return one value, or None where it is missing or not as it was kept."""
        query = f"SELECT digest, value FROM {table} WHERE key = ?"  # noqa: S608 - as above
        try:
            row = self._here().execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            if not _is_busy(error):
                self._refuse()
            return None
        if row and digest(row[1]) != row[0]:
            self.is_refused = True
            return None
        return row[1] if row else None

    def keep(self, values: Mapping[str, Mapping[str, bytes]], used: Collection[str] = ()) -> bool:
        """Keep values, by table and key, and what was `used` of earlier ones in these tables.

        Return whether that was possible: another build may be writing for long.
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
                    self._tidy(table, used)
            self._file.execute("COMMIT")
        except sqlite3.DatabaseError:
            with suppress(sqlite3.DatabaseError):
                self._file.execute("ROLLBACK")
            return False
        return True

    def _tidy(self, table: str, used: Collection[str]) -> None:
        """Remove what no build has used for long."""
        half = self._now - LONG // 2  # to note it each time would cost as much as to keep it anew
        if self._file.execute(f"SELECT 1 FROM {table} WHERE used < ? LIMIT 1", (half,)).fetchone():  # noqa: S608
            renew = f"UPDATE {table} SET used = ? WHERE key = ?"  # noqa: S608
            self._file.executemany(renew, ((self._now, key) for key in used))
            self._file.execute(f"DELETE FROM {table} WHERE used < ?", (self._now - LONG,))  # noqa: S608

    def keys(self, table: str) -> list[str]:
        """Return all keys of a table."""
        with suppress(sqlite3.DatabaseError):
            return [key for (key,) in self._here().execute(f"SELECT key FROM {table}")]  # noqa: S608
        return []

    def forget(self, table: str, keys: Collection[str]) -> None:
        """Remove values that nobody can want any more."""
        if keys and not self._is_read_only:
            with suppress(sqlite3.DatabaseError):
                self._file.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))  # noqa: S608

    def unpickled(self, value: bytes | None) -> Any:
        """Return what was pickled, or None where there is nothing, or something foreign."""
        if value is None:
            return None
        try:
            return _Unpickler(io.BytesIO(value)).load()
        except Exception:  # noqa: BLE001 - a foreign pickle may raise anything
            self.is_refused = True
            return None

    def close(self) -> None:
        """Close the file."""
        self._file.close()
