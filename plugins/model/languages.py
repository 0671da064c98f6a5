"""The languages of the site and their editions, as `LANGUAGES` in pelicanconf.py lists them.

A language has every page, or says that one is not translated yet. An edition, such as one in easy words, has
some pages of a language, written anew for certain readers: it is complete in itself, and nothing of it counts
as missing. Whatever it does not bring along itself (words of the data, interface strings, rules of style) is
that language's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SPACES = "spaces"  # in the place of a model that finds phrases: the texts themselves have spaces between them


@dataclass(frozen=True)
class Language:
    """One language; pelicanconf.py says what each field means."""

    code: str  # BCP 47, as in `lang` and `hreflang`
    prefix: str
    label: str
    locale: str
    phrases: str
    phone_format: str
    edition_of: str = ""
    menu: Mapping[str, Sequence[str]] | None = field(default=None, compare=False, repr=False)
    furigana: str = ""

    @property
    def always_furigana(self) -> bool:
        """Tell whether its pages themselves have a reading above each kanji, and do not stand there twice."""
        return bool(self.furigana) and self.furigana == self.prefix

    def with_furigana(self, url: str) -> str:
        """Return the address at which a page stands once more, with a reading above each kanji."""
        return self.furigana + url.removeprefix(self.prefix)

    @property
    def is_unspaced(self) -> bool:
        """Tell whether the language is written without spaces between words."""
        return bool(self.phrases)

    @property
    def has_spaced_phrases(self) -> bool:
        """Tell whether spaces stand between phrases: no line breaks elsewhere, and no rule counts them."""
        return self.phrases == SPACES


def languages(settings: Mapping[str, Any]) -> dict[str, Language]:
    """Return code → language or edition, the default language first."""
    return {code: Language(code, **entry) for code, entry in settings["LANGUAGES"].items()}


def editions(languages: Mapping[str, Language]) -> dict[str, str]:
    """Return edition → the language that it is an edition of."""
    return {code: language.edition_of for code, language in languages.items() if language.edition_of}


def without_editions(languages: Mapping[str, Language]) -> dict[str, Language]:
    """Return code → language, editions left out."""
    return {code: language for code, language in languages.items() if not language.edition_of}
