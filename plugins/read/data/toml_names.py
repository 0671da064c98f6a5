"""The name of an entry in TOML as people type it: bare, or words in quotation marks of some kind."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from plugins.model import ruby
from plugins.patterns import pattern

CURLY = "“”„‟＂″〝〟"  # typed or made by word processors in the place of "
BARE = "[A-Za-z0-9_.．Ａ-Ｚａ-ｚ０-９＿-]+"
_OPENING, _CLOSING = f'"{CURLY}「『‘', f'"{CURLY}」』’'
_QUOTED = rf"[{_OPENING}][^{_OPENING}{_CLOSING}=＝\n]+[{_CLOSING}]?"
# Japanese words without any, which TOML does not allow, before an equals sign and words or their reading.
_WORDS = (
    r"[0-9０-９|｜（）()\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
    rf"(?=\s*[=＝]\s*[{_OPENING}\u3041-\u30ff])"
)
NAME = rf"{BARE}|{_QUOTED}|{_WORDS}"
_BARE_NAME = pattern(BARE)


class Name(NamedTuple):
    """A name as TOML writes it, and the problem code and signs of what is wrong with its quotation marks."""

    text: str
    code: str = ""
    signs: str = ""


def name(typed: str) -> Name:
    """Return the name that was meant."""
    if _BARE_NAME.fullmatch(typed):
        return Name(unicodedata.normalize("NFKC", typed))
    around = "".join(sign for sign in (typed[0], typed[-1]) if sign in _OPENING + _CLOSING)
    right = f'"{typed.strip(_OPENING + _CLOSING).strip().replace("｜", "|")}"'
    if right == typed:
        return Name(right)
    return Name(right, "missing-quote" if len(around) < len('""') else "curly-quotes", around)


def of_reading(line: str) -> str:
    """Return the entry that is meant by a line with a word and its reading in braces; "" for any other."""
    found = ruby.RUBY.fullmatch(line.strip())
    return f'"{found[1]}" = "{found[2]}"' if found else ""
