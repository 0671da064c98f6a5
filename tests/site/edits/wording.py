"""Every sentence is written anew, page by page; headings, lists and links stay where they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.site.edits import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROSE = re.compile(r"(?P<mark>\s*(?:[-*] |\d+\. )?)(?P<words>\w.*)")
# By language; all others get the last one's.
SENTENCES = {"ja": "書きなおした文{number}です。", "en": "This is sentence {number}, written anew."}
TITLES = {"ja": "新しい題{number}", "en": "A new title {number}"}
DESCRIPTIONS = {
    "ja": "新しい説明の{number}です。このページで分かることを、短い文にして書いています。",
    "en": "This is the new description {number}, which tells in a sentence what readers find on this page.",
}


def edits(project: Path) -> Iterator[str]:
    """Rewrite each page in each language; yield what has been done after each."""
    for number, name in enumerate(texts.names(project, "guide", "news", "pages")):
        for language, path in texts.versions(project, name).items():
            texts.write(path, _anew(texts.read(path), language, number))
        yield f"{name} is written anew"


def _anew(text: str, language: str, number: int) -> str:
    lines = texts.body(text).split("\n")
    written = [_line(line, language, count) for count, line in enumerate(lines)]
    head = texts.head(text)
    for key, words in (("Title", TITLES), ("Description", DESCRIPTIONS)):
        value = words.get(language, words["en"]).format(number=number)
        head = re.sub(rf"(?m)^{key}:.*$", f"{key}: {value}", head)
    return head + "\n".join(written)


def _line(line: str, language: str, number: int) -> str:
    """Return a line with another sentence, unless it is a heading, or has a link or a picture."""
    found = PROSE.fullmatch(line)
    if not found or "](" in line:
        return line
    return found["mark"] + SENTENCES.get(language, SENTENCES["en"]).format(number=number)
