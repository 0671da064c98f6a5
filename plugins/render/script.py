"""The script of the search page: its parts in the theme as one module, without comments and indents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins import hashing
from plugins.model.assets import fingerprinted
from plugins.render.output_file import OutputFile

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "js"  # of the theme
NAME = "search.js"
PARTS = (
    "folding",
    "romaji",
    "looking",
    "index",
    "query",
    "ranking",
    "results",
    "page",
)  # each uses the ones before
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)  # a line of its own: nothing else is taken for one
AROUND = re.compile(r"^[ \t]+|[ \t]*\n+(?=\n|\Z)", re.MULTILINE)


def script(theme: Path) -> bytes:
    """Return the module that browsers load."""
    parts = ((theme / FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in PARTS)
    return AROUND.sub("", COMMENT.sub("", "\n".join(parts))).lstrip("\n").encode()


def file(theme: Path, folder: str) -> OutputFile:
    """Return it as a file of the site, with a fingerprint in its name; `folder` is that of static files."""
    content = script(theme)
    return OutputFile(folder + fingerprinted(NAME, hashing.digest(content)), content=content)
