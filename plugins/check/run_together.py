"""Find lines of one paragraph that were meant to be seen one by one."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise, starmap, takewhile
from typing import TYPE_CHECKING

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

Found = tuple[int, str, dict[str, str]]  # line in the block, counted from 0, problem code, details

LABEL = r"(?!https?:|tel:)(?:[^\s。、：:「」『』()（）|｜]{1,12}\s?[：:]|[A-Z][A-Za-z0-9 ]{0,24}:(?=\s))\s*\S"
TIME = pattern(r"\d{1,2}(?:[時月日/]|[:：]\d\d)")
LINK = r"\[[^\]\n]*\]\([^)\n]*\)\s*$"
EAST_ASIAN = r"[\u2e80-\u9fff\uf900-\ufaff]"
WORD = rf"(?:{EAST_ASIAN}|[A-Za-z0-9・ー])"
VALUE = (
    rf"(?:\*\*)?{EAST_ASIAN}{WORD}{{0,7}}(?:\*\*)?[ \u3000]+[^\s|｜]"  # a short label, a space and a value
)
PRICE = r"[^…]{1,30}?(?:[…‥]{2,}|[.・_ー─―-]{3,})\s*[¥￥$\d]"  # dots lead from words to a number
# Lines of one kind, of which each was meant to be seen as one; those of the others may also be prose.
ALONE = tuple(map(pattern, (LABEL, LINK, PRICE)))
PERHAPS_ALONE = (TIME, pattern(VALUE))
BOLD = pattern(r"\*\*[^*\n]{1,30}\*\*$")  # a line of its own, if words follow that begin a sentence
ASKS = frozenset("QＱ問")
ASKED = pattern(r".\s?[\d０-９]{0,2}\s?[.．:：、)）]\s*\S")
ANSWERED = pattern(r"[AＡ答]\s?[\d０-９]{0,2}\s?[.．:：、)）]\s*\S")
CONTINUES = pattern(r"[はがをにへでとものや、。，）」]|[^\w\s*(（「]")  # what goes on with a sentence
# A line that gives an address, a number, a mail address or a page, as those of a mail's signature do.
CONTACT = pattern(
    r"〒\s*\d|<?[^\s@<>]+@[^\s@<>]+>?$|<?(?:https?://|www\.)\S+$"
    r"|(?:tel(?:ephone)?|phone|mobile|fax|e-?mail|web|url|(?:携帯)?電話(?:番号)?|携帯|ファ[ック]+ス(?:番号)?|メール)"
    r"[^\w\s]{0,2}\s?[^\w\s]?\s?(?:[\d０-９(（+]|\S+@|https?:|www\.)",
    re.IGNORECASE,
)
SIGNATURE = 3  # lines at least of a signature
LONGEST = 60  # characters of one of them: an address with the name of a building
SENTENCE = pattern(r"。|[.!?] [A-Z]")  # within a line of prose
SHOWN = 20  # characters that are shown of a line
SHORT = 30  # characters at most of a line that need not have been broken where the screen ended
BREAK = "\\"  # at the end of a line that the next one does not join
HTML_BREAK = pattern(r"<br ?/?>\s*$", re.IGNORECASE)
SENTENCE_ENDS = tuple("。．.！!？?")
EMOJI = {"So", "Sk", "Mn"}  # general categories (Unicode, chapter 4.5); one ends a sentence too
GOES_ON = (*SENTENCE_ENDS, "、", "，", ",", BREAK)  # at the end of a line that may be followed by any other
PARTICLES = tuple("をはがにへ")  # no Japanese word that stands alone ends with these as a rule
JOINED = (*PARTICLES, "で", "と", "も", "の", "て", "から", "まで")  # some do end with these, though


def line_of(raw: str) -> str:
    """Return a line without the spaces around it; a backslash ends it if the next one does not join it."""
    is_broken = raw.endswith(("  ", BREAK)) or (raw.endswith(">") and HTML_BREAK.search(raw))
    return raw.strip().removesuffix(BREAK) + BREAK if is_broken else raw.strip()


def goes_on(before: str, line: str) -> bool:
    """Tell whether a line certainly is the rest of a sentence that the line before it begins."""
    if before.endswith(BREAK):
        return True
    is_cut = before.endswith(("、", "，", ",", *PARTICLES))
    return (is_cut and line[:1].isalnum()) or (line[:1].islower() and not before.endswith(SENTENCE_ENDS))


def run_together(lines: list[str]) -> Iterator[Found]:
    """Yield where the first lines begin that have one form, and that were not meant to run together."""
    pairs = [*starmap(_are_alone, pairwise(lines))]
    if any(pairs):
        first = pairs.index(True)
        yield _found(lines, first, 1 + sum(1 for _ in takewhile(bool, pairs[first:])))


def _are_alone(line: str, following: str) -> bool:
    if line[:1] in ASKS and ASKED.match(line) and ANSWERED.match(following):
        return True
    if line.endswith(GOES_ON):
        return False
    kinds = ALONE if line.endswith(JOINED) else (*ALONE, *PERHAPS_ALONE)
    return any(kind.match(line) and kind.match(following) for kind in kinds)


def _found(lines: list[str], first: int, count: int) -> Found:
    return first, "lines-run-together", {"text": lines[first][:SHOWN], "count": str(count)}


def short_lines(lines: list[str]) -> Iterator[Found]:
    """Yield where the short lines begin with which a paragraph ends, without the end of a sentence.

    A line in bold that begins a paragraph, as a title does, is one of them.
    """
    is_title = len(lines) > 1 and lines[1] and BOLD.match(lines[0])
    if is_title and not (CONTINUES.match(lines[1]) or lines[1][:1].islower()):
        yield _found(lines, 0, 2)
        return
    first = len(lines)
    while first and _is_short(lines[first - 1], is_last=first == len(lines)):
        first -= 1
    while first < len(lines) - 1 and lines[first + 1][:1].islower():
        first += 1
    if first < len(lines) - 1:
        yield _found(lines, first, len(lines) - first)


def signature(lines: list[str]) -> Iterator[Found]:
    """Yield where several lines begin of which none is prose, and one says how somebody can be reached."""
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if run and (not _is_name(line) or goes_on(lines[run[-1]], line)):
            if len(run) >= SIGNATURE and any(CONTACT.match(lines[at]) for at in run):
                yield _found(lines, run[0], len(run))
                return
            run = []
        if _is_name(line):
            run.append(number)


def _is_name(line: str) -> bool:
    """Tell whether a line may be a name, or say how somebody can be reached."""
    if not line or line.endswith((BREAK, *JOINED)):
        return False
    is_prose = len(line) > LONGEST or line.endswith(GOES_ON) or SENTENCE.search(line)
    return bool(CONTACT.match(line)) or not is_prose


def _is_short(line: str, *, is_last: bool) -> bool:
    ends = GOES_ON if is_last else (*GOES_ON, *JOINED)
    if not 0 < len(line) <= SHORT or "。" in line or line.endswith(ends):
        return False
    return unicodedata.category(line[-1]) not in EMOJI
