"""Check for Markdown that would not come out as meant: headings, blocks, readings, stray marks."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from plugins.check import blocks, headings
from plugins.check.prose import without_code
from plugins.model.lifecycle import State
from plugins.model.links import line_of
from plugins.read.markdown import ruby
from plugins.read.markdown.converter import COMMENT
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.source import Source

CODE_OR_TAG = re.compile(r"<code>.*?</code>|<pre>.*?</pre>|<[^>]*>", re.DOTALL)
# What leads somewhere, unlike the words in brackets that follow [1] or ［参考］.
ADDRESS = r"(?=<?(?:\.{1,2}/|https?:|tel:|#|[\w/-]+\.(?:avif|gif|html?|jpe?g|md|pdf|png|svg|webp)\b))"
# What readers would see of Markdown that came out as text, by problem code; no pattern has groups that count.
LEFT_OVER = {
    "leftover-link": rf"\] ?[(（]{ADDRESS}|［[^］\n]{{0,300}}］ ?[(（]{ADDRESS}|\]\[(?!\d+\])",
    "leftover-emphasis": r"(?<!\d)\*\*|\*\*(?!\d)",
    "leftover-strikethrough": r"~~[^~\n]{1,300}~~",
    "leftover-id": r"[{｛][#＃:][^{}｛｝\n]*[}｝]",
    "leftover-heading": r"^[#＃]{1,6}\s|^(?:＃[#＃]{1,5}|#＃)",
    "leftover-box": r"^[!！]{3}",
    "leftover-comment": r"<!--",
    "leftover-emoji": r"(?<![\w:]):[a-z]{2,20}(?:_[a-z0-9]{1,20}){0,4}:(?![\w:])",
}
LEFT_OVERS = re.compile("|".join(f"({pattern})" for pattern in LEFT_OVER.values()), re.MULTILINE)
SIGNS_OF_MARKUP = re.compile(r"[*~\[\]［{｛#＃!！<:]")  # what all of it begins with; most texts have none
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,50}\]")
SHOWN = 20  # characters that are shown of what is left over


def wrong(source: Source, used: Collection[str], *, needs_text: bool = False) -> Iterator[Problem]:
    """Yield all problems of a text's Markdown; `used` holds the ids that the page's template uses itself.

    `needs_text` tells whether the template shows nothing else.
    """
    for code, line, details in (
        *headings.wrong(source, used),
        *blocks.wrong(source),
        *_footnotes(source),
        *_left_over(source),
    ):
        yield Problem(source.shown, line, code, details)
    has_text = COMMENT.sub("", source.document.body).strip()
    if needs_text and not has_text and source.value("Status") not in {State.DRAFT, State.WITHDRAWN}:
        yield Problem(source.shown, source.document.body_line, "no-text")


def readings(text: str, path: str) -> Iterator[Problem]:
    """Yield readings that are written wrongly, in the head and in the text."""
    for line, found in ruby.malformed(without_code(text)):
        yield Problem(path, line, "bad-ruby", {"text": found})


Found = tuple[str, int, dict[str, str]]


def _footnotes(source: Source) -> Iterator[Found]:
    body, first = source.document.body, source.document.body_line
    if "[^" not in body:
        return
    for number, line in enumerate(without_code(body).split("\n"), first):
        if found := FOOTNOTE.search(line):
            yield "footnote", number, {"text": found[0]}


def _left_over(source: Source) -> Iterator[Found]:
    text, shown_to = unescape(CODE_OR_TAG.sub("", source.converted.html)), 0
    if not SIGNS_OF_MARKUP.search(text):
        return
    codes = [*LEFT_OVER]
    for found in LEFT_OVERS.finditer(text):
        if found.start() >= shown_to:
            shown_to = found.start() + SHOWN
            shown = text[found.start() : shown_to].split("\n")[0]
            code = codes[found.lastindex - 1]  # type: ignore[operator]  # one has matched
            if code == "leftover-heading" and any(shown in html for html in source.converted.raw):
                continue  # told as Markdown in HTML
            yield code, _line_of_beginning(source, shown), {"text": shown}


def _line_of_beginning(source: Source, text: str) -> int:
    """Return the line in which as much of the beginning of `text` stands as there is."""
    body = source.document.body
    found = next((text[:end] for end in range(len(text), 0, -1) if text[:end] in body), "")
    return line_of(found, body, source.document.body_line)
