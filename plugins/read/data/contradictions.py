"""What contradicts each other in the data, though each value is valid on its own."""

from __future__ import annotations

from itertools import product
from string import Formatter
from typing import TYPE_CHECKING

from plugins.model import accessibility, ruby
from plugins.model.folding import fold
from plugins.model.links import PICTURES
from plugins.model.types import Key
from plugins.read.data import also_printed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.model.data import Data, Office, Organisation

MOST_OF_AN_OFFICE = 800  # bytes; a QR code holds three times as many, and cannot be scanned well then
FEWEST_WORDS = 2  # of an idea: one alone finds itself anyway
NEEDED = ("locality", "street")  # without which it is no address
ADDRESS_PARTS = ("postal_code", "region", "locality", "street", "country")

Contradiction = tuple[Key, str, dict[str, str]]  # where, problem code, details


def contradictions(
    data: Data, languages: Collection[str], editions: Collection[str] = ()
) -> Iterator[Contradiction]:
    """Yield contradictions between values that are valid on their own."""
    for name in ("offices", "topics", "terms"):
        ids = [item.id for item in getattr(data, name)]
        for i, item in enumerate(ids):
            if item in ids[:i]:
                yield (name, i, "id"), "same-id", {"id": item}
    yield from _wrong_styles(data, languages, editions)
    offices = {office.id: office for office in data.offices}
    for i, printed in enumerate(data.also_printed):
        if printed.office not in offices:
            known = ", ".join(offices)
            yield ("also_printed", i, "office"), "unknown-office", {"id": printed.office, "known": known}
        elif settled := also_printed.settled(printed, offices[printed.office]):
            name, code = settled
            yield ("also_printed", i, name), code, {"office": printed.office}
    yield from _too_long(data, languages)
    for i, office in enumerate(data.offices):
        for day, code, details in office.details.hours.contradictions() if office.details.hours else ():
            yield ("offices", i, "details", "hours", *filter(None, [day])), code, details
    yield from accessibility.contradictions(data.accessibility, data.test_run)
    yield from _bad_formats(data.organisation)
    yield from _bad_synonyms(data.synonyms or {})


def _wrong_styles(
    data: Data, languages: Collection[str], editions: Collection[str]
) -> Iterator[Contradiction]:
    for name, styles, known in (
        ("house_styles", data.house_styles, languages),
        ("edition_styles", data.edition_styles, editions),
    ):
        codes = [style.language for style in styles]
        for i, language in enumerate(codes):
            if language not in known:
                yield (name, i, "language"), "unknown-text-language", {"languages": language}
            if language in codes[:i]:
                yield (name, i, "language"), "same-id", {"id": language}


def _too_long(data: Data, languages: Collection[str]) -> Iterator[Contradiction]:
    for (i, office), language in product(enumerate(data.offices), languages):
        if (size := _size(office, language)) > MOST_OF_AN_OFFICE:
            details = {"size": str(size), "limit": str(MOST_OF_AN_OFFICE)}
            yield ("offices", i, "name"), "office-too-long", details


def _bad_synonyms(ideas: Mapping[str, tuple[str, ...]]) -> Iterator[Contradiction]:
    """Yield ideas with fewer than two words, and words that search takes for the same without being told."""
    for name, words in ideas.items():
        key: Key = ("synonyms", name)
        if len(words) < FEWEST_WORDS:
            yield key, "lonely-synonym", {"name": name}
        first: dict[str, str] = {}
        for word in map(ruby.words, words):
            folded = fold(word).strip()
            if not folded:
                yield key, "empty-synonym", {"word": word}
            elif folded in first:
                yield key, "synonym-twice", {"word": word, "other": first[folded]}
            else:
                first[folded] = word


def _size(office: Office, language: str) -> int:
    """Return how many bytes of UTF-8 an office's name and address have, which a QR code must hold."""
    address = office.address
    parts = (office.name, address.region, address.locality, address.street)
    return sum(len(text[language].encode()) for text in parts)


def missing_files(data: Data, exists: Callable[[str], bool]) -> Iterator[Contradiction]:
    """Yield each file that the data name and that there is not."""
    for language, path in data.site.share_image.items():
        if not (path.startswith(PICTURES) and exists(path)):
            yield ("site", "share_image", language), "missing-file", {"value": path}


def _bad_formats(organisation: Organisation) -> Iterator[Contradiction]:
    for language, text in organisation.address_format.items():
        key = ("organisation", "address_format", language)
        if not _can_format(text, *ADDRESS_PARTS):
            yield key, "bad-format", {"places": ", ".join(f"{{{part}}}" for part in ADDRESS_PARTS)}
        elif missing := [f"{{{part}}}" for part in NEEDED if f"{{{part}}}" not in text]:
            yield key, "incomplete-format", {"places": ", ".join(missing)}
    if not _can_format(organisation.map_url, "query"):
        yield ("organisation", "map_url"), "bad-format", {"places": "{query}"}


def _can_format(text: str, *places: str) -> bool:
    """Tell whether a text has these places only, each as plain as {street}."""
    try:
        parts = [(name, how, sign) for _, name, how, sign in Formatter().parse(text) if name is not None]
    except ValueError:
        return False
    return all(name in places and not how and not sign for name, how, sign in parts)
