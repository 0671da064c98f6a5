"""Turn the content of this site into Hugo's: other entries, and links to addresses instead of files."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pelicanconf as settings
from plugins.model.links import PAGE, link
from plugins.model.urls import address
from plugins.read.front_matter import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.model.document import Document

# What Hugo knows, under its own names; the rest means something to our templates only.
ENTRIES = {"Title": "title", "Description": "description", "Date": "date", "Modified": "lastmod"}
TARGET = re.compile(r"(?<=\]\()[^)\s]+(?=\))")


def read(content: Path) -> Iterator[tuple[str, str, Document]]:
    """Yield path below a content folder, address below SITEURL, and document of each page that has one.

    What must have a certain file, such as 404.html, is left out: to Hugo it is a template. So are the notes
    in folders for other files.
    """
    for file in sorted(content.glob("*/*/**/*.md")):
        path = file.relative_to(content).as_posix()
        language, kind, name = path.removesuffix(PAGE).split("/", 2)
        if kind not in settings.KINDS:
            continue
        document, _ = parse(file.read_text(encoding="utf-8"), path)
        if not document.value("Save_as"):
            pattern = str(settings.KINDS[kind]["address"])
            yield path, settings.LANGUAGES[language]["prefix"] + address(pattern, name), document


def write(content: Path, folder: Path) -> None:
    """Write all pages and pictures into the folder of a Hugo site."""
    found = list(read(content))
    addresses = {path: url for path, url, _ in found}
    urls = [url for _, url, _ in found]
    above = {url[: end.end()] for url in urls for end in re.finditer("/", url[:-1])}
    for path, url, document in found:
        language = path.partition("/")[0]
        own = url.removeprefix(settings.LANGUAGES[language]["prefix"])
        name = f"{own}_index.md" if not own or url in above else f"{own.rstrip('/')}.md"
        file = folder / "content" / language / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(document, path, addresses), encoding="utf-8", newline="\n")
    shutil.copytree(content / "images", folder / "static" / "images")


def page(document: Document, path: str, addresses: dict[str, str]) -> str:
    """Return a page as Hugo reads it: entries in TOML, which writes strings and lists as JSON does."""
    entries = {hugo: document.value(ours) for ours, hugo in ENTRIES.items() if document.value(ours)}
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False) if isinstance(value, str) else value.date()}"
        for name, value in entries.items()
    ]
    if topics := document.value("Topics"):
        lines.append(f"topics = {json.dumps(topics)}")
    body = TARGET.sub(lambda found: target(path, found[0], addresses), document.body)
    return "\n".join(["+++", *lines, "+++", body])


def target(path: str, written: str, addresses: dict[str, str]) -> str:
    """Return where a link in the text `path` leads on the site; other sites' addresses stay as they are."""
    found = link(path, written)
    if not found.path:
        return written
    fragment = f"#{found.fragment}" if found.fragment else ""
    return f"/{addresses.get(found.path, found.path)}{fragment}"
