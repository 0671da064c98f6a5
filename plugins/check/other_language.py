"""Hint at texts that are written in another language of the site than they are there for."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from plugins.check.prose import BLOCK, visible
from plugins.model.fields import WORDS
from plugins.model.scripts import Fewest, may_be_other, other_language
from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.document import Document
    from plugins.model.languages import Language
    from plugins.model.types import Key

    Found = tuple[int, str, Language]  # line, words, what they are written in

MARKED = pattern(r"\blang=")  # whoever says which language it is means it
PLACE = pattern(r"\{\w+\}")  # in a format
SENTENCE, NAME = Fewest(letters=12, words=8), Fewest(letters=2, words=5)
SHOWN = 20  # characters of it


def in_text(
    document: Document, path: str, language: str, languages: Mapping[str, Language]
) -> Iterator[Problem]:
    """Yield the first entry or paragraph of a page that is in another language, and how many are."""
    own, all_of = languages[language], languages.values()
    found = [*_entries(document, own, all_of), *_paragraphs(document, own, all_of)]
    for line, words, other in found[:1]:
        details = {"text": words[:SHOWN], "count": str(len(found))}
        details |= {"other": other.label, "own": own.label, "code": other.code}
        yield Problem(path, line, "other-language", details)


def _entries(document: Document, own: Language, all_of: Collection[Language]) -> Iterator[Found]:
    for key in WORDS:
        value = document.value(key) or ""
        words = value if isinstance(value, str) else " ".join(value)
        if other := other_language(words, own, all_of, NAME):
            yield document.entries[key].line, words, other


def _paragraphs(document: Document, own: Language, all_of: Collection[Language]) -> Iterator[Found]:
    """Yield the first line in question of each paragraph: list items are texts of their own."""
    first = document.body_line
    for paragraph in document.body.split("\n\n"):
        if may_be_other(paragraph, own, all_of) and not MARKED.search(paragraph):
            for line, words in enumerate(visible(paragraph).split("\n"), first):
                if other := other_language(words, own, all_of, SENTENCE):
                    yield line, BLOCK.sub("", words, 1).strip(), other
                    break
        first += paragraph.count("\n") + 2


def in_data(
    data: Data | None, places: Mapping[Key, tuple[str, int]], languages: Mapping[str, Language]
) -> Iterator[Problem]:
    """Yield each value of the data that stands for one language and is written in another one.

    What an edition has from its language is told once, for that language.
    """
    for key, code, words in texts(data, (), languages):
        own = languages[code]
        if other := other_language(PLACE.sub("", words), own, languages.values(), NAME):
            path, line = places.get((*key, code)) or places.get(key) or places[key[:-1]]
            details = {"key": ".".join(map(str, (*key, code))), "text": words[:SHOWN]}
            yield Problem(
                path, line, "other-language-value", {**details, "other": other.label, "own": own.label}
            )


def texts(value: Any, key: Key, languages: Mapping[str, Language]) -> Iterator[tuple[Key, str, str]]:
    """Yield key, language and words of each text in the data."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name), (*key, field.name), languages)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, (*key, number), languages)
    elif isinstance(value, dict):
        own = {code: words for code, words in value.items() if code in languages}
        for code, words in own.items():
            if words != own.get(languages[code].edition_of):
                yield key, code, words
