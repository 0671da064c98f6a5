"""How problems are told."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from plugins.report import console, problems
from plugins.report.problems import Problem

MISTAKE = Problem("content/ja/a.md", 3, "key-twice", {"key": "Title"})
HINT = Problem("content/images/a.png", 0, "unused-image")
UNUSED = problems.messages()["unused-image"].texts
PLAIN = [
    f"content/images/a.png: [unused-image] ヒント: {UNUSED['ja']}",
    f"content/images/a.png: [unused-image] hint: {UNUSED['en']}",
    "content/ja/a.md:3: [key-twice] 「Title」が二度書かれています — どちらかを消してください",
    "content/ja/a.md:3: [key-twice] “Title” is written twice — remove one of the two",
]
MORE = ("くわしく: docs/problems.ja.md", "More: docs/problems.md")
PROGRAM = (
    "from plugins.report.problems import Problem; from plugins.report.console import print_problems; "
    "print_problems([Problem('content/ja/a.md', 3, 'key-twice', {'key': 'T' * 200})])"
)


def test_all_are_told_on_standard_error_by_place_each_once(capfd: pytest.CaptureFixture[str]) -> None:
    console.print_problems([MISTAKE, HINT, MISTAKE], {})
    said = capfd.readouterr()
    assert (said.out, said.err.splitlines()) == ("", PLAIN)


def test_nothing_is_told_of_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    console.print_problems([], {"GITHUB_ACTIONS": "true"})
    assert capfd.readouterr() == ("", "")


def test_the_code_host_gets_annotations_besides(capfd: pytest.CaptureFixture[str]) -> None:
    console.print_problems([MISTAKE, HINT], {"GITHUB_ACTIONS": "true"})
    said = capfd.readouterr()
    assert said.err.splitlines() == PLAIN
    texts = [
        "%0A".join(
            f"{line.partition('] ')[2]}%0A{more}#{code}" for line, more in zip(lines, MORE, strict=True)
        )
        for lines, code in ((PLAIN[:2], "unused-image"), (PLAIN[2:], "key-twice"))
    ]
    assert said.out.splitlines() == [
        f"::warning file=content/images/a.png,title=unused-image::{texts[0]}",
        f"::error file=content/ja/a.md,line=3,title=key-twice::{texts[1]}",
    ]


def test_an_annotation_gives_the_full_address_of_its_entry_in_the_list() -> None:
    host = {"GITHUB_SERVER_URL": "https://code.example", "GITHUB_REPOSITORY": "owner/site"}
    assert console.annotation(MISTAKE, host) == (
        "::error file=content/ja/a.md,line=3,title=key-twice::"
        "「Title」が二度書かれています — どちらかを消してください%0A"
        "くわしく: https://code.example/owner/site/blob/HEAD/docs/problems.ja.md#key-twice%0A"
        "“Title” is written twice — remove one of the two%0A"
        "More: https://code.example/owner/site/blob/HEAD/docs/problems.md#key-twice"
    )


@pytest.mark.parametrize(
    ("path", "value", "place", "text"),
    [
        ("a,b:c%.md", "100%", "a%2Cb%3Ac%25.md", "「100%25」"),
        ("a\nb.md", "x", "a%0Ab.md", "「x」"),
        ("a.md", "x\n::error::y", "a.md", "「x\\u000a::error::y」"),
        ("a.md", "x\ry", "a.md", "「x\\u000dy」"),
        ("a.md", "\x1b[2J", "a.md", "「\\u001b[2J」"),
    ],
)
def test_nothing_in_a_value_or_a_name_ends_an_annotation(
    path: str, value: str, place: str, text: str
) -> None:
    found = console.annotation(Problem(path, 1, "key-twice", {"key": value}))
    assert "\n" not in found
    assert found.startswith(f"::error file={place},line=1,title=key-twice::{text}が")


@pytest.mark.parametrize(
    "value", ["\x1b[31mred", "\x1b]0;title\x07", "a\rb", "\u202eabc", "a\x08b", "[bold]a[/bold]", ":smile:"]
)
def test_a_terminal_obeys_no_value(value: str, capfd: pytest.CaptureFixture[str]) -> None:
    console.print_problems([Problem("a.md", 1, "key-twice", {"key": value})], {})
    said = capfd.readouterr().err
    assert [sign for sign in said if ord(sign) < 32 and sign != "\n"] == []
    assert "\u202e" not in said
    assert len(said.splitlines()) == 2
    if value.isprintable():
        assert value in said


def on_terminal(**environment: str) -> str:
    """Return what a terminal gets."""
    ours, theirs = pty.openpty()
    variables = {
        name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "CI"}
    }
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM],
        env={**variables, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
        stderr=theirs,
        check=True,
        timeout=60,
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            part = b""
        if not part:
            break
        said += part
    os.close(ours)
    return said.decode()


def test_a_terminal_shows_colour_and_a_line_is_never_cut() -> None:
    said = on_terminal()
    assert "\x1b[1mcontent/ja/a.md:3\x1b[0m" in said
    assert "T" * 200 in said
    assert len(said.splitlines()) == 2


def test_no_colour_is_wanted_where_the_environment_says_so() -> None:
    said = on_terminal(NO_COLOR="1")
    assert "\x1b" not in said
    assert said.splitlines()[0].startswith(f"content/ja/a.md:3: [key-twice] 「{'T' * 200}」")
