"""The fingerprint of a text, which its translations record."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from plugins.model.fields import WORDS
from plugins.model.links import PICTURES
from plugins.patterns import pattern

if TYPE_CHECKING:
    from plugins.model.document import Document

LENGTH = 12  # hexadecimal digits: enough to tell the versions of one text apart, short enough to copy
# What only formats: it may change without the text changing.
_ATTRIBUTES = pattern(r"\{:?\s*[#.][^}\n]*\}")
_BULLET = pattern(r"^(\s*)[*+](?=\s)", re.MULTILINE)
_NUMBER = pattern(r"^(\s*)\d+\.(?=\s)", re.MULTILINE)
_RULE = pattern(r"[-:]{2,}")
_STRONG = pattern(r"__(?=\S)|(?<=\S)__")
# Where a link leads: behind its words (CommonMark, 6.3), in a definition (4.7), in HTML. What stands before
# the address is a group too, and stays.
_ADDRESS = pattern(
    r"""(\]\([ \t]*\n?[ \t]*)(<[^<>\n]*>|(?:[^\s()<>]|\([^\s()<>]*\))+)(?=[\s)])"""
    r"""|^((?:[ \t]|>)*\[[^\[\]\n]+\]:[ \t]*\n?[ \t]*)(<[^<>\n]*>|\S+)(?=[ \t]*(?:["'(].*)?$)"""
    r"""|(<a\s(?:[^<>]*\s)?href\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)""",
    re.MULTILINE | re.IGNORECASE,
)
_UP = pattern(r"<?(?:\.{1,2}/)*")


def fingerprint(document: Document) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of a text's words.

    Line breaks, spaces, list marks, numbers of list items, widths of table columns and ids do not count, nor
    does where links lead: a page that moves does not change what other pages say.
    """
    parts = [document.value(key) or "" for key in WORDS]
    head = "\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts)
    return hashlib.sha256(normalised(f"{head}\n{document.body}").encode()).hexdigest()[:LENGTH]


def normalised(text: str) -> str:
    """Return a text's words and marks without what only formats it."""
    text = _ATTRIBUTES.sub("", unicodedata.normalize("NFC", text))
    text = _ADDRESS.sub(_without_address, text)
    text = _NUMBER.sub(r"\1 1.", _BULLET.sub(r"\1-", text))
    return re.sub(r"\s+", "", _RULE.sub("-", _STRONG.sub("**", text)))


def _without_address(found: re.Match[str]) -> str:
    """Return what stands before an address, and a picture's file, which readers see, from wherever."""
    before, address = (part for part in found.groups() if part is not None)
    name = _UP.sub("", address, count=1).removesuffix(">")
    return before + (name if name.startswith(PICTURES) else "")
