"""Decode source files as UTF-8, or name the line of the first byte that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterator

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# How files begin that are no text whatever their name says: PDF, ZIP (and so Word and Excel), PNG, JPEG, GIF.
BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def decode(content: bytes) -> str:
    """Return UTF-8 text with line ends as on Unix and no byte order mark.

    Raises `BadValueError` whose details hold the line, counted from 1.
    """
    if content.startswith(UTF_16):
        raise BadValueError("not-utf-8", line="1")
    if content.startswith(BINARY) or b"\0" in content:
        raise BadValueError("binary-file", line="1")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadValueError("not-utf-8", line=str(_line(content, error.start))) from error
    if not text.strip():
        raise BadValueError("empty-file", line="1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def flaws(content: bytes) -> Iterator[BadValueError]:
    """Yield flaws that `decode` tolerates and other programs may not."""
    if content.startswith(BINARY):
        return
    if content.startswith(BYTE_ORDER_MARK):
        yield BadValueError("byte-order-mark", line="1")
    if (at := content.find(b"\r")) >= 0:
        yield BadValueError("carriage-return", line=str(_line(content, at)))


def _line(content: bytes, at: int) -> int:
    return content[:at].count(b"\n") + 1
