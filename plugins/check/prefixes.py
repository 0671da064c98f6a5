"""Check where the languages of the settings live: each in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.model.languages import Language

SETTINGS = "pelicanconf.py"
FOLDER = pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/")  # as pages are named, so that links need no escapes


def wrong(languages: Mapping[str, Language]) -> Iterator[Problem]:
    """Yield each prefix of a language that is no folder, or that another one has."""
    first: dict[str, str] = {}
    for code, language in languages.items():
        values = {"prefix": language.prefix}
        if language.furigana and not language.always_furigana:
            values["furigana"] = language.furigana
        for key, value in values.items():
            details = {"language": code, "key": key, "value": value}
            if value and not FOLDER.fullmatch(value):
                yield Problem(SETTINGS, 0, "bad-prefix", details)
            elif (other := first.setdefault(value, code)) != code:
                yield Problem(SETTINGS, 0, "prefix-twice", {**details, "other": other})
