"""HTML in texts: nothing but what the sanitizer leaves as it is, and each fault with its line."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from plugins.check.html_pieces import Pieces, wrong_attribute
from plugins.check.html_tokens import HtmlTokens
from plugins.check.prose import without_code
from plugins.model.links import line_of
from plugins.patterns import pattern
from plugins.read.characters import in_line
from plugins.read.markdown.preprocess import HEADING_SIGN
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.source import Source

HEADING = pattern(rf"[ >]*(?:{HEADING_SIGN})")
REFERENCE = pattern(r"&(?:#\d+|#x[0-9a-f]+|\w+);?", re.IGNORECASE)
NOT_A_LINE_END = pattern(r"[^\n]")
SHOWN = 60  # characters of a line that are shown
IN_BRACES = frozenset({"attribute-not-allowed", "leftover-id"})  # what is told of the name of a heading
LONGEST_LIST = 300  # characters of a list of elements

Found = tuple[int, str, dict[str, str]]  # line, problem code, details


def wrong(source: Source, told: Collection[int] = ()) -> Iterator[Problem]:
    """Yield what is not allowed in HTML that a text holds, and in its attributes in braces.

    `told` are lines whose braces are another problem.
    """
    for line, code, details in (*_in_raw(source), *_in_braces(source), *_in_references(source)):
        number = source.document.body_line + line - 1
        is_told = number in told or (told and details.get("attribute") == "id")
        if not is_told or code not in IN_BRACES:
            yield Problem(source.shown, number, code, details)


def changed(source: Source) -> Iterator[Problem]:
    """Yield the first place where the sanitizer had to change a text: browsers would not read it as meant.

    Nothing of that is published. It need only be asked where nothing else is wrong.
    """
    converted = source.converted
    for html, cleaned in zip(converted.unsanitized, converted.sections, strict=True):
        if html != cleaned and HtmlTokens(html).tokens != HtmlTokens(cleaned).tokens:
            at = next(
                (i for i, pair in enumerate(zip(html, cleaned, strict=False)) if pair[0] != pair[1]),
                len(cleaned),
            )
            before = [line for line, piece in pieces(source) if 0 <= html.find(piece) <= at]
            number = before[-1] if before else 1
            text = source.document.body.split("\n")[number - 1].strip()[:SHOWN]
            line = source.document.body_line + number - 1
            yield Problem(source.shown, line, "changed-html", {"text": text})
            return


def _in_raw(source: Source) -> list[Found]:
    """Return what is wrong with the HTML that stands in a text."""
    parser, lines = Pieces(), source.document.body.split("\n")
    for line, piece in pieces(source):
        parser.read(piece, line, in_heading=bool(HEADING.match(lines[line - 1])))
    return [*_in_one(parser.finish(), source.document.body_line)]


def _in_one(found: list[Found], first: int) -> Iterator[Found]:
    """Yield problems; of elements that are not allowed, those behind the first one together."""
    refused = [(line, details["tag"]) for line, code, details in found if code == "html-not-allowed"]
    lines: dict[str, list[str]] = {}
    for line, tag in refused[1:]:
        lines.setdefault(tag, []).append(str(first + line - 1))
    yield from (problem for problem in found if problem[1] != "html-not-allowed")
    if refused:
        yield refused[0][0], "html-not-allowed", {"tag": refused[0][1]}
    if lines:
        tags = ", ".join(f"<{tag}> {' '.join(dict.fromkeys(numbers))}" for tag, numbers in lines.items())
        details = {"tags": tags[:LONGEST_LIST], "line": str(first + refused[0][0] - 1)}
        yield refused[1][0], "more-html-not-allowed", details


def _in_references(source: Source) -> Iterator[Found]:
    """Yield each character that no text may have and that is written as a character reference."""
    if "&" not in source.document.body:
        return

    def shown(reference: re.Match[str]) -> str:
        character = unescape(reference[0])
        return character if character in source.converted.html else reference[0]  # in code, say

    for number, line in enumerate(source.document.body.split("\n"), start=1):
        told = [*in_line(line)]
        for code, details in in_line(REFERENCE.sub(shown, line)):
            if (code, details) not in told:
                yield number, code, details


def _in_braces(source: Source) -> Iterator[Found]:
    """Yield what attributes such as `{onclick=…}` may not do, unknown languages and kinds of box."""
    body = source.document.body
    for tag, name, value in source.converted.attributes:
        if not (found := wrong_attribute(tag, name, value)):
            continue
        code, details = found
        text = details.get("text", "").split()
        words = [f"{sign}{word}" for word in text for sign in ("!!! ", ".")]
        words += [f"{name}={value}", f'{name}="{value}"', f"{name}=", name]
        yield line_of(next((text for text in words if text in body), ""), body, 1), code, details


def pieces(source: Source) -> list[tuple[int, str]]:
    """Return each piece of HTML that stands in a text, in order, with its line, counted from 1.

    Python-Markdown notes what it takes for blocks before what stands within lines.
    """
    whole, found = source.document.body, list[tuple[int, str]]()
    rest = without_code(whole) if source.converted.raw else ""
    for piece in (piece.strip() for piece in source.converted.raw if "<" in piece):
        places = (rest.find(piece), whole.find(piece), whole.find(piece.split("\n")[0]))
        at = next((place for place in places if place >= 0), 0)
        rest = rest[:at] + NOT_A_LINE_END.sub(" ", rest[at : at + len(piece)]) + rest[at + len(piece) :]
        found.append((at, piece))
    return [(whole.count("\n", 0, at) + 1, piece) for at, piece in sorted(found)]
