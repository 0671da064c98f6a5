"""The list of mistakes for those who edit: every message, how to mend it, and what else they may need."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.report import problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.report.problems import Message

CODE = re.compile(r"(`[^`]+`)")
SIGNS = re.compile(r"([\\*\[\]<>|])")  # these would be Markdown where a message means the signs themselves
WORD = re.compile(r"[a-z]+[ ,;]")  # at the beginning, and no file's name
PLACE = "…"


class _Places(dict[str, str]):
    """Fills every place of a message alike."""

    def __missing__(self, _name: str) -> str:
        return PLACE


def text(words: Mapping[str, Any], labels: Mapping[str, str], language: str) -> str:
    """Return the whole list of mistakes, by group; each code is a heading, and so an address in the list.

    `labels` maps each language of the list to its own name for itself.
    """
    said, files = words["list"][language], words["files"]
    others = (
        f"[{label}]({Path(files[other]['problems']).name})"
        for other, label in labels.items()
        if other != language
    )
    groups = problems.groups()
    blocks = [
        f"# {said['title']}",
        *others,
        said["introduction"].strip().format(handbook=Path(files[language]["handbook"]).name),
        "\n".join(f"- [{title[language]}](#{group})" for group, title in groups.items()),
    ]
    for group, title in groups.items():
        blocks += [f'<a id="{group}"></a>', f"## {title[language]}"]
        for code, message in problems.messages().items():
            if message.group == group:
                blocks += [f"### {code}", *explained(message, said, language)]
    return "\n\n".join(blocks) + "\n"


def explained(message: Message, said: Mapping[str, Any], language: str) -> Iterator[str]:
    """Yield paragraphs of Markdown: what a message means, how to mend it, and what else there is to say."""
    what, _, how = plain(message.texts[language]).partition("—")
    yield _sentence(what, said)
    if how.strip(f" {PLACE}"):
        yield said["mend"] + _sentence(how, said)
    if message.is_hint:
        yield said["hint"]
    if message.more:
        yield message.more[language]


def plain(message: str) -> str:
    """Return a message as Markdown that shows it as it is, with an ellipsis in each place."""
    parts = CODE.split(re.sub(f"{PLACE}+", PLACE, message.format_map(_Places())))
    parts[::2] = [SIGNS.sub(r"\\\1", part) for part in parts[::2]]
    return "".join(parts)


def _sentence(words: str, said: Mapping[str, Any]) -> str:
    words = words.strip()
    if said["begins_with_capital"] and WORD.match(words):
        words = words[0].upper() + words[1:]
    return words if words.endswith((said["stop"], PLACE)) else words + said["stop"]
