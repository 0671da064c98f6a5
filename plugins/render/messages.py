"""Interface strings as gettext has them, and where their catalogues lie."""

from __future__ import annotations

import gettext
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Translations(gettext.GNUTranslations):
    """A catalogue in gettext's binary form; unlike gettext's own class, it can be cached."""

    def __init__(self, binary: bytes, fallback: gettext.NullTranslations | None = None) -> None:
        super().__init__(BytesIO(binary))
        self._binary = binary
        if fallback:
            self.add_fallback(fallback)

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it anew: gettext keeps the rule for plural forms as a function."""
        return Translations, (self._binary, vars(self)["_fallback"])


def po_path(theme: Path, language: str) -> Path:
    """Return where the catalogue of a language lies, as gettext lays it out."""
    return theme / "translations" / language / "LC_MESSAGES" / "messages.po"
