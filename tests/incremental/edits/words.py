"""Edits of what pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.model.translation_status import KEY
from tests.incremental import texts
from tests.incremental.project import today

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

HIDDEN = 0.1  # how often a page is edited although nobody may be able to read it yet, or any more
SENTENCES = {
    "ja": ("この文は、{n}番目に書き足したものです。", "{彼方|かなた}に、{n}羽の鳥が見えました。"),
    "en": ("This sentence is number {n} of those added later.", "We saw {n} birds *far away*."),
}
TITLES = {
    "ja": ("第{n}回の集まりについて", "{第一歩|だいいっぽ}の{n}", "B&Bと<{n}>"),
    "en": ("About gathering number {n}", "Steps & stones: {n}", "Less < more {n}"),
}
DESCRIPTIONS = {
    "ja": "{n}回目の集まりについて、当日の流れと場所をまとめました。",
    "en": "How gathering number {n} went, and what to know before you come.",
}
BLOCKS = {
    "ja": (
        "- {n}個の石\n- 小さな一歩\n    - その次の一歩",
        "| もの | 数 |\n|---|---:|\n| 石 | {n} |",
        '!!! note "{n}番目のメモ"\n    囲みの中の文です。',
    ),
    "en": (
        "1. {n} stones\n2. a small step",
        "| What | How many |\n|---|---:|\n| stones | {n} |",
        '!!! note "Note {n}"\n    A sentence in a box.',
    ),
}


def _page(project: Path, rng: Random) -> Path:
    """Return a page, mostly one that can be read."""
    found, day = texts.pages(project), today(project)
    public = [path for path in found if texts.is_public(texts.read(path), day)]
    return rng.choice(found if rng.random() < HIDDEN else public)


def _filled(text: str, number: int) -> str:
    return text.replace("{n}", str(number))


def sentence(project: Path, rng: Random) -> str:
    """Write another paragraph into a text."""
    path = _page(project, rng)
    words = _filled(rng.choice(SENTENCES[texts.language(project, path)]), texts.number(rng))
    texts.change(path, lambda text: texts.with_block(text, words, rng))
    return f"{texts.name(project, path)}: a sentence more"


def sentence_changed(project: Path, rng: Random) -> str:
    """Change one word's worth of a text: its first full stop, or write a sentence where there is none."""
    path = _page(project, rng)
    mark = {"ja": "。", "en": "."}[texts.language(project, path)]
    if mark not in texts.body(texts.read(path)):
        return sentence(project, rng)
    more = f" ({texts.number(rng)}){mark}"
    texts.change(path, lambda text: texts.head(text) + texts.body(text).replace(mark, more, 1))
    return f"{texts.name(project, path)}: words more in a sentence"


def block(project: Path, rng: Random) -> str:
    """Write a list, a table or a box into a text."""
    path = _page(project, rng)
    words = _filled(rng.choice(BLOCKS[texts.language(project, path)]), texts.number(rng))
    texts.change(path, lambda text: texts.with_block(text, words, rng))
    return f"{texts.name(project, path)}: another block"


def heading(project: Path, rng: Random) -> str:
    """Change the words of a heading, which keeps its id."""
    path = rng.choice([path for path in texts.pages(project) if "\n## " in texts.read(path)])
    words = texts.number(rng)
    found = rng.choice(re.findall(r"(?m)^## .*(?= \{#)", texts.read(path)))
    texts.change(path, lambda text: text.replace(found, f"{found} {words}", 1))
    return f"{texts.name(project, path)}: another heading"


def title(project: Path, rng: Random) -> str:
    """Give a page another title, which lists and neighbours show."""
    path = _page(project, rng)
    words = _filled(rng.choice(TITLES[texts.language(project, path)]), texts.number(rng))
    texts.set_entry(path, "Title", words)
    return f"{texts.name(project, path)}: the title {words}"


def titles(project: Path, rng: Random) -> str:
    """Give a page another title in each language, as one who renames a thing does, and record it."""
    path = _page(project, rng)
    words, original = texts.number(rng), ""
    for other in texts.versions(project, path):
        code = texts.language(project, other)
        texts.set_entry(other, "Title", _filled(TITLES[code][0], words))
        if texts.entry(texts.read(other), KEY).startswith("ja ") and original:
            texts.write(other, texts.recorded(texts.read(other), "ja", original))
        original = texts.read(other) if code == "ja" else ""
    return f"{texts.name(project, path)}: other titles in all languages"


def description(project: Path, rng: Random) -> str:
    """Give a page another description."""
    path = _page(project, rng)
    words = _filled(DESCRIPTIONS[texts.language(project, path)], texts.number(rng))
    texts.set_entry(path, "Description", words)
    return f"{texts.name(project, path)}: another description"


def outcome(project: Path, rng: Random) -> str:
    """Change what an article says that it tells."""
    path = rng.choice(texts.pages(project, "guide"))
    words = f"  - {texts.number(rng)}\n"
    texts.replaced(path, r"(?m)(?<=^Outcomes:\n)  - .*\n", words)
    return f"{texts.name(project, path)}: another outcome"
