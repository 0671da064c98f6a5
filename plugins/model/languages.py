"""The languages of the site, as `LANGUAGES` in pelicanconf.py lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Language:
    """One language; pelicanconf.py says what each field means."""

    code: str  # BCP 47, as in `lang` and `hreflang`
    prefix: str
    label: str
    locale: str
    phrases: str
    phone_format: str
    furigana: str = ""

    def with_furigana(self, url: str) -> str:
        """Return the address at which a page stands once more, with a reading above each kanji."""
        return self.furigana + url.removeprefix(self.prefix)

    @property
    def is_unspaced(self) -> bool:
        """Tell whether the language is written without spaces between words."""
        return bool(self.phrases)


def languages(settings: Mapping[str, Any]) -> dict[str, Language]:
    """Return code → language, the default one first."""
    return {code: Language(code, **entry) for code, entry in settings["LANGUAGES"].items()}
