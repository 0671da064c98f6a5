"""Tell how an entry should have been written whose meaning is certain: `topics： work`, `Date: 2026/1/2`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from plugins.model.fields import FIELDS
from plugins.patterns import pattern
from plugins.read.characters import mended
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Collection

ENTRY = pattern(r"[A-Za-z][\w\s-]*:")  # a name and a colon, both as on any keyboard
# A name between whatever signs, and a colon of any kind or what stands for one.
MEANT = pattern(r"[^\w\n]*([^\W\d][\w -]{0,30}?)[\s*_]*[:：=＝][\s*_]*(.*)")
QUOTES = ('""', "''", "“”", "‘’", "＂＂")  # around a value, as other programs have them
NAMES = {name.casefold(): name for name in FIELDS}
CODES = frozenset({"full-width-latin", "half-width-kana"})  # which the right line tells too


def meant(line: str) -> tuple[str, str] | None:
    """Return the field that a line is meant to be, and its value as written."""
    if not (found := MEANT.fullmatch(line)):
        return None
    name = unicodedata.normalize("NFKC", found[1]).strip().casefold()
    key = NAMES.get(re.sub(r"[\s-]", "_", name))
    return (key, found[2].strip()) if key else None


def right(line: str, items: list[str], usable: Collection[str]) -> tuple[str, str, Any] | None:
    """Return the key that a line is meant to have, the whole line as it should be, and the value.

    `items` stand in the lines below it; `usable` are the fields that a page may have.
    """
    found = meant(line)
    if not found or found[0] not in usable:
        return None
    field, text = FIELDS[found[0]], found[1]
    if len(text) > 1 and text[0] + text[-1] in QUOTES:
        text = text[1:-1].strip()
    text = mended(text) if field.is_words else field.mend(unicodedata.normalize("NFKC", text))
    try:
        value = field.parse([*([text] if text else []), *items])
    except BadValueError:
        return None
    return found[0], f"{found[0]}: {text}".rstrip(), value
