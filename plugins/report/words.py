"""What messages have in common in each language of the staff: hints, the list of them, places in the data."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE = pattern(r"U\+[0-9A-F]{4,6}")  # a character by its number (Unicode, appendix A)
WORDS = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Words:
    """The words of one language: words.toml says what each is for; `list` is a file's path."""

    hint: str
    list: str
    more: str
    stopped: str
    ask: str
    developer: str
    person: str
    numbered: str
    inside: str
    ordinals: dict[str, str]
    signs: dict[str, str]


@cache
def words() -> dict[str, Words]:
    """Return language code → its words."""
    tables = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {language: Words(**table) for language, table in tables.items()}


def address(language: str, code: str = "", environment: Mapping[str, str] = os.environ) -> str:
    """Return where the list of messages is, or an entry of it: on the code host, a full address.

    GitHub Actions, "Default environment variables"; HEAD is the branch that people see there.
    """
    path = words()[language].list + (f"#{code}" if code else "")
    host, repository = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    return f"{host}/{repository}/blob/HEAD/{path}" if host and repository else path


def named(text: str, language: str) -> str:
    """Return text in which signs that cannot be seen have names instead of numbers, if any."""
    signs = words()[language].signs
    return CODE.sub(lambda found: signs.get(found[0], found[0]), text)


def place_in_data(key: str, language: str) -> str:
    """Return a dotted path into the data in words, its numbers counted from 1; any other key is as it was."""
    said = words()[language]
    outer, names = "", list[str]()
    for part in key.split("."):
        if not (part.isdecimal() and names):
            names.append(part)
            continue
        item = said.numbered.format(name=".".join(names), ordinal=_ordinal(int(part) + 1, language))
        outer, names = _inside(outer, item, said), []
    return _inside(outer, ".".join(names), said)


def _inside(outer: str, inner: str, said: Words) -> str:
    return said.inside.format(outer=outer, inner=inner) if outer and inner else outer or inner


def _ordinal(number: int, language: str) -> str:
    from babel import Locale  # noqa: PLC0415 - most messages have no number, and loading it takes a moment

    ordinals = words()[language].ordinals
    return ordinals[Locale.parse(language).ordinal_form(number)].format(number=number)
