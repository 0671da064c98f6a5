"""Find marks in the entries that readers see: these are shown as they are, as no Markdown and no HTML."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from plugins.model import ruby
from plugins.model.fields import WORDS
from plugins.patterns import pattern
from plugins.read.entry_form import QUOTES
from plugins.read.markdown.fast_paths import BLOCK_SIGN, TEXT_SIGN
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.model.document import Document

NUMBER = pattern(r"\d+[.)]\s+")  # looks alike in a list and in a line of words
PICTURE = pattern(r'<img[^>]* alt="([^"]*)"[^>]*>')
TAG = pattern(r"<[^>]*>")  # the sanitizer writes < and > nowhere else
# What only other programs take for marks.
OTHERS = (
    pattern(r"~~(?=\S)(.+?)(?<=\S)~~"),
    pattern(r"＊＊([^＊]+)＊＊"),
    pattern(r"==(?=[^\s=])([^=]+?)(?<!\s)=="),
    pattern(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]"),
    pattern(r"^()[#＃]{1,6}\s+"),
    pattern(r"()\s*[{｛][:：]?\s?[#＃][^{}｛｝]*[}｝]"),
    pattern(r"^()(?:(?:re|fwd?|転送|返信)\s*[:：]\s*)+", re.IGNORECASE),  # of a mail
)
SHOWN = 40  # characters of a value that are shown


def marked(document: Document, path: str, convert: Callable[[str], str]) -> Iterator[Problem]:
    """Yield each entry whose value has marks that readers would see; `convert` makes HTML of Markdown."""
    for key in WORDS:
        value = document.value(key) or ()
        for text in [value] if isinstance(value, str) else value:
            if (right := _plain(text, convert)).split() != text.split():
                details = {"key": key, "text": text[:SHOWN], "right": right[:SHOWN]}
                yield Problem(path, document.entries[key].line, "marks-in-entry", details)


def _plain(text: str, convert: Callable[[str], str]) -> str:
    if len(text) > 1 and text[0] + text[-1] in QUOTES and text[0] not in text[1:-1]:
        text = text[1:-1].strip()
    number = found[0] if (found := NUMBER.match(text)) else ""
    text = number + _words(text[len(number) :], convert)
    for mark in OTHERS:
        text = mark.sub(r"\1", text)
    return text


def _words(text: str, convert: Callable[[str], str]) -> str:
    """Return what readers would see of a line of Markdown, and its readings as they are written."""
    if not TEXT_SIGN.search(plain := ruby.words(text)) and not BLOCK_SIGN.search(f"\n{plain}"):
        return text
    html = ruby.MARKED.sub(r"{\1|\2}", convert(text))
    words = unescape(TAG.sub("", PICTURE.sub(r"\1", html))).strip()
    return words or TAG.sub("", text)  # of a line for a list of contents, say, there is nothing to see
