"""Check for Markdown that would not come out as meant: headings, blocks, readings, stray marks."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from plugins.check import blocks, heading_ids, headings, markdown_in_html
from plugins.check.prose import without_code
from plugins.model import ruby
from plugins.model.lifecycle import State
from plugins.model.links import line_of
from plugins.patterns import pattern
from plugins.read.markdown.converter import COMMENT
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.source import Source

CODE_OR_TAG = pattern(r"<code>.*?</code>|<pre>.*?</pre>|<[^>]*>", re.DOTALL)
# What leads somewhere, unlike the words in brackets that follow [1] or ［参考］.
ADDRESS = r"(?=<?(?:\.{1,2}/|https?:|tel:|#|[\w/-]+\.(?:avif|gif|html?|jpe?g|md|pdf|png|svg|webp)\b))"
# What readers would see of Markdown that came out as text, by problem code; no pattern has groups that count.
LEFT_OVER = {
    "leftover-link": (
        rf"\] ?[(（]{ADDRESS}|［[^］\n]{{0,300}}］ ?[(（]{ADDRESS}|\]\[(?!\d+\])"
        r"|\[\[[^\[\]\n]{1,100}\]\]|［［[^［］\n]{1,100}］］"
    ),
    "leftover-emphasis": (
        r"(?<!\d)\*\*|\*\*(?!\d)|(?<!＊)＊＊(?!＊)[^＊\n]{1,300}＊＊(?!＊)"
        # A space before what would be its end; where a word follows, it is the beginning of something else.
        r"|(?<![\w*])\*(?![\s*])[^*\n]{1,40}\s\*(?![\w*])|(?<![\w_])_{1,2}(?![\s_])[^_\n]{1,40}\s_{1,2}(?![\w_])"
    ),
    "leftover-highlight": r"(?<!=)==(?![=\s])[^=\n]{1,100}(?<!\s)==(?!=)",
    "leftover-script": r"(?<=[A-Za-z])~[\d+-]{1,3}~|(?<=[A-Za-z0-9])\^[\dn+-]{1,4}\^",
    "leftover-mention": r"<[@#!][A-Z0-9]{5,20}(?:\|[^<>\n]{0,50})?>",
    "spreadsheet-error": r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)",
    "leftover-strikethrough": r"~~[^~\n]{1,300}~~",
    "leftover-id": r"[{｛][#＃:][^{}｛｝\n]*[}｝]",
    "leftover-heading": r"^[#＃]{1,6}\s|^(?:＃[#＃]{1,5}|#＃)",
    "leftover-box": r"^[!！]{3}",
    "leftover-comment": r"<!--",
    "leftover-yen": r"\\(?:\d{1,3}(?:,\d{3})+|\d{2,7})(?![\d,.\\A-Za-z])",
    # Where a picture stood in a mail, a document or a talk.
    "leftover-picture": r"\[(?:cid:[^\[\]\s]{1,80}|image: ?[^\[\]\n]{1,50}|画像|写真|動画|スタンプ)\]",
    "leftover-emoji": r"(?<![\w:]):[a-z]{2,20}(?:_[a-z0-9]{1,20}){0,4}:(?![\w:])",
}
# Of these, no more is shown than the signs and what they stand around.
WHOLE = frozenset(
    {
        "leftover-highlight",
        "leftover-picture",
        "leftover-yen",
        "leftover-mention",
        "leftover-script",
        "spreadsheet-error",
    }
)
LEFT_OVERS = pattern("|".join(f"({pattern})" for pattern in LEFT_OVER.values()), re.MULTILINE)
SIGNS_OF_MARKUP = pattern(r"[*＊_~^=\[\]［{｛#＃!！<:\\]")  # what all of it begins with; most texts have none
# An emoticon: nobody emphasises what has no letter, or begins with a closing bracket.
EMOTICON = pattern(r"<em>((?:[^\w<]|_)*|[)）\]」;^][^<]*)</em>")
# Asterisks that multiply or refer to a note: nobody emphasises from digit to digit, from within a sentence
# into the next one, or to a comma.
ASTERISKS = pattern(
    r"(?<=\d)<em>(\d[^<]*)</em>|(?<=\w)<em>([^<]*[。．！？][^<]+)</em>(?=\w)|<em>([^<]*[、，,])</em>(?=\w)"
)
# What Python-Markdown takes for the address of a link by reference, and shows nowhere, though it is none.
REFERENCE = pattern(
    r"^ {0,3}\[([^\[\]\n^]+)\]:[ ]*(?!<|\.{0,2}/|#|[\w+-]+:|[!-~]+\.\w)\S+[ ]*$", re.MULTILINE
)
FOOTNOTE = pattern(r"\[\^[^\]\s]{1,50}\]")
SHOWN = 20  # characters that are shown of what is left over


def wrong(source: Source, used: Collection[str], *, needs_text: bool = False) -> Iterator[Problem]:
    """Yield all problems of a text's Markdown; `used` holds the ids that the page's template uses itself.

    `needs_text` tells whether the template shows nothing else.
    """
    in_html = [*markdown_in_html.wrong(source)] if source.converted.raw else []
    names = [*heading_ids.wrong(source)]
    named = {line for _, line, _ in names}
    for code, line, details in (
        *headings.wrong(source, used),
        *names,
        *blocks.wrong(source),
        *in_html,
        *_footnotes(source),
        *_left_over(source, is_told=bool(in_html)),
        *_lost(source),
    ):
        if code != "leftover-id" or line not in named:
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


def _left_over(source: Source, *, is_told: bool) -> Iterator[Found]:
    """Yield what readers would see of Markdown; `is_told` tells whether that in HTML is told already."""
    text, shown_to, heading_to = unescape(CODE_OR_TAG.sub("", source.converted.html)), dict[str, int](), 0
    codes = [*LEFT_OVER]
    for sign in SIGNS_OF_MARKUP.finditer(text):  # quicker than to look for all of it at every character
        if not (found := LEFT_OVERS.match(text, at := sign.start())):
            continue
        code = codes[found.lastindex - 1]  # type: ignore[operator]  # one has matched
        if at >= shown_to.get(code, 0):
            end = found.end() if code in WHOLE else at + SHOWN
            shown = text[at:end].split("\n")[0][:SHOWN]
            shown_to[code] = end if code in WHOLE else at + len(shown)
            if code == "leftover-heading":
                heading_to = text.find("\n", at)
            elif code == "leftover-id" and at < heading_to:
                continue  # it is right once the heading is one
            if is_told and any(shown in html for html in source.converted.raw):
                continue
            yield code, _line_of_beginning(source, shown), {"text": shown}


def _lost(source: Source) -> Iterator[Found]:
    """Yield what readers would not see, though it was not written to be read as Markdown."""
    body, first = source.document.body, source.document.body_line
    for found in EMOTICON.finditer(source.converted.html) if "_" in body else ():
        shown = f"_{unescape(found[1])}_".split("\n")[0][:SHOWN]
        yield "lost-emoticon", _line_of_beginning(source, shown), {"text": shown}
    for found in ASTERISKS.finditer(source.converted.html) if "*" in body else ():
        shown = f"*{unescape(found[found.lastindex or 0])}*".split("\n")[0]
        if shown in body:
            yield "lost-asterisk", _line_of_beginning(source, shown), {"text": shown[:SHOWN]}
    for found in REFERENCE.finditer(without_code(body)) if "]:" in body else ():
        line = first + body.count("\n", 0, found.start())
        yield "lost-line", line, {"text": found[0].strip()[:SHOWN]}


def _line_of_beginning(source: Source, text: str) -> int:
    """Return the line in which as much of the beginning of `text` stands as there is."""
    body = source.document.body
    found = next((text[:end] for end in range(len(text), 0, -1) if text[:end] in body), "")
    return line_of(found, body, source.document.body_line)
