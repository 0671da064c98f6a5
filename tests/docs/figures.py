"""What the built site weighs on the wire and on disk, and which figures of a text no longer say so."""

from __future__ import annotations

import gzip
import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import brotli

import pelicanconf
from tests.docs import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.site.built import Built

MARK = "<!-- measured: {} -->"  # stands above the table of these figures
# What somebody opens who looks for help, by the kind of page; each of them brings its styles along.
VISIT = ("home", "article", "contact", "office")
ICON = "static/favicon.*.svg"  # the one file that a visit needs besides
PACKED = (".br", ".gz")
TEXTS = (".html", ".svg", ".txt", ".vcf", ".xml")
LEAST = 200  # bytes; smaller files get no copies
# Articles are rewritten, and the whole site grows with each piece of news. Their writers must not be stopped
# by a figure in a guide to hosting: only what is of another order of magnitude by now makes it wrong.
TOLERANCE = {"wire": 2.0, "disk": 10.0}

Rows = list[list[int]]


def visited(site: Built) -> list[str]:
    """Return the first page of each kind that a visit has, in the first language."""
    first = next(iter(pelicanconf.LANGUAGES))
    found: dict[str, str] = {}
    for path, page in site.pages():
        if page.select(f"html[lang={first}]"):
            found.setdefault(str(page.select("main")[0]["class"][0]).removeprefix("page-"), path)
    return [found[kind] for kind in VISIT]


def measure(files: Mapping[str, bytes], visit: Iterable[str]) -> dict[str, Rows]:
    """Return the rows of each table, in bytes, for the files of a site by their path.

    "wire": as it is, by gzip, by brotli, for each page of a visit, for the icon and for the visit. "disk":
    the number of files, then their size, without the compressed copies and with them.
    """
    icon = next(path for path in files if fnmatch(path, ICON))
    wire = [_sent(files, path) for path in (*visit, icon)]
    own = {path: content for path, content in files.items() if not _is_copy(path, files)}
    copies = [
        len(_copy(files, path, ending))
        for path in own
        for ending in PACKED
        if path.endswith(TEXTS) and len(own[path]) > LEAST
    ]
    size = sum(map(len, own.values()))
    return {
        "wire": [*wire, [sum(column) for column in zip(*wire, strict=True)]],
        "disk": [[len(own), len(own) + len(copies)], [size, size + sum(copies)]],
    }


def stale(text: str, measured: Mapping[str, Rows]) -> list[str]:
    """Return each row of a text's tables that is missing, too much, or far from what was measured."""
    return [line for kind, rows in measured.items() for line in _stale(text, kind, rows)]


def _stale(text: str, kind: str, rows: Rows) -> list[str]:
    _, mark, rest = text.partition(MARK.format(kind))
    if not mark:
        return [f"{kind}: no table"]
    said = [_numbers(cells) for cells in rules.tables(rest)[0][2:]]  # below the headings and their line
    if len(said) != len(rows):
        return [f"{kind}: {len(said)} rows, not {len(rows)}"]
    return [
        f"{kind}: {old}, not {new}"
        for old, new in zip(said, rows, strict=True)
        if len(old) != len(new) or any(_is_far(*pair, TOLERANCE[kind]) for pair in zip(old, new, strict=True))
    ]


def _numbers(cells: list[str]) -> list[int]:
    return [int(cell.replace(",", "")) for cell in cells if re.fullmatch(r"[\d,]+", cell)]


def _is_far(one: int, two: int, tolerance: float) -> bool:
    return max(one, two) > tolerance * min(one, two)


def _sent(files: Mapping[str, bytes], path: str) -> list[int]:
    return [len(files[path]), len(_copy(files, path, ".gz")), len(_copy(files, path, ".br"))]


def _copy(files: Mapping[str, bytes], path: str, ending: str) -> bytes:
    """Return a compressed file: the copy beside it, or what that would be."""
    packed = files.get(path + ending)
    if packed is not None:
        return packed
    content = files[path]
    return gzip.compress(content, mtime=0) if ending == ".gz" else brotli.compress(content, quality=11)


def _is_copy(path: str, files: Mapping[str, bytes]) -> bool:
    return path.endswith(PACKED) and path.rpartition(".")[0] in files
