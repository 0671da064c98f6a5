"""What a build has made, as plain values, and in what two of them differ."""

from __future__ import annotations

import difflib
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.incremental.building import Made, Told

LINES = 30  # of a difference that are shown
WIDTH = 300  # characters of each
REFUSED = "cache-refused"  # the code of that problem
READ = (".html", ".xml", ".vcf", ".txt", ".pdf")  # what readers get; the other files follow from it


@dataclass(frozen=True)
class Entry:
    """A file, or a folder (without content), with its mode and its time in nanoseconds."""

    content: bytes | None
    mode: int
    time: int


Tree = dict[str, Entry]  # by path below a folder, which itself is "."


def tree(folder: Path) -> Tree:
    """Return all that lies below a folder; nothing where there is none."""
    paths = [folder, *folder.rglob("*")] if folder.exists() else []
    return {path.relative_to(folder).as_posix(): _entry(path) for path in sorted(paths)}


def _entry(path: Path) -> Entry:
    known = path.lstat()
    content = None if stat.S_ISDIR(known.st_mode) else path.read_bytes()
    return Entry(content, known.st_mode, known.st_mtime_ns)


def read(found: Tree) -> dict[str, bytes | None]:
    """Return what readers get of a site, by path."""
    return {path: entry.content for path, entry in found.items() if path.endswith(READ)}


def differences(warm: Tree, cold: Tree, *, with_times: bool) -> Iterator[str]:
    """Yield what is in one tree only, or not the same in both; of modes and times only if that is wanted."""
    for path in sorted(warm.keys() | cold.keys()):
        one, other = warm.get(path), cold.get(path)
        if one is None or other is None:
            yield f"{path}: only in the {'cold' if one is None else 'warm'} one"
        elif one.content != other.content:
            yield f"{path}: other content\n{shown(one.content, other.content)}"
        elif with_times and one != other:
            pairs = (f"mode {entry.mode:o}, time {entry.time}" for entry in (one, other))
            yield f"{path}: {' in the warm one, '.join(pairs)} in the cold one"


def shown(warm: bytes | None, cold: bytes | None) -> str:
    """Return the first lines in which two contents differ."""
    if warm is None or cold is None:
        return "one is a folder"
    ours, theirs = (content.decode(errors="replace").splitlines() for content in (warm, cold))
    found = difflib.unified_diff(ours, theirs, "warm", "cold", n=1, lineterm="")
    first = [line[:WIDTH] for line, _ in zip(found, range(LINES), strict=False)]
    return "\n".join(first) or f"{len(warm)} and {len(cold)} bytes"


def told_otherwise(warm: Made, cold: Made) -> Iterator[str]:
    """Yield in what the outcomes of two builds differ: status, problems in their order, what was said.

    Only the warm one can tell that what was kept is damaged.
    """
    if warm.status != cold.status:
        yield f"status {warm.status} and {cold.status}"
    told = tuple(problem for problem in warm.problems if problem[2] != REFUSED)
    if told != cold.problems:
        ours, theirs = ("\n".join(map(_line, problems)) for problems in (told, cold.problems))
        yield f"problems:\n{shown(ours.encode(), theirs.encode())}"
    said = "".join(line for line in warm.said.splitlines(keepends=True) if f"[{REFUSED}]" not in line)
    if said != cold.said:
        yield f"said:\n{shown(said.encode(), cold.said.encode())}"


def _line(told: Told) -> str:
    path, line, code, details = told
    return f"{path}:{line}: [{code}] {dict(details)}"
