"""Publish pictures: files that are made of each original, or were made of it by an earlier build."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from plugins import files, hashing
from plugins.cache.database import VERSIONS
from plugins.cache.picture_cache import processes
from plugins.model.assets import Asset, fingerprinted
from plugins.render import picture_files, pixels
from plugins.render.output_file import OutputFile
from plugins.report.progress import progress
from plugins.workers import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from plugins.cache.database import Database

MAKING = "画像を小さくしています / Making pictures smaller"


class Original(NamedTuple):
    """A picture: its path below content/, the digest of its content, and if social networks show it."""

    path: str
    digest: str
    is_shared: bool


class Entry(NamedTuple):
    """What is cached of a picture; the contents of its files are cached by their digests.

    Each file is its ending, its width in pixels and its digest; the first one is the whole picture. There are
    none where a picture could not be made.
    """

    width: int = 0
    height: int = 0
    is_clear: bool = False
    files: Sequence[tuple[str, int, str]] = ()


@dataclass(frozen=True)
class Published:
    """Path → asset of each picture, address → file of all of them, and the paths of what is damaged."""

    assets: dict[str, Asset] = field(default_factory=dict)
    files: dict[str, OutputFile] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Publisher:
    """Makes files of the originals in a folder, in these widths, and gives them addresses in another."""

    content: Path
    widths: Sequence[int]
    folder: str
    database: Database | None = None

    def publish(self, originals: Iterable[Original], jobs: int) -> Published:
        """Return what is published of these originals; files are made in parallel and loaded when needed."""
        version = hashing.pillow(pixels.__file__, picture_files.__file__)
        keys = {original: self._key(version, original) for original in originals}
        entries = {original: self._cached(key) for original, key in keys.items()}
        new = [original for original, entry in entries.items() if entry is None]
        contents: dict[str, bytes] = {}  # of files that are not in the database
        jobs = processes([f"{self.content}/{original.path}" for original in new], jobs)
        for original, made, files_of in progress(shared(self._made, new, jobs, batch=1), len(new), MAKING):
            entries[original] = made
            values = {**files_of, keys[original]: json.dumps(made).encode()}
            if not (made.files and self.database and self.database.save({VERSIONS: values})):
                contents |= files_of
        found = Published()
        for original, entry in entries.items():
            if entry and entry.files:
                self._add(found, original, entry, contents)
            else:
                found.damaged.append(original.path)
        if self.database:
            used = [digest for entry in entries.values() if entry for _, _, digest in entry.files]
            self.database.save({VERSIONS: {}}, [*keys.values(), *used])
        return found

    def _key(self, version: str, original: Original) -> str:
        return hashing.digest(repr((version, self.widths, original.is_shared, original.digest)).encode())

    def _cached(self, key: str) -> Entry | None:
        value = self.database.value(VERSIONS, key) if self.database else None
        try:
            return Entry(*json.loads(value)) if value else None
        except (ValueError, TypeError):
            return None

    def _made(self, originals: Sequence[Original]) -> Iterator[tuple[Original, Entry, dict[str, bytes]]]:
        """Yield each original with its entry and the contents of its files, by their digests."""
        for original in originals:
            try:
                made = self._make(original)
            except MemoryError:  # of the machine, and not of the picture
                raise
            except Exception:  # noqa: BLE001 - whatever a library makes of a picture
                yield original, Entry(), {}
                continue
            contents = {hashing.digest(file.content): file for file in (made.whole, *made.versions)}
            names = [(file.ending, file.width, digest) for digest, file in contents.items()]
            entry = Entry(made.width, made.height, made.is_clear, names)
            yield original, entry, {digest: file.content for digest, file in contents.items()}

    def _make(self, original: Original) -> picture_files.Files:
        content = files.read(f"{self.content}/{original.path}")
        return picture_files.make(content, self.widths, is_shared=original.is_shared)

    def _add(self, found: Published, original: Original, entry: Entry, contents: dict[str, bytes]) -> None:
        stem = original.path.rpartition(".")[0]
        addresses: list[tuple[str, int]] = []
        for ending, width, digest in entry.files:
            address = self.folder + fingerprinted(f"{stem}{ending}", digest)
            load = partial(self._load, original, digest, contents.get(digest))
            found.files[address] = OutputFile(address, digest=digest, load=load)
            addresses.append((address, width))
        (whole, _), *versions = addresses
        found.assets[original.path] = Asset(whole, entry.width, entry.height, tuple(versions), entry.is_clear)

    def _load(self, original: Original, digest: str, content: bytes | None) -> bytes:
        """Return the content of a file: it is made anew where the cache has lost it."""
        if found := content or (self.database and self.database.value(VERSIONS, digest)):
            return found
        made = self._make(original)
        [file] = [file for file in (made.whole, *made.versions) if hashing.digest(file.content) == digest]
        return file.content
