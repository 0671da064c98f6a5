"""Check texts against the house style of their language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.check import word_lengths
from plugins.check.prose import folded, sentences
from plugins.model import ruby
from plugins.model.fields import WORDS
from plugins.model.lifecycle import State
from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator

    from plugins.model.document import Document
    from plugins.model.house_style import Avoided, HouseStyle

QUOTED = pattern(r"「[^」]*」|『[^』]*』|“[^”]*”")
SHOWN = 15  # characters of a long sentence that are shown


def too_long(document: Document, path: str, style: HouseStyle) -> Iterator[Problem]:
    """Yield a title or description that lists and search engines would cut."""
    limits = {"Title": style.longest_title, "Description": style.longest_description}
    for key, limit in limits.items():
        size = len(ruby.words(document.value(key) or ""))
        if size > limit:
            details = {"key": key, "size": str(size), "limit": str(limit)}
            yield Problem(path, document.entries[key].line, "too-long", details)


def too_short(document: Document, path: str, style: HouseStyle) -> Iterator[Problem]:
    """Yield a description that tells too little in lists and for search engines."""
    size, limit = len(ruby.words(document.value("Description") or "")), style.shortest_description
    if 0 < size < limit:
        details = {"key": "Description", "size": str(size), "limit": str(limit)}
        yield Problem(path, document.entries["Description"].line, "too-short", details)


def paragraphs(document: Document, lines: Collection[int]) -> set[int]:
    """Return the numbers of all lines of the paragraphs that these lines stand in."""
    if not lines:
        return set()
    body = document.body.split("\n")
    found = {number - document.body_line for number in lines if number >= document.body_line}
    for step in (range(1, len(body)), range(len(body) - 2, -1, -1)):
        before = 1 if step.step < 0 else -1
        for number in step:
            if number + before in found and body[number].strip():
                found.add(number)
    return {number + document.body_line for number in found}


def wrong(
    document: Document, path: str, style: HouseStyle, *, unspaced: bool, joined: Container[int] = ()
) -> Iterator[Problem]:
    """Yield long sentences, words to avoid, endings that do not go together, and what is not yet written.

    `unspaced` tells whether the language is written without spaces between words, so that characters are
    counted; spaces between phrases make no difference. In the lines `joined`, sentences are not as long as
    they seem.
    """
    found = [*_head(document), *sentences(document.body, document.body_line, unspaced=unspaced)]
    yield from word_lengths.wrong(found, path, style)
    if unspaced:
        found = [(line, "".join(sentence.split())) for line, sentence in found]
    avoided, unwritten = _occurring(found, style, unspaced=unspaced)
    is_draft = document.value("Status") == State.DRAFT
    for line, sentence in found:
        size = len(sentence) if unspaced else len(sentence.split())
        if size > style.longest_sentence and line not in joined:
            details = {"size": str(size), "limit": str(style.longest_sentence), "text": sentence[:SHOWN]}
            yield Problem(path, line, "long-sentence", details)
        for finder, item in avoided:
            if finder.search(sentence):
                yield Problem(path, line, "avoided-word", {"word": item.word, "instead": item.instead})
        for text in unwritten:
            if text.rstrip("。.") in sentence and not is_draft:
                yield Problem(path, line, "unfinished", {"text": text})
    yield from _mixed_endings(found, path, style)


def _head(document: Document) -> Iterator[tuple[int, str]]:
    for key in WORDS:
        value, line = document.value(key), document.entries[key].line if key in document.entries else 0
        if isinstance(value, str):
            # A description is read sentence by sentence; a line break ends none of them.
            yield from sentences(value, line, unspaced=True)
        else:
            yield from ((line, ruby.words(item)) for item in value or ())


def _occurring(
    found: list[tuple[int, str]], style: HouseStyle, *, unspaced: bool
) -> tuple[list[tuple[re.Pattern[str], Avoided]], list[str]]:
    """Return what to look for in single sentences; hardly any of it occurs at all, and that is soon known."""
    text = "\n".join(sentence for _, sentence in found)
    plain = folded(text)
    avoided = [item for item in style.avoided if folded(item.word) in plain]
    unwritten = [words for words in style.unwritten if words.rstrip("。.") in text]
    return [(_finder(item.word, unspaced=unspaced), item) for item in avoided], unwritten


def _finder(word: str, *, unspaced: bool) -> re.Pattern[str]:
    whole = "" if unspaced or not word[0].isalpha() else r"\b"
    return re.compile(f"{whole}{re.escape(word)}{whole}", re.IGNORECASE)


def _mixed_endings(found: list[tuple[int, str]], path: str, style: HouseStyle) -> Iterator[Problem]:
    ends = [(line, QUOTED.sub("", sentence).rstrip("。 ")) for line, sentence in found if "。" in sentence]
    if any(end.endswith(style.polite_endings) for _, end in ends):
        for line, end in ends:
            if end.endswith(style.plain_endings):
                text = next(ending for ending in style.plain_endings if end.endswith(ending))
                yield Problem(path, line, "mixed-endings", {"text": f"{text}。"})
