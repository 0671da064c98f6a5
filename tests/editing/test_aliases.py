"""Old addresses are added to heads in whichever way these are written, and all other bytes stay."""

from __future__ import annotations

import pytest

from editing import aliases
from editing.lines import Lines
from plugins.report.problems import BadValueError


def with_alias(head: str) -> str:
    lines = Lines.of(head.encode())
    aliases.add(lines, "guide/old/")
    once = lines.content()
    aliases.add(lines, "guide/old/")
    assert lines.content() == once
    return once.decode()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("---\nTitle: a\n---\nb\n", "---\nTitle: a\nAliases: guide/old/\n---\nb\n"),
        ("---\nTitle: a\n---", "---\nTitle: a\nAliases: guide/old/\n---"),
        (
            "---\nTitle: a\nOutcomes:\n  - c\n\n--- \n",
            "---\nTitle: a\nOutcomes:\n  - c\n\nAliases: guide/old/\n--- \n",
        ),
        (
            "---\nTitle: a\nTranslated_from: ja 0123456789ab\n---\n",
            "---\nTitle: a\nAliases: guide/old/\nTranslated_from: ja 0123456789ab\n---\n",
        ),
        ("---\nAliases: a/\nTitle: a\n---\n", "---\nAliases: a/, guide/old/\nTitle: a\n---\n"),
        ("---\nAliases: a/,b/ \t\n---\n", "---\nAliases: a/,b/, guide/old/ \t\n---\n"),
        ("--- \n Aliases :a/ \n--- \n", "--- \n Aliases :a/, guide/old/ \n--- \n"),
        (
            "---\nAliases:\n  - a/\n\n    - b/  \nTitle: a\n---\n",
            "---\nAliases:\n  - a/\n\n    - b/  \n    - guide/old/\nTitle: a\n---\n",
        ),
        (
            "---\nAliases: a/\n- b/, c/\n---\n",
            "---\nAliases: a/\n- b/, c/\n- guide/old/\n---\n",
        ),
        ("---\nAliases: /guide/old/\n---\n", "---\nAliases: /guide/old/\n---\n"),
        ("---\nAliases:\n - a/\n - guide/old/\n---\n", "---\nAliases:\n - a/\n - guide/old/\n---\n"),
        ("---\r\nTitle: a \r\n---\r\nb\r\n", "---\r\nTitle: a \r\nAliases: guide/old/\r\n---\r\nb\r\n"),
        ("---\rAliases:\r- a/\r---\r", "---\rAliases:\r- a/\r- guide/old/\r---\r"),
        ("\ufeff---\nTitle: a\n---\nb", "\ufeff---\nTitle: a\nAliases: guide/old/\n---\nb"),
    ],
)
def test_an_old_address_is_added_as_the_others_are_written(head: str, expected: str) -> None:
    assert with_alias(head) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("---\nTitle: a\n---\n", "---\nTitle: a\n---\n"),
        ("---\nAliases: a/\n---\n", "---\nAliases: a/\n---\n"),
        ("---\nTitle: a\nAliases: guide/old/ \n---\n", "---\nTitle: a\n---\n"),
        ("---\nAliases: a/, /guide/old/ \nTitle: a\n---\n", "---\nAliases: a/ \nTitle: a\n---\n"),
        ("---\nAliases:\n  - guide/old/\n  - a/\n---\n", "---\nAliases:\n  - a/\n---\n"),
        ("---\nAliases:\n  - guide/old/\nTitle: a\n---\n", "---\nTitle: a\n---\n"),
        ("---\nAliases: guide/old/\n  - a/,guide/old/\n---\n", "---\nAliases:\n  - a/\n---\n"),
    ],
)
def test_an_old_address_is_removed_and_the_entry_with_its_last_one(head: str, expected: str) -> None:
    lines = Lines.of(head.encode())
    aliases.remove(lines, "guide/old/")
    assert lines.content().decode() == expected


@pytest.mark.parametrize(
    "content",
    [
        b"---\nA: b\n---\n\n x  \n\n",
        b"\xef\xbb\xbf---\r\nx\rA\n\r\n",
        b"x",
        b"\n\nx\x0b\x0c\x1c\xe2\x80\xa8y",
    ],
)
def test_lines_make_the_file_that_they_were_taken_from(content: bytes) -> None:
    assert Lines.of(content).content() == content


def test_a_text_takes_the_place_of_the_one_below_the_head() -> None:
    lines = Lines.of(b"---\r\nTitle: a\r\n---\r\none\r\n\ntwo")
    assert lines.document().body == "one\n\ntwo"
    lines.set_body("1\n\n2")
    assert lines.content() == b"---\r\nTitle: a\r\n---\r\n1\r\n\n2"


def test_what_is_no_text_has_no_lines() -> None:
    with pytest.raises(BadValueError, match="not-utf-8"):
        Lines.of(b"\xff\xfea")
