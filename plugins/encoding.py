"""Turn the bytes of a source file into text, or say in which line they are none."""

from __future__ import annotations

from plugins.problems import BadValueError


def decode(content: bytes) -> str:
    """Return UTF-8 text without a byte order mark; raise `BadValueError` whose details hold the line."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadValueError("not-utf-8", line=str(line)) from error
