"""Edits of what pages share: topics, terms, words for a first call, the site's name, the house style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.check.share_images import SIZE
from tests.plugins import small_site
from tests.site.edits import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# One more item for each list of the data.
BLOCKS = {
    "topics": """
[[topics]]
id = "added-topic"
hashtag = "ADDED"
name = {{ {names} }}
description = {{ {names} }}
""",
    "terms": """
[[terms]]
id = "added-term"
name = {{ {names} }}
meaning = {{ {names} }}
""",
    "sentences": """
[[sentences]]
when = {{ {names} }}
say = {{ {names} }}
""",
    "questions": """
[[questions]]
ask = {{ {names} }}
""",
}
WORDS = (("topics", "name"), ("terms", "meaning"), ("sentences", "say"), ("site", "name"))
NUMBER = "03-1234-5099"


def edits(project: Path) -> Iterator[str]:
    """Edit the data; yield what has been done after each edit."""
    for table, block in BLOCKS.items():
        names = ", ".join(f'{language} = "NEW {table} {language}"' for language in texts.LANGUAGES)
        path = _file(project, table)
        texts.write(path, f"{texts.read(path).rstrip()}\n{block.format(names=names)}")
        yield f"one more of the {table}"
    name = texts.names(project, "guide")[0]
    for path in texts.versions(project, name).values():
        texts.set_entry(path, "Topics", "added-topic")
    yield f"{name} is about the new topic"
    for table, key in WORDS:
        _replace(
            project,
            table,
            rf"(?m)^({key}\.{texts.FIRST}\s*=\s*)([\"']).*\2\s*$",
            rf"\g<1>\g<2>別の{table}\g<2>",
        )
        yield f"other words in {table}"
    yield from _shorter_sentences(project)
    _replace(project, "other_contacts", r"(?m)^other_contacts = \[", f'other_contacts = ["{NUMBER}", ')
    path = next(iter(texts.versions(project, texts.names(project, "news")[-1]).values()))
    texts.append(path, NUMBER)
    yield "somebody else's number in a notice"
    yield from _pictures(project)


def _replace(project: Path, table: str, pattern: str, new: str) -> None:
    texts.change(_file(project, table), lambda text: re.sub(pattern, new, text, count=1))


def _shorter_sentences(project: Path) -> Iterator[str]:
    """Ask for shorter sentences, for a while: a hint at each one takes its time."""
    path = _file(project, "house_styles")
    before = texts.read(path)
    _replace(project, "house_styles", r"longest_sentence = \d", "longest_sentence = 1")
    yield "other sentences are too long"
    texts.write(path, before)


def _pictures(project: Path) -> Iterator[str]:
    for path in sorted((project / "content" / "images").glob("share*.png")):
        path.write_bytes(small_site.png(1, SIZE))
        yield f"another picture {path.name}"


def _file(project: Path, table: str) -> Path:
    pattern = re.compile(rf"(?m)^(\[\[?{table}\]|{table} = )")
    [found] = [
        path for path in (project / "content" / "data").glob("*.toml") if pattern.search(texts.read(path))
    ]
    return found
