"""Bytes become text, or a problem with its line."""

from __future__ import annotations

import pytest

from plugins.encoding import decode
from plugins.problems import BadValueError


@pytest.mark.parametrize(
    ("content", "text"),
    [("日本語\n".encode(), "日本語\n"), (b"\xef\xbb\xbfa", "a"), (b"", "")],
)
def test_utf_8_is_read_with_or_without_a_byte_order_mark(content: bytes, text: str) -> None:
    assert decode(content) == text


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"\xff", "1"), ("題\n".encode() + "題\n".encode("shift_jis"), "2"), ("a\nb\n".encode("utf-16"), "1")],
)
def test_other_encodings_are_told_with_the_first_line_that_is_not_text(content: bytes, line: str) -> None:
    with pytest.raises(BadValueError) as raised:
        decode(content)
    assert (raised.value.code, raised.value.details) == ("not-utf-8", {"line": line})
