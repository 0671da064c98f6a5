"""Whether a translation is up to date with its original."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plugins.model.source import Source

KEY = "Translated_from"


@dataclass(frozen=True)
class Version:
    """A page in one language, and the one that it was translated from, if any.

    `original` is None for an original and for a translation that does not say what it was made from;
    `is_behind` tells that the original has changed since.
    """

    source: Source
    original: Source | None
    is_behind: bool
    is_recorded: bool


def entry(original: Source) -> str:
    """Return the value that records a translation as made from a text as it is now."""
    return f"{original.language} {original.fingerprint}"


def versions(sources: Iterable[Source], languages: Collection[str]) -> Iterator[list[Version]]:
    """Yield the versions of each page, in the order of `languages`; what is in another one is left out.

    Where no version says that it is a translation, the first language is taken for the original.
    """
    pages: defaultdict[tuple[str, str], dict[str, Source]] = defaultdict(dict)
    for source in sources:
        if source.language in languages:
            pages[source.kind, source.name][source.language] = source
    for found in pages.values():
        yield [_version(found[language], found, languages) for language in languages if language in found]


def _version(source: Source, found: dict[str, Source], languages: Collection[str]) -> Version:
    if recorded := source.value(KEY):
        original = found.get(recorded[0])
        is_behind = original is not None and original.fingerprint != recorded[1]
        return Version(source, original, is_behind, is_recorded=True)
    originals = [code for code in languages if code in found and not found[code].value(KEY)]
    first = found[originals[0]] if originals else source
    return Version(source, first if first is not source else None, is_behind=False, is_recorded=False)
