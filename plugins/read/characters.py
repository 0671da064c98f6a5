"""Find characters that look right and are not: of another width, decomposed, or invisible."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF_WIDTH_KANA = re.compile(r"[\uff61-\uff9f]+")
FULL_WIDTH_LATIN = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:[－＿．／＠：][０-９Ａ-Ｚａ-ｚ]+)*")
# Letters with the marks that were typed behind them, and the old shapes of characters that have a newer code.
SEPARATED = re.compile(r"\S[\u0300-\u036f\u3099\u309a]+|[\uf900-\ufaff]")
# Controls but tab, soft hyphen, zero-width and directional characters, byte order marks within the text, and
# private characters, which each font draws differently or not at all.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0d\ufeff\uffa0\ufff9-\uffff]"
    # Joins emoji into one; anywhere else it is as useless as the others.
    r"|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
# One of these is in all that the others find: most texts hold none.
SUSPECT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3099\u309a\u3164\ue000-\ufaff\ufe00-\ufe0d\ufeff"
    r"０-９Ａ-Ｚａ-ｚ\uff61-\uff9f\uffa0\ufff9-\uffff]"
)
NEAR = 5  # characters on each side that are shown beside an invisible one


def wrong(source: str, path: str) -> Iterator[Problem]:
    """Yield every such run of characters, in the head and in the text."""
    if not SUSPECT.search(source):
        return
    for number, line in enumerate(source.split("\n"), start=1):
        for code, details in in_line(line):
            yield Problem(path, number, code, details)


def in_line(line: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield code and details of each such run in a line of any text."""
    if not SUSPECT.search(line):
        return
    for found in HALF_WIDTH_KANA.finditer(line):
        yield "half-width-kana", {"text": found[0], "right": unicodedata.normalize("NFKC", found[0])}
    for found in FULL_WIDTH_LATIN.finditer(line):
        yield "full-width-latin", {"text": found[0], "right": unicodedata.normalize("NFKC", found[0])}
    for found in SEPARATED.finditer(line):
        if unicodedata.normalize("NFC", found[0]) != found[0]:
            yield "decomposed-characters", {"text": found[0]}
    for found in INVISIBLE.finditer(line):
        around = line[max(found.start() - NEAR, 0) : found.end() + NEAR]
        yield (
            "invisible-character",
            {"text": f"U+{ord(found[0]):04X}", "near": INVISIBLE.sub("", around).strip()},
        )
