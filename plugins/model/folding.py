"""Fold texts for search: what is spelled, or typed, in several ways becomes one and the same.

The search page has these rules from here: theme/js/folding.js does by them what this module does.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from plugins.patterns import pattern

_DIGIT = "0-9０-９"
_HYPHEN = "\\-‐‑‒–—―−－ー"
_SPACE = r"\t-\r \x85\xa0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u3000\ufeff"
# The parts of a text. Numbers that begin as those of telephones do may have spaces and parentheses in them.
TOKEN = pattern(
    r"(?P<latin>[A-Za-zＡ-Ｚａ-ｚÀ-ÖØ-öø-ɏ\u0300-\u036f'’＇]+)"
    rf"|(?P<number>(?:[+＋][{_DIGIT}]|[0０])[{_DIGIT}]*(?:[{_SPACE}()（）{_HYPHEN}]{{1,2}}[{_DIGIT}]+)*"
    rf"|[{_DIGIT}]+(?:[{_HYPHEN}][{_DIGIT}]+)*)"
    r"|(?P<kana>[ぁ-ゖゝゞー]+|[ァ-ヶヽヾーｦ-ﾟ]+)"
    r"|(?P<kanji>[々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)"
    rf"|(?P<space>[{_SPACE}]+)"
    r"|(?P<away>[・･&＆]+)"
    r"|(?P<sign>[!-/:-@\[-`{-¿×÷\u2010-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\ufe30-\ufe6f！-／：-＠［-｀｛-､]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
# Katakana as hiragana, small kana as large ones, and kana that sound like others as those.
_HIRAGANA = "".join(chr(code - 0x60) for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE))
_KATAKANA = "".join(chr(code) for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE))
_LARGE = dict(
    zip("ぁぃぅぇぉっゃゅょゎゕゖゔぢづゐゑを", "あいうえおつやゆよわかけぶじずいえお", strict=True)
)
KANA = {sign: _LARGE.get(sign, sign) for sign in _HIRAGANA} | {
    sign: _LARGE.get(same, same) for sign, same in zip(_KATAKANA, _HIRAGANA, strict=True)
}
_KANA = str.maketrans(KANA)
_SAME_KANJI = str.maketrans("篭", "籠")
_ACCENT = pattern("[\u0300-\u036f]")
_APOSTROPHE = pattern("['’＇]")
COUNTRY_CODE = "81"  # of the country whose numbers begin with 0 at home (ITU-T E.164)
# The ends of English words, one after the other: what a word must be like, and what becomes of its end.
ENDINGS = (
    ("^(..+)ies$", r"\1y"),
    ("^(.+[^su])s$", r"\1"),
    ("^(...+)ing$", r"\1"),
    ("^(..+[^e])ed$", r"\1"),
    ("tre$", "ter"),
    ("^(..+)our", r"\1or"),
    ("isation", "ization"),
    ("^(..+)e$", r"\1"),
    ("^(..+)is$", r"\1iz"),
    ("^(..+)y$", r"\1i"),
    (r"([a-z])\1+", r"\1"),
)
_ENDINGS = tuple((pattern(ending), instead) for ending, instead in ENDINGS)
_SPACED = pattern("[!-ɏ！-ｚ]")  # scripts with spaces between words
REMEMBERED = 2**15  # parts: the same words come again and again


class Token(NamedTuple):
    """A part of a text as it is written and folded, and its kind, one of the groups of `TOKEN`."""

    text: str
    folded: str
    kind: str


def tokens(text: str) -> list[Token]:
    """Return the parts of a text in their order."""
    found = []
    for match in TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "space":
            before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            is_border = "\n" in match[0]  # where a paragraph ends, or an item of a list
            folded = " " if is_border or _SPACED.search(before + behind) else ""
        else:
            folded = folded_token(match[0], kind)
        found.append(Token(match[0], folded, kind))
    return found


def fold(text: str) -> str:
    """Return a folded text, in which a space stands between words and sentences."""
    return "".join(token.folded for token in tokens(text))


@lru_cache(REMEMBERED)
def folded_token(text: str, kind: str) -> str:
    """Return a part of a text folded."""
    if kind == "latin":
        return latin(text)
    if kind == "number":
        return number(text)
    if kind == "kana":
        return kana(unicodedata.normalize("NFKC", text))
    if kind == "kanji":
        return unicodedata.normalize("NFKC", text).translate(_SAME_KANJI)
    if kind == "other":
        return unicodedata.normalize("NFKC", text).lower()
    return " " if kind == "sign" else ""


def kana(text: str) -> str:
    """Return kana as hiragana without long vowel marks at its end."""
    return text.translate(_KANA).rstrip("ー")


def number(text: str) -> str:
    """Return digits alone, of a telephone number as at home."""
    digits = "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign in "0123456789")
    return "0" + digits.removeprefix(COUNTRY_CODE) if _is_abroad(text, digits) else digits


def _is_abroad(text: str, digits: str) -> bool:
    return text[0] in "+＋" and digits.startswith(COUNTRY_CODE)


def latin(text: str) -> str:
    """Return a word without accents and case, whichever English spelling, number or tense it has."""
    plain = unicodedata.normalize("NFKD", text).lower()
    word = _APOSTROPHE.sub("", _ACCENT.sub("", plain))
    for ending, instead in _ENDINGS:
        word = ending.sub(instead, word)
    return word


def rules() -> dict[str, object]:
    """Return these rules as the search page's script takes them."""
    changed = {sign: same for sign, same in KANA.items() if sign != same}
    return {
        "token": TOKEN.pattern.replace("(?P<", "(?<"),
        "spaced": _SPACED.pattern,
        "kana": ["".join(changed), "".join(changed.values())],
        "endings": [[ending, instead.replace("\\", "$")] for ending, instead in ENDINGS],
    }
