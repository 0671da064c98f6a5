"""Check telephone numbers as readers see and dial them, even where marks split their digits."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from plugins.check.contacts import in_full, of_number, wrong_numbers
from plugins.check.notation import PHONE, at_home, digits, plainly
from plugins.model import ruby
from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.check.known_contacts import KnownContacts
    from plugins.model.source import Source

# Digits beside marks, tags, comments or character references, which readers do not see, and a line's end.
MARKED = pattern(r"\d[-.( ]*(?:[*_\\<&]|\n[-.) ]*\d)|[;>*_}][-.) ]*\d|\\[-.(\d]|&#|\{\d")
FEWEST = 9  # digits that a number has
DIGIT = pattern(r"\d")
TAG = pattern(r"<[^>]*>")
WRAPPED = pattern(r"(?<!>)\n")  # the end of a line within a paragraph
READING, WORD = pattern(r"<r[pt]>.*?</r[pt]>"), pattern(r"<ruby>.*?<rt>(.*?)</rt>.*?</ruby>", re.DOTALL)
SPOKEN = pattern(r' (?:alt|title)="([^"]*)"')
DIAL = "tel:"
DIALLED = pattern(r"\+?[0-9]+")


def wrong_as_shown(source: Source, known: KnownContacts, reported: Collection[str]) -> Iterator[Problem]:
    """Yield each telephone number that readers see, whatever marks stand between its digits in the text.

    `reported` are numbers that are reported already.
    """
    body, first_line = source.document.body, source.document.body_line
    if not (marked := MARKED.search(body)):
        return
    seen = {*reported}
    for shown in _shown(source.converted.html):
        text = "\n".join(line for line in shown.split("\n") if len(DIGIT.findall(line)) >= FEWEST)
        for problem in wrong_numbers(text, source.shown, known):
            value = problem.details["value"]
            if value not in seen:
                seen.add(value)
                near = digits(value)[0]
                at = body.find(near) if near in body else marked.start()
                yield replace(problem, line=first_line + body.count("\n", 0, at))


def _shown(html: str) -> Iterator[str]:
    """Yield what readers see of a sanitized text: its words, the readings above them, and attributes."""
    html = WRAPPED.sub(" ", html)
    words, readings = READING.sub("", ruby.unmarked(html)), WORD.sub(r"\1", ruby.MARKED.sub(r"\2", html))
    for text in (words, readings):
        yield unescape(TAG.sub("", text))
    yield "\n".join(map(unescape, SPOKEN.findall(html)))


def wrong_links(source: Source, known: KnownContacts, reported: Collection[str]) -> Iterator[Problem]:
    """Yield each link that dials a number which is not ours, or shows one of ours and leads elsewhere.

    `reported` are numbers that are reported already.
    """
    for use, link, line in source.uses:
        if use.tag != "a":
            continue
        dialled = _dialled(use.address) if link.scheme == "tel" else ""
        if link.scheme == "tel" and (wrong := of_number(dialled, known)):
            if (number := use.address.removeprefix(DIAL)) not in reported:
                code, right = wrong
                listed = known.line_with([in_full(number)] if dialled else [])
                details = {"value": number or DIAL, "right": right, "line": listed}
                yield Problem(source.shown, line, code, details)
            continue
        if not DIGIT.search(use.words):
            continue
        for found in PHONE.finditer(plainly(use.words)):
            if (number := at_home(found)) in known.phones and number != dialled:
                yield Problem(source.shown, line, "phone-link", {"text": use.words})


def _dialled(address: str) -> str:
    """Return the digits that are dialled in Japan by a link (RFC 3966), or "" where it is no plain number."""
    number = address.removeprefix(DIAL).replace("-", "")
    if not DIALLED.fullmatch(number):
        return ""
    return f"0{number.removeprefix('+81')}" if number.startswith("+81") else number
