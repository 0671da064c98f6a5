"""How problems are told."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plugins.report import console, problems
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

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


def test_the_summary_of_a_step_gets_all_after_what_is_there(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "summary"
    path.write_text("before\n", encoding="utf-8")
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(path)}
    console.print_problems([], environment)
    assert path.read_text(encoding="utf-8") == "before\n"
    console.print_problems([MISTAKE, HINT], environment)
    capfd.readouterr()
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if line[:2] in {"- ", "be"}] == [
        "before",
        "- content\\/ja\\/a\\.md\\:3 `key-twice`  ",
        "- content\\/images\\/a\\.png `unused-image`  ",
    ]


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


def test_a_terminal_that_knows_no_colour_gets_none() -> None:
    assert "\x1b" not in on_terminal(TERM="dumb")


def test_colour_is_shown_elsewhere_where_the_environment_asks_for_it(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    console.print_problems([HINT])
    first = capfd.readouterr().err.splitlines()[0]
    assert first.startswith("\x1b[1mcontent/images/a.png\x1b[0m: \x1b[33m[unused-image]\x1b[0m ヒント: ")
