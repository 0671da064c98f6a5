"""The examples of the handbooks as files of the site: where each belongs, and what a check tells of it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from bench.readings import cover
from plugins.read.fences import FENCE
from plugins.read.front_matter import parse
from tests.docs.rules import blocks
from tests.plugins import pictures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from tests.docs.rules import Block

PICTURE = re.compile(r"\.\./\.\./(images/[\w.-]+)")
PAGE = re.compile(r"\]\(([\w./-]+\.md)(?:#([\w-]+))?\)")
NUMBER = re.compile(r"\]\(tel:(\+\d+)\)")
TOPIC = """
[[topics]]
id = "{0}"
hashtag = "{0}"
name = {{ ja = "{0}", en = "{0}" }}
description = {{ ja = "{0}", en = "{0}" }}
"""
NOWHERE = "nowhere.md"  # what an example of a broken link names
PDF = re.compile(r"\.\./(files/[\w.-]+\.pdf)")
TOLD = re.compile(r"content/(\S+?)(?::\d+)?: \[([a-z0-9-]+)\] ")
# What stands above an example that is no whole file: all that a piece of news needs.
ENTRIES = {"Title", "Description", "Date", "Modified"}


def placed(text: str, language: str, kinds: Mapping[str, Any]) -> dict[str, Block]:
    """Return path below content/ → example in Markdown, each file where its entries belong."""
    found = (block for block in blocks(text) if block.language == "markdown")
    return {
        f"{language}/{_kind(block, kinds)}/example-{language}-{i}.md": block
        for i, block in enumerate(found, start=1)
    }


def _kind(block: Block, kinds: Mapping[str, Any]) -> str:
    keys = parse(block.text, "")[0].entries.keys() if block.is_file else ENTRIES
    return next(
        name
        for name, kind in kinds.items()
        if {*kind["requires"], *_of_template(kind)} <= keys <= {*kind["requires"], *kind["allows"]}
    )


def _of_template(kind: Mapping[str, Any]) -> list[str]:
    """Return the entries that the template of a kind needs, where a page does not choose one."""
    return next(iter(kind.get("templates", {"": []}).values()))


def file(path: str, block: Block) -> str:
    """Return the text of the file in which an example is tried."""
    title = re.sub(r"\W", " ", path.removesuffix(".md"))
    days = "Date: 2026-01-05\nModified: 2026-01-05"
    head = f"{FENCE}\nTitle: {title}\nDescription: {title}.\n{days}\n{FENCE}\n\n"
    return block.text if block.is_file else head + block.text


def supply(content: Path, examples: Mapping[str, Block]) -> None:
    """Give a site the pictures, topics, numbers, pages and readings that examples need, whatever they are."""
    numbers: list[str] = []
    topics: dict[str, None] = {}
    for path, block in examples.items():
        for name in PICTURE.findall(block.text):
            kind = pictures.TYPES[name.rpartition(".")[2]]
            (content / name).write_bytes(pictures.encoded(pictures.quarters(), kind))
        for link, anchor in PAGE.findall(block.text):
            target = (content / path).parent / link
            if link != NOWHERE and not target.exists():
                like = next(page for page in sorted(target.parent.glob("*.md")) if page.is_file())
                target.write_text(like.read_text(encoding="utf-8"), encoding="utf-8")
            if anchor:
                with target.open("a", encoding="utf-8") as page:
                    page.write(f"\n## {anchor} {{#{anchor}}}\n")
        numbers += NUMBER.findall(block.text)
        if block.is_file:
            topics |= dict.fromkeys(parse(block.text, "")[0].value("Topics") or ())
    cover(content, (block.text for block in examples.values()))
    data = content / "data"
    (data / "other_contacts.toml").write_text(f"other_contacts = {json.dumps(numbers)}\n", encoding="utf-8")
    with (data / "topics.toml").open("a", encoding="utf-8") as file:
        file.write("".join(map(TOPIC.format, topics)))


def pdfs(examples: Mapping[str, Block]) -> set[str]:
    """Return the paths below content/ of all PDFs that examples link to, each in its own language."""
    found = (
        (path.partition("/")[0], name) for path, block in examples.items() for name in PDF.findall(block.text)
    )
    return {f"{language}/{name}" for language, name in found}


def told(lines: Iterable[str]) -> dict[str, set[str]]:
    """Return path below content/ → codes, from what a check prints."""
    found = defaultdict(set)
    for line in lines:
        if match := TOLD.match(line):
            found[match[1]].add(match[2])
    return found


def surprising(
    examples: Mapping[str, Block], found: Mapping[str, set[str]]
) -> Iterator[tuple[str, list[str]]]:
    """Yield each example with what is told of it, where that is not the mistake that it is there to show."""
    for path, block in examples.items():
        codes = found.get(path, set())
        if codes != ({block.mistake} if block.mistake else set()):
            yield path, sorted(codes)
