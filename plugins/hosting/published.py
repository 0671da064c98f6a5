"""The facts about a published site from which every host's configuration is made."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template

    from plugins.hosting.headers import Headers

NOT_FOUND = "404.html"  # below the root and below each language's prefix: static hosts look for this name
PACKED = (".br", ".gz")  # what a file's compressed versions end in, beside it
# RFC 9110, 5.5: a value is visible characters with spaces between them; no other alphabet, no line ends.
FIELD = re.compile(r"[!-~](?:[ -~]*[!-~])?")
# Our addresses are of unreserved characters only (RFC 3986, 2.3), and no name begins with a dot or with `_`:
# dot files, `_headers`, `%`, `//` and `..` are never ours. No folder has a dot: `feed.xml/` is not either.
ADDRESS = "(?:[A-Za-z0-9~-][A-Za-z0-9_~-]*/)*(?:[A-Za-z0-9~-][A-Za-z0-9._~-]*)?"


@dataclass(frozen=True)
class Published:
    """A published site.

    `host` is scheme and host of SITEURL, `base` its path without a slash at the end; `prefixes` are those
    below which pages for wrong addresses lie; `paths` are of all files, below the root; `moved` are pairs of
    old and new addresses, percent-encoded.
    """

    headers: Headers
    host: str
    base: str
    prefixes: tuple[str, ...]
    paths: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]

    def redirects(self) -> dict[str, str]:
        """Return old address → new address, as paths on the host."""
        return {f"{self.base}/{old}": f"{self.base}/{new}" for old, new in self.moved}

    def types(self) -> dict[str, str]:
        """Return ending → Content-Type for all files but feeds, whose names tell more than that."""
        found = {
            Path(path).suffix: self.headers.content_type(path)
            for path in self.paths
            if Path(path).suffix and not self.headers.is_feed(path)
        }
        return dict(sorted(found.items()))


def field_value(value: str) -> str:
    """Return a header's value; raise ValueError where it would end the line or need an encoding."""
    if not FIELD.fullmatch(value):
        raise ValueError(f"not the value of a header: {value!r}")
    return value


def plain(text: str, *, never: str = "") -> str:
    """Return the text; raise ValueError for controls, such as line ends, and for what is in `never`."""
    if wrong := [char for char in text if unicodedata.category(char) == "Cc" or char in never]:
        raise ValueError(f"cannot be written: {text!r} has {wrong[0]!r}")
    return text


def template(name: str, **quoting: Callable[[str], str]) -> Template:
    """Return a template of a server's configuration, with filters that quote as this server wants it."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=False,  # noqa: S701 - no HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= {"decoded": unquote, "field": field_value, "literal": re.escape, **quoting}
    return env.get_template(name)
