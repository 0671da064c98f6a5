"""Bundle the theme's stylesheets into the one text inside every page, with its hash for the policy."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import lightningcss

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE = re.compile(r"(?P<what>.*) at (?P<path>\S.*\.css):(?P<line>\d+):\d+", re.DOTALL)


@dataclass(frozen=True)
class Stylesheet:
    """CSS without anything to load, and its source expressions for Content Security Policy 3.

    `furigana` follows on pages where all kanji have readings.
    """

    text: str
    furigana: str = ""

    @property
    def source(self) -> str:
        """Return 'sha256-…' with its quotes, as `style-src` wants it."""
        return _source(self.text)

    @property
    def sources(self) -> str:
        """Return those of all that stands on any page."""
        return " ".join(map(_source, filter(None, (self.text, self.furigana))))


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def load(main: Path, theme: str, browsers: Sequence[str]) -> tuple[Stylesheet | None, list[Problem]]:
    """Bundle `main` and its imports, and furigana.css beside it; `theme` is how problems name its folder.

    What `browsers`, the oldest versions in the terms of Browserslist, do not know is written in older words,
    or before them.
    """
    flags = lightningcss.calc_parser_flags(nesting=True)
    texts: list[str] = []
    try:
        for file in [main, *main.parent.glob("furigana.css")]:
            text = lightningcss.bundle_css(
                str(file), parser_flags=flags, browsers_list=[*browsers], minify=True
            )
            texts.append(text.strip())
    except (ValueError, OSError) as error:
        path, line, what = main, 0, str(error)
        if found := _PLACE.fullmatch(what):
            path, what = Path(found["path"]), found["what"]
            line = int(found["line"]) + 1  # lightningcss counts from 0
        shown = f"{theme}/css/{path.relative_to(main.parent).as_posix()}"
        return None, [Problem(shown, line, "bad-css", {"what": what})]
    return Stylesheet(*texts), []
