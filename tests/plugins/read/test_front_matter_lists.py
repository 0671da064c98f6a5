"""Entries that hold several values: topics, outcomes and old addresses."""

from __future__ import annotations

import pytest

from plugins.read.front_matter import parse


def read(text: str, key: str) -> tuple[object, list[tuple[int, str, str]]]:
    document, found = parse(f"---\n{text}---\n", "x.md")
    return document.value(key), [(p.line, p.code, p.details.get("value", "")) for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Topics: a\n", ("a",)),
        ("Topics: a, b\n", ("a", "b")),
        ("Topics: a,b\n", ("a", "b")),
        ("Topics:\n  - a\n  - b\n", ("a", "b")),
        ("Topics:\n- a\n- b, c\n", ("a", "b", "c")),
        ("Topics: a\n  - b\n", ("a", "b")),
        ("Aliases: news/old/\n", ("news/old/",)),
        ("Aliases: /news/old/, old.html\n", ("news/old/", "old.html")),
        ("Aliases:\n  - blog/2019/Post.htm\n  - ~a/お知らせ/\n", ("blog/2019/Post.htm", "~a/お知らせ/")),
    ],
)
def test_several_values_stand_in_a_line_or_below_each_other(text: str, expected: tuple[str, ...]) -> None:
    assert read(text, text.partition(":")[0]) == (expected, [])


@pytest.mark.parametrize(
    "alias",
    [
        "news/old",
        "../old/",
        "./old/",
        "a/../b/",
        "a//b/",
        "old/?a=b",
        "old/#a",
        "an old page/",
        "a%20b/",
        "https://guide.example/old/",
        "a:b/",
        "a*/",
        "feed.xml",
        "a.php",
        "_redirects",
        "_redirects/",
        "robots.txt/",
        "images/share-ja.png/",
        "index.html/",
        "a.b.html",
        ".well-known/a/",
        '"a/"',
        "[a/]",
        "a/ # b",
    ],
)
def test_an_old_address_that_cannot_be_kept_is_told(alias: str) -> None:
    assert read(f"Title: a\nAliases: ok/, {alias}\n", "Aliases") == (None, [(3, "bad-alias", alias)])


@pytest.mark.parametrize("value", ["", ",", "a/,, b/", "\n  -", "\n  - "])
def test_an_entry_without_values_is_empty(value: str) -> None:
    assert [code for _, code, _ in read(f"Aliases:{value}\n", "Aliases")[1]][:1] != []
