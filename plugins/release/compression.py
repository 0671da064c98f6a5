"""Compressed copies beside the text files of the public site, for web servers that send them as they are.

What was compressed before is cached by a hash of the content and of all else that the result depends on, so
nothing there can be out of date. It is unpacked and compared before it is used, so nothing there is trusted.
"""

from __future__ import annotations

import hashlib
import os
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import brotli

from plugins.hosting.headers import media_type
from plugins.hosting.published import PACKED
from plugins.report.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SMALLEST = 200  # bytes: a file must be larger to be worth a copy
# Pictures of other types are compressed already.
TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")
FOR_HOSTS = "_"  # the first character of files that hosts read and do not serve


@dataclass(frozen=True)
class Encoding:
    """A content coding (RFC 9110, 8.4.1): the ending of its copies, how they are made and unpacked.

    `version` names all besides the content that decides what the bytes are.
    """

    suffix: str
    version: str
    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


def _gzip(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)  # RFC 1952, and no time in its header
    return packer.compress(content) + packer.flush()


def _brotli(quality: int) -> Encoding:
    """Return brotli (RFC 7932) of a quality."""
    version = f"brotli {brotli.__version__} {quality}"
    return Encoding(
        BROTLI, version, lambda content: brotli.compress(content, quality=quality), brotli.decompress
    )


BROTLI, GZIP = PACKED
ENCODINGS = (
    _brotli(11),
    Encoding(
        GZIP,
        f"zlib {zlib.ZLIB_RUNTIME_VERSION} 9",
        _gzip,
        lambda packed: zlib.decompress(packed, 16 + zlib.MAX_WBITS),
    ),
)

# For 500 files, quality 11 takes ten seconds. For more, 8 takes a fortieth of the time, and 8 % more bytes.
MANY, OF_MANY = 500, (_brotli(8), *ENCODINGS[1:])


def compressible(folder: Path) -> Iterator[Path]:
    """Yield the files that get copies: text of more than 200 bytes."""
    for path in sorted(folder.rglob("*")):
        is_text = path.is_file() and media_type(path.name).startswith(TEXT)
        if is_text and not path.name.startswith(FOR_HOSTS) and path.stat().st_size > SMALLEST:
            yield path


def compress(folder: Path, cache: Path | None) -> None:
    """Write a copy in each encoding beside each text file below a folder; raise OSError.

    `cache` is the folder of what was compressed before, if there is one; what was not needed this time is
    removed from it.
    """
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
    found = [*compressible(folder)]
    encodings = ENCODINGS if len(found) <= MANY else OF_MANY
    tasks = [(path, encoding) for path in found for encoding in encodings]
    # Both libraries leave Python to other threads while they work.
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        copies = pool.map(lambda task: _copy(task[0], task[1], cache), tasks)
        used = set(progress(copies, len(tasks), "圧縮しています / Compressing"))
    finally:
        pool.shutdown(cancel_futures=True)
    for path in cache.iterdir() if cache else ():
        if path.name not in used:
            path.unlink(missing_ok=True)  # another build may be at it too


def _copy(path: Path, encoding: Encoding, cache: Path | None) -> str:
    """Write one copy, and return the name under which it is cached."""
    content = path.read_bytes()
    key = hashlib.sha256(encoding.version.encode() + b"\0" + content).hexdigest() + encoding.suffix
    packed = _cached(cache / key, encoding, content) if cache else None
    if packed is None:
        packed = encoding.pack(content)
        if cache:
            _save(cache / key, packed)
    path.with_name(path.name + encoding.suffix).write_bytes(packed)
    return key


def _cached(path: Path, encoding: Encoding, content: bytes) -> bytes | None:
    """Return what is cached there if it holds just this content, and None if it is missing or damaged."""
    with suppress(FileNotFoundError, brotli.error, zlib.error):
        packed = path.read_bytes()
        if encoding.unpack(packed) == content:
            return packed
    return None


def _save(path: Path, packed: bytes) -> None:
    """Write a file that is there whole or not at all, whoever else writes it now."""
    half = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")  # two files may hold the same
    half.write_bytes(packed)
    half.replace(path)
