"""What two versions of a text have in common, and its words: pure functions over Markdown sources."""

from __future__ import annotations

import re

HEADING = re.compile(r"^(#+) .*?(\{#[\w-]+\})?$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
ATTRIBUTES = re.compile(r"\{[#:.][^}]*\}")
MARKUP = re.compile(r'^\s*(#+|-|\d+\.|!!! \w+ ?"?)\s*|["*_]+', re.MULTILINE)


def body(source: str) -> str:
    """Return a source without its front matter."""
    return source.split("\n---\n", 1)[1]


def prose(source: str) -> str:
    """Return the words of a source as a reader sees them, one line for each line."""
    return MARKUP.sub("", ATTRIBUTES.sub("", LINK.sub(r"\1", body(source))))


def outline(source: str) -> dict[str, list[str]]:
    """Return what must be the same in all languages: headings with their ids, list items, link targets."""
    text = body(source)
    return {
        "headings": [f"{level} {name}" for level, name in HEADING.findall(text)],
        "items": re.findall(r"^ *(-|\d+\.) ", text, re.MULTILINE),
        "links": re.findall(r"\]\(([^)]*)\)", text),
        "notes": re.findall(r"^!!! (\w+)", text, re.MULTILINE),
    }
