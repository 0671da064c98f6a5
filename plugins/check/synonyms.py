"""Hint at ideas of the search whose words stand on no page of a language."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from plugins.check.other_language import texts
from plugins.model import ruby
from plugins.model.fields import WORDS
from plugins.model.folding import fold
from plugins.model.lifecycle import State
from plugins.model.source import TAG
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.languages import Language
    from plugins.model.source import Source
    from plugins.model.types import Key

TABLE = "synonyms"  # of the data
REMEMBERED = 4096  # folded texts, for whoever asks for many days in a row
_folded = lru_cache(REMEMBERED)(fold)


def unused(  # noqa: PLR0913, PLR0917 - each is a value of its own
    data: Data,
    where: Mapping[Key, tuple[str, int]],
    sources: Iterable[Source],
    languages: Mapping[str, Language],
    strings: Mapping[str, Iterable[str]],
    day: datetime.date,
) -> Iterator[Problem]:
    """Yield each idea that leads nowhere in one of `languages`; `strings` are those of templates."""
    ideas = {name: [*map(ruby.words, words)] for name, words in (data.synonyms or {}).items()}
    public = [source for source in sources if ideas and source.state(day) == State.PUBLISHED]
    of_data = [(code, words) for _, code, words in texts(data, (), languages)] if ideas else []
    nowhere: dict[str, list[str]] = {}
    for code, language in languages.items():
        own = (_text(source) for source in public if source.language == code)
        others = [*(words for of, words in of_data if of == code), *strings[code]]
        for name in _absent(ideas, chain(["\n".join(map(ruby.words, others))], own)):
            nowhere.setdefault(name, []).append(language.label)
    for name, labels in nowhere.items():
        details = {"name": name, "languages": ", ".join(labels)}
        yield Problem(*where[TABLE, name], "unused-synonym", details)


def _absent(ideas: Mapping[str, list[str]], all_texts: Iterable[str]) -> list[str]:
    """Return the ideas of which no word is in any text: in any case, or else folded, which takes longer."""
    left, kept = {name: [*map(str.casefold, words)] for name, words in ideas.items()}, list[str]()
    for text in all_texts:
        if not left:
            break
        kept.append(text)
        left = _not_in(text.casefold(), left)
    folded = {name: [*map(_folded, ideas[name])] for name in left}
    for text in kept:
        if not folded:
            break
        folded = _not_in(_folded(text), folded)
    return [*folded]


def _not_in(text: str, ideas: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: words for name, words in ideas.items() if not any(word in text for word in words)}


def _text(source: Source) -> str:
    values = (source.value(name) or () for name in WORDS)
    words = ("\n".join((value,) if isinstance(value, str) else value) for value in values)
    return ruby.words("\n".join((*words, TAG.sub("", "\n".join(source.text.sections)))))
