"""Give the data of each edition what it has not of its own: the words and the rules of its language."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.house_style import EditionStyle, HouseStyle


def complete(data: Data, editions: Mapping[str, str]) -> Data:
    """Return data in which every text and every house style is there for editions too.

    `editions` maps them to their languages; a text that their language has not either stays without.
    """
    if not editions:
        return data
    found: Data = _with_words(data, editions)
    return dataclasses.replace(found, house_styles=(*data.house_styles, *_styles(data, editions)))


def _with_words(value: Any, editions: Mapping[str, str]) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {name: _with_words(found, editions) for name, found in _fields(value).items()}
        return dataclasses.replace(value, **fields)
    if isinstance(value, tuple):
        return tuple(_with_words(item, editions) for item in value)
    if isinstance(value, dict):  # a text
        missing = {code: of for code, of in editions.items() if code not in value and of in value}
        return {**value, **{code: value[of] for code, of in missing.items()}}
    return value


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _styles(data: Data, editions: Mapping[str, str]) -> Iterator[HouseStyle]:
    languages = {style.language: style for style in data.house_styles}
    own = {style.language: style for style in data.edition_styles}
    for code, language in editions.items():
        if style := languages.get(language):
            yield _merged(dataclasses.replace(style, language=code), own.get(code))


def _merged(style: HouseStyle, own: EditionStyle | None) -> HouseStyle:
    """Return the rules of a language with those of an edition: its limits, and its words besides."""
    if own is None:
        return style
    given = {name: value for name, value in _fields(own).items() if value}
    words = {
        name: (*value, *getattr(style, name)) for name, value in given.items() if isinstance(value, tuple)
    }
    return dataclasses.replace(style, **{**given, **words})
