"""The sources of a site as its writers see them: where each lies, its entries, and links to it."""

from __future__ import annotations

import posixpath
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pelicanconf
from plugins.model.lifecycle import today
from tests.incremental.texts import body, change, entry, head, read, set_entry, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["body", "change", "entry", "head", "read", "set_entry", "write"]

# Editions apart: whoever edits the articles of a language need not touch them.
LANGUAGES = tuple(code for code, entry in pelicanconf.LANGUAGES.items() if "edition_of" not in entry)
FIRST, *OTHERS = LANGUAGES
LINK = re.compile(r"\]\((?P<path>[^)\s#]+\.md)(?P<rest>[^)]*)\)")
TODAY = today(pelicanconf.TIMEZONE)
LAST_YEAR, TOMORROW, YESTERDAY = (str(TODAY + timedelta(days)) for days in (-365, 1, -1))


def source(project: Path, language: str, name: str) -> Path:
    """Return the source of a page in a language, whether it is there or not; a name is like guide/steps."""
    return project / "content" / language / f"{name}.md"


def names(project: Path, *kinds: str) -> list[str]:
    """Return the names of all pages of some kinds, each once."""
    folders = [project / "content" / language for language in LANGUAGES]
    found = {
        path.relative_to(folder).with_suffix("").as_posix()
        for folder in folders
        for kind in kinds
        for path in (folder / kind).rglob("*.md")
    }
    return sorted(found)


def versions(project: Path, name: str) -> dict[str, Path]:
    """Return language → source of a page, where it has one."""
    found = {language: source(project, language, name) for language in LANGUAGES}
    return {language: path for language, path in found.items() if path.is_file()}


def write_page(project: Path, language: str, name: str, text: str, **entries: str) -> None:
    """Write a page with a title and a description of its own, and with further entries."""
    told = {
        "Title": f"{name} {language}",
        "Description": f"{name} {language}.",
        "Modified": str(TODAY),
        **entries,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in told.items())
    write(source(project, language, name), f"---\n{lines}---\n\n{text}\n")


def append(path: Path, block: str) -> None:
    """Add a block at the end of a text."""
    change(path, lambda text: f"{text.rstrip()}\n\n{block}\n")


def lead_elsewhere(project: Path, language: str, old: str, new: str | None) -> None:
    """Let a language's links to a page lead to another one, or make them into words."""
    for path in _texts(project, language):
        folder = posixpath.relpath(path.parent.as_posix(), (project / "content" / language).as_posix())
        text = read(path)

        def led(link: re.Match[str], folder: str = folder) -> str:
            if posixpath.normpath(posixpath.join(folder, link["path"])) != f"{old}.md":
                return link[0]
            return f"]({posixpath.relpath(f'{new}.md', folder)}{link['rest']})" if new else "]"

        changed = LINK.sub(led, text)
        if changed != text:
            write(path, re.sub(r"\[([^\]]*)\](?!\()", r"\1", changed) if new is None else changed)


def add_alias(path: Path, address: str) -> None:
    """Keep an old address of a page."""
    known = entry(read(path), "Aliases")
    set_entry(path, "Aliases", f"{known}, {address}" if known else address)


def _texts(project: Path, language: str) -> Iterator[Path]:
    yield from sorted((project / "content" / language).rglob("*.md"))
