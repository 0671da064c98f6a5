"""Lines that are no TOML are told one by one, and the rest is read as if they were mended."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.read.data import toml_lines
from tests.plugins import anything

LONG = "A long text that goes on and on. " * 5


def codes(source: str) -> list[tuple[int, str]]:
    return [(line, code) for line, code, _ in toml_lines.read(source)[1]]


def test_toml_is_read() -> None:
    assert toml_lines.read("a = 1\n[b]\nc = 'd'\n") == (
        *({"a": 1, "b": {"c": "d"}}, []),
        [(1, "a = 1"), (2, "[b]"), (3, "c = 'd'"), (4, "")],
    )


@pytest.mark.parametrize(
    ("line", "code", "right"),
    [
        ("a = “b”", "curly-quotes", 'a = "b"'),
        ("a = “x “y” z”", "curly-quotes", 'a = "x “y” z"'),
        ('a = "b”', "curly-quotes", 'a = "b"'),
        ("a = 「b」", "curly-quotes", 'a = "b"'),
        ("a = ‘b’", "curly-quotes", 'a = "b"'),
        ("a = [“b”, “c”]", "curly-quotes", 'a = ["b", "c"]'),
        ("a = { b = “c” }", "curly-quotes", 'a = { b = "c" }'),
        ("a = “b” # c", "curly-quotes", 'a = "b" # c'),
        ('a ＝ "b"', "full-width-sign", 'a = "b"'),
        ('　a = "b"', "full-width-sign", 'a = "b"'),
        ('ａ．b = "c"', "full-width-sign", 'a.b = "c"'),
        ('a = ［"b"、"c"］', "full-width-sign", 'a = ["b","c"]'),
        ("［［a］］", "full-width-sign", "[[a]]"),
        ("＃ a", "full-width-sign", "# a"),
        ('\u200ba = "b"', "invisible-sign", 'a = "b"'),
        ('a = "b', "missing-quote", 'a = "b"'),
        ('a = b"', "missing-quote", 'a = "b"'),
        ("a = b、c", "missing-quote", 'a = "b、c"'),
        ("“秋” = “あき”", "curly-quotes", '"秋" = "あき"'),
        ("「秋」=「あき」", "curly-quotes", '"秋" = "あき"'),
        ('秋 = "あき"', "missing-quote", '"秋" = "あき"'),
        ("秋 = あき", "missing-quote", '"秋" = "あき"'),
        ('"秋 = "あき"', "missing-quote", '"秋" = "あき"'),
        ('"秋" = "あき', "missing-quote", '"秋" = "あき"'),
        ('"秋" ＝ "あき"', "full-width-sign", '"秋" = "あき"'),
        ('　"秋" = "あき"', "full-width-sign", '"秋" = "あき"'),
        ('"秋": "あき"', "missing-equals", '"秋" = "あき"'),
        ('"秋" → "あき"', "missing-equals", '"秋" = "あき"'),
        ("{秋|あき}", "missing-equals", '"秋" = "あき"'),
        ('"秋" = "あき",', "surplus-sign", '"秋" = "あき"'),
        ("“個別｜支援” = “こべつ|しえん”", "curly-quotes", '"個別|支援" = "こべつ|しえん"'),
        ('a = "b "c" d"', "inner-quotes", 'a = "b “c” d"'),
        ('a = ""b""', "surplus-sign", 'a = "b"'),
        ('a == "b"', "surplus-sign", 'a = "b"'),
        ('a = "b",', "surplus-sign", 'a = "b"'),
        ('a = "b"。', "surplus-sign", 'a = "b"'),
        ('a: "b"', "missing-equals", 'a = "b"'),
        ('a "b"', "missing-equals", 'a = "b"'),
        ("[[a]", "missing-bracket", "[[a]]"),
        ("[a", "missing-bracket", "[a]"),
        ('a = ["b"', "missing-bracket", 'a = ["b"]'),
        ('a = { b = "c"', "missing-bracket", 'a = { b = "c" }'),
        ('a = ["b" "c"]', "missing-comma", 'a = ["b", "c"]'),
        ("a = 2027年8月1日", "day-form", "a = 2027-08-01"),
        ("a = 2027/8/1", "day-form", "a = 2027-08-01"),
        ('a = "C:\\d"', "single-backslash", 'a = "C:\\\\d"'),
        ('a = "b\nc"', "broken-line", 'a = "bc"'),
        ('a = [\n  "b",', "missing-bracket", 'a = [ ⏎   "b", ⏎ ]'),
        (f"a = “{LONG}”", "curly-quotes", f'a = "{LONG[:55]}…{LONG[-29:]}"'),
    ],
)
def test_a_line_is_told_with_what_it_should_be(line: str, code: str, right: str) -> None:
    source = f"x = 1\n{line}\ny.z = 2\n"
    read, found, _ = toml_lines.read(source)
    assert [(at, kind, details["right"]) for at, kind, details in found] == [(2, code, right)]
    if "…" not in right:
        assert read == tomllib.loads(source.replace(line, right.replace("⏎", "\n")))


@pytest.mark.parametrize(
    ("source", "code", "details"),
    [
        ("a =", "bad-toml", {"text": "a ="}),
        (
            f"a = {'[' * 20_000}",
            "bad-toml",
            {"text": f"a = {'[' * 56}…{'[' * 30}"},
        ),  # deeper than Python goes
        (f"a = {'1' * 5_000}", "bad-toml", {"text": f"a = {'1' * 56}…{'1' * 30}"}),  # longer than it reads
        ("note", "not-an-item", {"text": "note"}),
        ("住所：桜町2-3-9", "not-an-item", {"text": "住所：桜町2-3-9"}),
        ("{秋}", "not-an-item", {"text": "{秋}"}),
        ("家族 = 1", "not-an-item", {"text": "家族 = 1"}),
        ("a = 2027-02-30", "no-such-day", {"key": "a", "value": "2027-02-30", "text": "a = 2027-02-30"}),
        (f"# {'x' * 69_998}", "data-too-long", {"size": "70,000", "limit": "60,000"}),
    ],
)
def test_what_nobody_can_guess_is_told_as_it_is(source: str, code: str, details: dict[str, str]) -> None:
    assert toml_lines.read(source)[:2] == ({}, [(1, code, details)])


@pytest.mark.parametrize(
    ("source", "read", "found"),
    [
        ("a = 1\na = 2\n", {"a": 1}, [(2, "entry-twice", {"key": "a", "line": "1", "part": ""})]),
        (
            "a.b = 1\na.b = 2\na.c = 3",
            {"a": {"b": 1, "c": 3}},
            [(2, "entry-twice", {"key": "a.b", "line": "1", "part": ""})],
        ),
        (
            '[a]\n"b" = 1\n[c.d]\n"b" = 2\n"b" = 3',
            {"a": {"b": 1}, "c": {"d": {"b": 2}}},
            [(5, "entry-twice", {"key": '"b"', "line": "4", "part": "c.d"})],
        ),
        (
            "[a]\nb = 1\n[a]\nb = 2\n[c]",
            {"a": {"b": 1}, "c": {}},
            [(3, "table-twice", {"key": "a", "line": "1"})],
        ),
        (
            "[[a]]\nb = 1\n[a]\nb = 2\n",
            {"a": [{"b": 1}]},
            [(3, "table-twice", {"key": "a", "line": "1"})],
        ),
    ],
)
def test_what_is_there_already_is_told(
    source: str, read: dict[str, Any], found: list[tuple[int, str, dict[str, str]]]
) -> None:
    assert toml_lines.read(source)[:2] == (read, found)


def test_lines_keep_their_numbers_where_they_are_mended() -> None:
    source = 'a = [\n  "b"\n\nc = “d\ne\n［f］\ng = 1\n[[h]\ni = 2'
    *_, lines = toml_lines.read(source)
    assert [line for line in lines if line[1]] == [
        *((1, "a = ["), (2, '  "b"'), (3, "]"), (4, 'c = "d"')),
        *((6, "[f]"), (7, "g = 1"), (8, "[[h]]"), (9, "i = 2")),
    ]


def test_all_mistakes_are_told_at_once() -> None:
    source = "[[a]]\nb = “c”\nb = 1\n\n# note\nd ＝ [\n  1,\n]\n[[a]\nｂ ＝ “c\n"
    assert codes(source) == [
        (2, "curly-quotes"),
        (3, "entry-twice"),
        (6, "full-width-sign"),
        (9, "missing-bracket"),
        (10, "full-width-sign"),
        (10, "missing-quote"),
    ]


def test_several_lines_that_belong_together_are_right() -> None:
    source = 'a = [\n  "b",\n\n  "c",\n]\nd = """\ne = “f\n[g\n"""\nh = “i”\n'
    assert codes(source) == [(10, "curly-quotes")]


@given(text=anything.marked | st.text("a.=\"'[]{},#\n\\“”＝［1-"))
def test_whatever_is_written_is_read_or_told(text: str) -> None:
    read, found, _ = toml_lines.read(text)
    assert isinstance(read, dict)
    try:
        assert read == tomllib.loads(text)
    except ValueError:
        assert found
