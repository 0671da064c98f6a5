"""Check for e-mail addresses, and for what is left of a mail that was copied into a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.check.prose import AUTOLINK, LINK, without_code
from plugins.patterns import pattern
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.source import Source

ADDRESS = pattern(
    r"(?<![\w.+/@-])(?<!\[cid:)[\w.+-]{1,64}[@＠](?:[\w-]{1,63}\.)+[A-Za-z]{2,24}(?![\w@])", re.ASCII
)
# The names of a header's lines as mail programs write them (RFC 5322, 3.6), in what a reply quotes too.
NAMES = ("From", "Sent", "To", "Cc", "Subject", "差出人", "送信者", "送信日時", "宛先", "件名")
TITLES = ("Original Message", "Forwarded message", "元のメッセージ", "転送")
HEADER = pattern(
    rf"^[ \t>*]*(?:(?:- )?(?:{'|'.join(NAMES)})[*]*[ \t]*[:：]|-{{3,}} ?(?:{'|'.join(TITLES)}).*$)",
    re.MULTILINE,
)
MAY_BE = ("@", "＠", *NAMES, *TITLES)
LEAST = 2  # such lines: one alone may be ordinary text
PASTED = frozenset(
    {"lines-run-together", "mail-link"}
)  # mistakes of lines that are better told as one header
SHOWN = 20  # characters that are shown of a line


def wrong(source: Source) -> Iterator[Problem]:
    """Yield where a mail was copied, and each line with an address."""
    body, first = source.document.body, source.document.body_line
    if not any(sign in body for sign in MAY_BE):
        return
    text, headers = without_code(body), header_lines(source)
    lines = text.split("\n")
    if len(headers) >= LEAST:
        shown = lines[headers[0] - first].strip("> \t*")[:SHOWN]
        yield Problem(source.shown, headers[0], "mail-header", {"text": shown})
    if "@" not in text and "＠" not in text:
        return
    for number, line in enumerate(LINK.sub("", AUTOLINK.sub("", text)).split("\n"), first):
        found = ADDRESS.search(line)
        if found and (len(headers) < LEAST or number not in headers):
            yield Problem(source.shown, number, "mail-address", {"text": found[0]})


def header_lines(source: Source) -> list[int]:
    """Return the lines that look like those of a mail's header."""
    text = without_code(source.document.body)
    first = source.document.body_line
    return [first + text.count("\n", 0, found.start()) for found in HEADER.finditer(text)]


def told_once(source: Source, problems: list[Problem]) -> list[Problem]:
    """Return problems with one mistake for a header that would come out wrong, not several."""
    header = next((problem for problem in problems if problem.code == "mail-header"), None)
    lines = header_lines(source) if header else []
    of_header = [problem for problem in problems if problem.line in lines and problem.code in PASTED]
    if not (header and of_header):
        return problems
    pasted = Problem(header.path, header.line, "pasted-mail", header.details)
    return [pasted, *(problem for problem in problems if problem not in (header, *of_header))]
