"""Bundle the theme's stylesheets into the text inside every page and additions to it, with their hashes."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ADDITIONS = "additions"  # the folder of what only some pages need
_PLACE = re.compile(r"(?P<what>.*) at (?P<path>\S.*\.css):(?P<line>\d+):\d+", re.DOTALL)


@dataclass(frozen=True)
class Stylesheet:
    """CSS without anything to load, and its source expressions for Content Security Policy 3.

    `text` stands on every page; `additions`, by name, follow it on those that need them.
    """

    text: str
    additions: Mapping[str, str] = field(default_factory=dict)

    def sources(self, additions: Iterable[str] = ()) -> str:
        """Return 'sha256-…' with its quotes, as `style-src` wants it, for all that a page with these has."""
        return " ".join((_source(self.text), *sorted(_source(self.additions[name]) for name in additions)))


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def load(main: Path, theme: str, browsers: Sequence[str]) -> tuple[Stylesheet | None, list[Problem]]:
    """Bundle `main` and each file of additions/ beside it, with their imports.

    `theme` is how problems name the folder of the theme. What `browsers`, the oldest versions in the terms of
    Browserslist, do not know is written in older words, or before them.
    """
    import lightningcss  # noqa: PLC0415 - a stylesheet from the cache does without it

    flags = lightningcss.calc_parser_flags(nesting=True)
    texts: dict[str, str] = {}
    try:
        for file in [main, *sorted(main.parent.glob(f"{ADDITIONS}/*.css"))]:
            text = lightningcss.bundle_css(
                str(file), parser_flags=flags, browsers_list=[*browsers], minify=True
            )
            texts[file.stem] = text.strip()
    except (ValueError, OSError) as error:
        path, line, what = main, 0, str(error)
        if found := _PLACE.fullmatch(what):
            path, what = Path(found["path"]), found["what"]
            line = int(found["line"]) + 1  # lightningcss counts from 0
        shown = f"{theme}/css/{path.relative_to(main.parent).as_posix()}"
        return None, [Problem(shown, line, "bad-css", {"what": what})]
    return Stylesheet(texts.pop(main.stem), texts), []
