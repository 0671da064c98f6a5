"""The script of the search page: its parts in the theme as one module, without comments and indents.

A module of its own is for shards, which the first one loads only where there are some.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins import hashing
from plugins.model.assets import fingerprinted
from plugins.render.output_file import OutputFile

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "js"  # of the theme
NAME, SHARDS = "search.js", "shards.js"
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
MODULES = {NAME: PARTS, SHARDS: ("shards",)}
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)  # a line of its own: nothing else is taken for one
AROUND = re.compile(r"^[ \t]+|[ \t]*\n+(?=\n|\Z)", re.MULTILINE)


def script(theme: Path, name: str = NAME) -> bytes:
    """Return a module that browsers load."""
    parts = ((theme / FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in MODULES[name])
    return AROUND.sub("", COMMENT.sub("", "\n".join(parts))).lstrip("\n").encode()


def files(theme: Path, folder: str) -> dict[str, OutputFile]:
    """Return name → file of the site, with a fingerprint in its path; `folder` is that of static files."""
    modules = {name: script(theme, name) for name in MODULES}
    return {
        name: OutputFile(folder + fingerprinted(name, hashing.digest(content)), content=content)
        for name, content in modules.items()
    }
