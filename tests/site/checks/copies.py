"""Every text file of the public site has its compressed copies, and each says just what the file says."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.built import Built

LARGER_THAN = 200  # bytes
TEXT = (".html", ".js", ".json", ".xml", ".svg", ".vcf", ".txt")
UNPACK = {".br": brotli.decompress, ".gz": lambda packed: zlib.decompress(packed, wbits=31)}


def wrong_copies(site: Built) -> Iterator[str]:
    """Yield copies that are missing, say something else than their file, or stand beside no such file."""
    due = {path for path, data in site.files.items() if path.endswith(TEXT) and len(data) > LARGER_THAN}
    expected = {path + suffix: path for path in due for suffix in UNPACK}
    yield from (f"{copy}: missing" for copy in sorted(expected.keys() - site.copies.keys()))
    yield from (f"{copy}: not due" for copy in sorted(site.copies.keys() - expected.keys()))
    for copy in sorted(expected.keys() & site.copies.keys()):
        try:
            unpacked = UNPACK[copy[-3:]](site.copies[copy])
        except (brotli.error, zlib.error):
            yield f"{copy}: does not unpack"
            continue
        if unpacked != site.files[expected[copy]]:
            yield f"{copy}: stale"
        if len(site.copies[copy]) >= len(unpacked):
            yield f"{copy}: no smaller"
