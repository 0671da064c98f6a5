"""The two ways to the text of a language: one index, or shards where that would be too large."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import brotli

from plugins.render.output_file import OutputFile
from plugins.render.search import shards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.cache.build_record import FileRecord

FAST = 5  # a quality of brotli that takes a hundredth of the time and packs into a tenth more
PACKED_AT_MOST = 20  # times smaller than it is: text is packed four or five times smaller


def files(  # noqa: PLR0913, PLR0917 - each is a value of its own
    path: str,
    digest: str,
    load: Callable[[], dict[str, Any]],
    most: int,
    module: str,
    before: Mapping[str, FileRecord],
) -> Iterator[OutputFile]:
    """Yield the index at a path, which changes with `digest`, or shards if it has more than `most` bytes.

    `load` returns what is in it, and `module` is the script for shards. `before` tells of the files of the
    site before, if all that they share is as it was: an index that is the same is not made to know its size.
    """
    folder = path[: path.rindex("/") + 1]

    @cache
    def made() -> dict[str, bytes]:
        content = load()
        whole = shards.dumped(content)
        if is_within(whole, most):
            return {path: whole}
        own = shards.files(content)
        root = shards.root(content, sum(name.startswith(shards.GRAMS) for name in own), module)
        return {path: shards.dumped(root), **{folder + name: data for name, data in own.items()}}

    def part(name: str, own: str) -> OutputFile:
        return OutputFile(name, digest=own, load=lambda: made()[name])

    if path in before and before[path].own == digest:
        folders = (folder + shards.PAGES, folder + shards.GRAMS)
        names = (name for name in before if name == path or name.startswith(folders))
        yield from (part(name, before[name].own) for name in names)
    else:
        for name, content in made().items():
            yield OutputFile(name, content=content, digest=digest if name == path else "")


def is_within(data: bytes, most: int) -> bool:
    """Tell whether data has at most so many bytes on the wire (RFC 7932), as releases pack it."""
    if len(data) <= most or len(brotli.compress(data, quality=FAST)) <= most:
        return True
    return len(data) <= PACKED_AT_MOST * most and len(brotli.compress(data)) <= most
