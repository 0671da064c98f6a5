"""Bytes become text, or a problem with its line."""

from __future__ import annotations

import pytest

from plugins.read.encoding import decode, flaws
from plugins.report.problems import BadValueError


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("日本語\n".encode(), "日本語\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n\r", "a\nb\nc\n\n"),
    ],
)
def test_utf_8_is_read_whatever_mark_and_line_ends_it_has(content: bytes, text: str) -> None:
    assert decode(content) == text


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"\xff", "1"), ("題\n".encode() + "題\n".encode("shift_jis"), "2"), ("a\nb\n".encode("utf-16"), "1")],
)
def test_other_encodings_are_told_with_the_first_line_that_is_not_text(content: bytes, line: str) -> None:
    with pytest.raises(BadValueError) as raised:
        decode(content)
    assert (raised.value.code, raised.value.details) == ("not-utf-8", {"line": line})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b" \n\t\n", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"%PDF-1.7\n", "binary-file"),
        (b"PK\x03\x04", "binary-file"),
        (b"\x89PNG\r\n\x1a\n", "binary-file"),
        (b"\xff\xd8\xff\xe0", "binary-file"),
        (b"GIF89a", "binary-file"),
        (b"a\0b", "binary-file"),
        ("a\n".encode("utf-16-be"), "binary-file"),
        ("a\n".encode("utf-16"), "not-utf-8"),
    ],
)
def test_what_is_no_text_is_told_apart(content: bytes, code: str) -> None:
    with pytest.raises(BadValueError) as raised:
        decode(content)
    assert (raised.value.code, raised.value.details) == (code, {"line": "1"})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a\nb\n", []),
        (b"a\nb\r\nc\r\n", [("carriage-return", "2")]),
        (b"a\rb", [("carriage-return", "1")]),
        (b"\xef\xbb\xbfa\r\n", [("byte-order-mark", "1"), ("carriage-return", "1")]),
        (b"a\xef\xbb\xbf", []),
        (b"\x89PNG\r\n\x1a\n", []),
    ],
)
def test_what_other_programs_stumble_at_is_told(content: bytes, expected: list[tuple[str, str]]) -> None:
    assert [(flaw.code, flaw.details["line"]) for flaw in flaws(content)] == expected
