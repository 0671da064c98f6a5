"""How the texts are written: pure functions over Markdown sources, each yielding what breaks a rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

JAPANESE_CHARACTERS = 60  # a sentence of more is hard to keep in mind
ENGLISH_WORDS = 25
FORBIDDEN = {
    "ja": ("甘え", "怠け", "引き出す", "治す", "今すぐ", "早く", "必ず", "！", "!", "こちら", "引きこもり"),
    "en": ("recluse", "shut-in", "click here", "cure", "guarantee", "hurry up", "right now", "!"),
}
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


def sentences(source: str, language: str) -> list[str]:
    """Return the sentences of a source; a list item and a heading are sentences too."""
    end = r"(?<=[。？])" if language == "ja" else r"(?<=[.?:])\s"
    parts = (part.strip() for line in prose(source).splitlines() for part in re.split(end, line))
    return [part for part in parts if part]


def too_long(source: str, language: str) -> Iterator[str]:
    """Yield sentences that are longer than a tired reader can follow."""
    for sentence in sentences(source, language):
        size, limit = (
            (len(sentence), JAPANESE_CHARACTERS)
            if language == "ja"
            else (len(sentence.split()), ENGLISH_WORDS)
        )
        if size > limit:
            yield f"{size}: {sentence}"


def forbidden(source: str, language: str) -> Iterator[str]:
    """Yield words that hurt, push or promise."""
    text = re.sub(r"^!!! ", "", source, flags=re.MULTILINE).lower()
    yield from (word for word in FORBIDDEN[language] if word in text)


def outline(source: str) -> dict[str, list[str]]:
    """Return what must be the same in all languages: headings with their ids, list items, link targets."""
    text = body(source)
    return {
        "headings": [f"{level} {name}" for level, name in HEADING.findall(text)],
        "items": re.findall(r"^ *(-|\d+\.) ", text, re.MULTILINE),
        "links": re.findall(r"\]\(([^)]*)\)", text),
        "notes": re.findall(r"^!!! (\w+)", text, re.MULTILINE),
    }
