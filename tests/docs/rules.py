"""What must hold of the texts in docs/: each check is a function of a text and tells what is wrong in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from plugins.read.fences import FENCE
from plugins.read.front_matter import parse

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
MISTAKE = re.compile(r"<!-- mistake: ([a-z0-9-]+) -->\s*\Z")  # right before an example that shows one
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
SPAN = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?!\.\.)[\w.-]+(?:/[\w.-]*)+")
COMMAND = re.compile(r"\b(?:make|invoke) ([a-z]+)\b")


@dataclass(frozen=True)
class Block:
    """A block of code: its language, its text, and the code of the mistake that it is there to show."""

    language: str
    text: str
    mistake: str = ""

    @property
    def is_file(self) -> bool:
        """Tell whether it is a whole file, with its entries."""
        return self.text.startswith(f"{FENCE}\n")


def blocks(text: str) -> list[Block]:
    """Return all blocks of code, also those inside lists."""
    return [
        Block(
            found[2], dedent(found[3]), before[1] if (before := MISTAKE.search(text[: found.start()])) else ""
        )
        for found in BLOCK.finditer(text)
    ]


def prose(text: str) -> str:
    """Return a text without its blocks of code."""
    return BLOCK.sub("", text)


def tables(text: str) -> list[list[list[str]]]:
    """Return the cells of each row of each table."""
    runs = groupby(prose(text).splitlines(), key=lambda line: line.startswith("|"))
    return [
        [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows]
        for is_table, rows in runs
        if is_table
    ]


def shape(text: str, languages: Collection[str]) -> dict[str, list[Any]]:
    """Return what versions of a text in different languages have in common."""
    words = prose(text)
    named = "|".join(languages)
    links = (re.sub(rf"\.(?:{named})\.md\b", ".md", link) for link in LINK.findall(SPAN.sub("", words)))
    return {
        "anchors": ANCHOR.findall(words),
        "headings": re.findall(r"^#+(?= )", words, re.MULTILINE),
        "items": re.findall(r"^ *(?:-|\d+\.)(?= )", words, re.MULTILINE),
        "blocks": [(block.language, block.is_file, block.mistake) for block in blocks(text)],
        "tables": [[len(row) for row in table] for table in tables(text)],
        "links": sorted(re.sub(rf"/(?:{named})/", "/…/", f"{link}/") for link in links),
    }


def differences(one: str, two: str, languages: Collection[str]) -> list[str]:
    """Return in what two versions of a text differ."""
    shapes = shape(one, languages), shape(two, languages)
    return [name for name in shapes[0] if shapes[0][name] != shapes[1][name]]


def missing(text: str, folder: Path, root: Path) -> list[str]:
    """Return each link that leads nowhere, and each path whose folder there is not: a file may be invented.

    `folder` is that of the text; paths in backticks that begin with a folder of `root` are taken from there.
    """
    links = LINK.findall(SPAN.sub("", prose(text)))
    paths = [name for name in SPAN.findall(prose(text)) if PATH.fullmatch(name)]
    ours = [name for name in paths if (root / name.partition("/")[0]).is_dir()]
    broken = [link for link in links if ":" not in link and not _leads_somewhere(link, text, folder)]
    return broken + [name for name in ours if not (root / name.rpartition("/")[0]).is_dir()]


def _leads_somewhere(link: str, text: str, folder: Path) -> bool:
    name, _, fragment = link.partition("#")
    path = folder / name
    if not fragment:
        return path.exists()
    return fragment in _ids(path.read_text(encoding="utf-8") if name else text)


def _ids(text: str) -> set[str]:
    """Return where links into a text may lead: its anchors, and headings of one word."""
    return {*ANCHOR.findall(text), *re.findall(r"^#+ ([a-z0-9-]+)$", text, re.MULTILINE)}


def unknown_commands(text: str, known: Collection[str]) -> list[str]:
    """Return each task that a text tells to run and that there is not."""
    code = [*SPAN.findall(prose(text)), *(block.text for block in blocks(text))]
    return [name for part in code for name in COMMAND.findall(part) if name not in known]


def wrong_entries(text: str) -> list[str]:
    """Return the codes of what is wrong in blocks that hold entries of a page's head alone."""
    heads = (f"{FENCE}\n{block.text}{FENCE}\n" for block in blocks(text) if block.language == "text")
    return [problem.code for head in heads for problem in parse(head, "")[1]]
