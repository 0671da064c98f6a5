"""Find characters that look right and are not: of another width, decomposed, or invisible."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

HALF_WIDTH_KANA = pattern(r"[\uff61-\uff9f]+")
FULL_WIDTH_LATIN = pattern(
    r"[０-９Ａ-Ｚａ-ｚ]+(?:[－＿．／＠：][０-９Ａ-Ｚａ-ｚ]+|，[０-９]{3}(?![０-９Ａ-Ｚａ-ｚ]))*"
)
# Letters with the marks that were typed behind them, and the old shapes of characters that have a newer code.
SEPARATED = pattern(r"\S[\u0300-\u036f\u3099\u309a]+|[\uf900-\ufaff]")
# Controls but tab, soft hyphen, zero-width and directional characters, byte order marks within the text, and
# private characters, which each font draws differently or not at all.
INVISIBLE = pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0d\ufeff\uffa0\ufff9-\uffff]"
    # Joins emoji into one; anywhere else it is as useless as the others.
    r"|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
# One of these is in all that the others find: most texts hold none.
SUSPECT = pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3099\u309a\u3164\ue000-\ufaff\ufe00-\ufe0d\ufeff"
    r"０-９Ａ-Ｚａ-ｚ\uff61-\uff9f\uffa0\ufff9-\uffff]"
)
QUOTES = pattern("[「」｢｣]")
INNER = {"｢": "『", "｣": "』"}  # quotation marks within others
NEAR = 5  # characters on each side that are shown beside an invisible one
LONGEST = 100  # characters of a line that is shown as it should be
MOST = 10  # runs that are shown of a longer one


def wrong(source: str, path: str) -> Iterator[Problem]:
    """Yield the wrong characters of each line, in the head and in the text: one problem for each kind."""
    if not SUSPECT.search(source):
        return
    for number, line in enumerate(source.split("\n"), start=1):
        for code, details in in_line(line):
            yield Problem(path, number, code, details)


def in_line(line: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield code and details of each kind of wrong character in a line of any text.

    `text` holds them, `right` the line as it should be: of a long one, only the words in question.
    """
    if not SUSPECT.search(line):
        return
    whole = mended(line).replace("\t", " ").strip()
    for code, found in _kinds(line).items():
        right = whole if len(whole) <= LONGEST else _listed(right for _, right in found)
        yield code, {"text": _listed(text for text, _ in found), "right": right}


def mended(line: str) -> str:
    """Return a line with the right characters in the place of the wrong ones."""
    line = INVISIBLE.sub(lambda m: " " if m[0].isspace() else "", line)  # some of them end lines
    line = SEPARATED.sub(lambda m: unicodedata.normalize("NFC", m[0]), _without_half_width_quotes(line))
    line = HALF_WIDTH_KANA.sub(lambda m: unicodedata.normalize("NFKC", m[0]), line)
    return FULL_WIDTH_LATIN.sub(lambda m: unicodedata.normalize("NFKC", m[0]), line)


def _kinds(line: str) -> dict[str, list[tuple[str, str]]]:
    """Return code → what is wrong, and what to write instead."""
    separated = [found[0] for found in SEPARATED.finditer(line)]
    invisible = [
        (f"U+{ord(found[0]):04X}", line[max(found.start() - NEAR, 0) : found.end() + NEAR])
        for found in INVISIBLE.finditer(line)
    ]
    found = {
        "half-width-kana": HALF_WIDTH_KANA.findall(line),
        "full-width-latin": FULL_WIDTH_LATIN.findall(line),
        "decomposed-characters": [text for text in separated if unicodedata.normalize("NFC", text) != text],
    }
    pairs = {code: [(text, mended(text)) for text in texts] for code, texts in found.items()}
    pairs["invisible-character"] = [(name, mended(around).strip()) for name, around in invisible]
    return {code: texts for code, texts in pairs.items() if texts}


def _without_half_width_quotes(line: str) -> str:
    """Return a line with full-width quotation marks, 『』 where they stand within 「」."""
    depth = 0

    def full(mark: re.Match[str]) -> str:
        nonlocal depth
        opens = mark[0] in "「｢"
        depth = max(depth + (1 if opens else -1), 0)
        is_inner = depth > (1 if opens else 0)
        return INNER.get(mark[0], mark[0]) if is_inner else unicodedata.normalize("NFKC", mark[0])

    return QUOTES.sub(full, line) if "｢" in line else line


def _listed(texts: Iterable[str]) -> str:
    shown = [*dict.fromkeys(texts)]
    return ", ".join([*shown[:MOST], *("…" for _ in shown[MOST : MOST + 1])])
