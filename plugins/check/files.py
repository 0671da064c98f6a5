"""Check the files below content/: their place, name and type, and how long a text is."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.model.fields import LONGEST_ADDRESS
from plugins.model.links import PAGE, PICTURES
from plugins.read.pictures import DRAWING, RASTER
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

DATA = "data/"
PICTURE_TYPES = tuple(sorted((*RASTER, DRAWING)))
HEIC_TYPES = (".heic", ".heif")  # in capitals, too, as telephones write them
LONGEST = 25_000  # bytes: more Japanese text than one round trip carries, and than a tired reader can take
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SAVE_AS = "Save_as"  # where a page may say its own address, its name does not make one


@dataclass(frozen=True)
class Folder:
    """A folder below content/ (with a slash at its end), and which files may lie in it."""

    path: str
    types: tuple[str, ...]
    may_be_number: bool = True  # a file's name


def folders(languages: Iterable[str], kinds: Mapping[str, Any]) -> list[Folder]:
    """Return all folders whose files are published, or read."""
    pages = [
        Folder(f"{language}/{name}/", (PAGE,), may_be_number=SAVE_AS in kind["allows"])
        for language in languages
        for name, kind in kinds.items()
    ]
    return [*pages, Folder(PICTURES, PICTURE_TYPES), Folder(DATA, (".toml",))]


def wrong(
    content: Path,
    paths: Iterable[str],
    languages: Collection[str],
    kinds: Mapping[str, Any],
) -> Iterator[Problem]:
    """Yield every file that cannot be published by its place, name, type or size; none is read."""
    known, root = folders(languages, kinds), str(content)
    for name in paths:
        shown = f"{content.name}/{name}"
        folder = next((folder for folder in known if name.startswith(folder.path)), None)
        stem = name.removeprefix(folder.path).rpartition(".")[0] if folder else ""
        if folder is None:
            yield Problem(shown, 1, "unknown-folder", {"languages": ", ".join(languages)})
        elif folder.path == PICTURES and name.lower().endswith(HEIC_TYPES):
            yield Problem(shown, 1, "heic-image")
        elif not name.endswith(folder.types):
            yield Problem(shown, 1, "wrong-file-type", {"allowed": ", ".join(folder.types)})
        elif stat.S_ISLNK((about := os.lstat(f"{root}/{name}")).st_mode):
            yield Problem(shown, 1, "symbolic-link")
        elif not stat.S_ISREG(about.st_mode):
            yield Problem(shown, 1, "not-a-file")
        elif folder.path != DATA and not is_name(stem, may_be_number=folder.may_be_number):
            yield Problem(shown, 1, "bad-source-name", {"name": name.rpartition("/")[2]})
        elif (size := about.st_size) > LONGEST and PAGE in folder.types:
            yield Problem(shown, 1, "too-much-text", {"size": f"{size:,}", "limit": f"{LONGEST:,}"})


def is_name(name: str, *, may_be_number: bool = False) -> bool:
    """Tell whether a page may be called so: words of small letters and digits, in folders or not.

    A number alone is the address of a further page of a list: /news/2/.
    """
    *folders, last = name.split("/")
    is_short = len(name) <= LONGEST_ADDRESS
    return is_short and all(map(NAME.fullmatch, (*folders, last))) and (may_be_number or not last.isdecimal())
