"""Check the files below content/: their place, name and type, and how long a text is."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from plugins.check.folders import DATA, folders, misplaced
from plugins.model.fields import LONGEST_ADDRESS
from plugins.model.links import PAGE
from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.check.folders import Layout

LONGEST = 25_000  # bytes: more Japanese text than one round trip carries, and than a tired reader can take
NAME = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")

IN_LETTERS = b"data:image/"  # what a picture begins with that stands in a text (RFC 2397)


def wrong(content: Path, paths: Iterable[str], layout: Layout) -> Iterator[Problem]:
    """Yield every file that cannot be published by its place, name, type or size; none is read."""
    known, root = folders(layout), str(content)
    for name in paths:
        shown = f"{content.name}/{name}"
        folder = next((folder for folder in known if name.startswith(folder.path)), None)
        stem = name.removeprefix(folder.path).rpartition(".")[0] if folder else ""
        if folder is None or not name.endswith(folder.types):
            yield Problem(shown, 1, *misplaced(name, folder, layout, content.name))
        elif stat.S_ISLNK((about := os.lstat(f"{root}/{name}")).st_mode):
            yield Problem(shown, 1, "symbolic-link")
        elif not stat.S_ISREG(about.st_mode):
            yield Problem(shown, 1, "not-a-file")
        elif folder.path != DATA and not is_name(stem, may_be_number=folder.may_be_number):
            yield Problem(shown, 1, "bad-source-name", {"name": name.rpartition("/")[2]})
        elif (size := about.st_size) > LONGEST and PAGE in folder.types:
            yield _too_long(content / name, shown, size)


def is_name(name: str, *, may_be_number: bool = False) -> bool:
    """Tell whether a page may be called so: words of small letters and digits, in folders or not.

    A number alone is the address of a further page of a list: /news/2/.
    """
    *folders, last = name.split("/")
    is_short = len(name) <= LONGEST_ADDRESS
    return is_short and all(map(NAME.fullmatch, (*folders, last))) and (may_be_number or not last.isdecimal())


def _too_long(file: Path, shown: str, size: int) -> Problem:
    """Return the problem of a text that is too long: most often, pictures have been pasted into it."""
    before, found, _ = file.read_bytes().partition(IN_LETTERS)
    if found:
        picture = f"{IN_LETTERS.decode()}…"
        return Problem(shown, before.count(b"\n") + 1, "embedded-picture", {"text": picture})
    return Problem(shown, 1, "too-much-text", {"size": f"{size:,}", "limit": f"{LONGEST:,}"})
