"""Check the entries that readers see: they are shown as they are, without Markdown, HTML or quotes."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from plugins.model.fields import WORDS
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.document import Document

QUOTES = ('""', "''", "“”", "‘’", "＂＂")
MARKS = (
    re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"),
    re.compile(r"\*(?=\S)([^*]+?)(?<=\S)\*"),
    re.compile(r"(?<!\w)__?(?=\S)(.+?)(?<=\S)__?(?!\w)"),
    re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"),
    re.compile(r"`([^`]+)`"),
    re.compile(r"!?\[([^\]]*)\]\([^)]*\)"),
    re.compile(r"()</?[A-Za-z][^<>]*>"),
    re.compile(r"＊＊([^＊]+)＊＊"),
    re.compile(r"==(?=[^\s=])([^=]+?)(?<!\s)=="),
    re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]"),
    re.compile(r"^()(?:[#＃]{1,6}|[>*+-])\s+"),
    re.compile(r"()\s*[{｛][:：]?\s?[#＃][^{}｛｝]*[}｝]"),
    re.compile(r"^()(?:(?:re|fwd?|転送|返信)\s*[:：]\s*)+", re.IGNORECASE),  # of a mail
)
SHOWN = 40  # characters of a value that are shown


def marked(document: Document, path: str) -> Iterator[Problem]:
    """Yield each entry whose value has marks that readers would see."""
    for key in WORDS:
        value = document.value(key) or ()
        for text in [value] if isinstance(value, str) else value:
            if (right := _plain(text)) != text:
                details = {"key": key, "text": text[:SHOWN], "right": right[:SHOWN]}
                yield Problem(path, document.entries[key].line, "marks-in-entry", details)


def _plain(text: str) -> str:
    if len(text) > 1 and text[0] + text[-1] in QUOTES and text[0] not in text[1:-1]:
        text = text[1:-1].strip()
    for mark in MARKS:
        text = mark.sub(r"\1", text)
    return unescape(text) if "&" in text and ";" in text else text
