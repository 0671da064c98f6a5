"""Links that editors write as paths to files, so that they also work on the code host."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def resolver(path: str, exists: Callable[[str], bool]) -> tuple[Callable[[str, str], str], list[str]]:
    """Return a function for `Converter.convert`, and the list in which it leaves links that lead nowhere.

    `path` is the text's own file below content/; `exists` tells of such a path whether it is a file. Links to
    other hosts and within the page stay as they are.
    """
    broken: list[str] = []

    def resolve(tag: str, link: str) -> str:
        try:
            parts = urlsplit(link)
        except ValueError:  # an address that is none, such as http://[x
            broken.append(link)
            return link
        if parts.scheme or parts.netloc or not parts.path:
            return link
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
        if target.startswith(("/", "../")) or not exists(target):  # what lies outside content/ stays there
            broken.append(link)
            return link
        what = "filename" if tag == "a" and target.endswith(".md") else "static"
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f"{{{what}}}/{target}{fragment}"

    return resolve, broken


def line_of(text: str, source: str, first_line: int) -> int:
    """Return the line in which `text` first stands, or the first line when it does not."""
    return first_line + source[: max(source.find(text), 0)].count("\n")


def unknown_folders(files: Iterable[str], languages: Iterable[str], kinds: Iterable[str]) -> list[str]:
    """Return the Markdown files that lie where no language and kind of page has its folder."""
    homes = tuple(f"{language}/{kind}/" for language in languages for kind in kinds)
    return sorted(name for name in files if name.endswith(".md") and not name.startswith(homes))
