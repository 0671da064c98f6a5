"""What editors are told."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from plugins.report import problems
from plugins.report.problems import BadValueError, Problem

ROOT = Path(problems.__file__).parents[2]
CODE = ("audit", "editing", "plugins", "publishing")
SOURCES = sorted(path for name in CODE for path in (ROOT / name).rglob("*.py"))


def test_a_problem_tells_place_mistake_and_mending_once_per_language() -> None:
    assert str(Problem("content/ja/pages/x.md", 3, "key-twice", {"key": "Title"})) == (
        "content/ja/pages/x.md:3: [key-twice] 「Title」が二度書かれています — どちらかを消してください\n"
        "content/ja/pages/x.md:3: [key-twice] “Title” is written twice — remove one of the two"
    )


def test_a_problem_of_a_whole_file_names_no_line() -> None:
    assert str(Problem("a.md", 0, "not-utf-8")).splitlines()[1] == (
        "a.md: [not-utf-8] the file is not UTF-8 — save it again as UTF-8"
    )


def test_what_a_terminal_would_obey_or_break_a_line_at_is_written_out() -> None:
    found = str(Problem("a\u2028b.md", 2, "bad-date", {"key": "Date", "value": "\x1b[31m\u202e\n"}))
    assert found.splitlines()[1].startswith(
        "a\\u2028b.md:2: [bad-date] “Date” is “\\u001b[31m\\u202e\\u000a”"
    )
    assert len(found.splitlines()) == 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("一\t二", "一 二"),
        ("🙆\u200d♀\ufe0f", "🙆\u200d♀\ufe0f"),
        ("🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈"),
        ("一🙆\u200d", "一🙆"),  # cut within an emoji
        ("一\u200d二", "一\\u200d二"),
        ("🙆\u200d一", "🙆\\u200d一"),
    ],
)
def test_a_value_can_be_copied_out_of_a_message(value: str, expected: str) -> None:
    assert problems.readable(value) == expected


def test_a_report_is_sorted_by_place_and_tells_each_problem_once() -> None:
    found = [
        Problem("b.md", 1, "not-utf-8"),
        Problem("a.md", 10, "not-utf-8"),
        Problem("a.md", 9, "not-utf-8"),
        Problem("b.md", 1, "not-utf-8"),
    ]
    assert [line.partition(" ")[0] for line in problems.report(found).splitlines()[::2]] == [
        "a.md:9:",
        "a.md:10:",
        "b.md:1:",
    ]


def test_two_mistakes_of_one_kind_in_one_line_are_both_told() -> None:
    found = [Problem("a.md", 1, "missing-key", {"key": key, "line": key}) for key in ("Title", "Date")]
    assert len(problems.report(found).splitlines()) == 4


def test_a_bad_value_becomes_a_problem_where_its_place_is_known() -> None:
    error = BadValueError("bad-date", value="soon")
    found = error.at("a.md", 4, key="Date")
    assert (found.path, found.line, found.code) == ("a.md", 4, "bad-date")
    assert found.details == {"value": "soon", "key": "Date"}


@pytest.mark.parametrize("code", problems.messages())
def test_every_message_tells_the_same_in_both_languages(code: str) -> None:
    texts = problems.messages()[code].texts
    assert list(texts) == ["ja", "en"]
    places = [sorted(set(re.findall(r"\{(\w+)\}", text))) for text in texts.values()]
    assert places[0] == places[1]


@pytest.mark.parametrize("code", sorted(problems.messages().keys() - {"pelican-warning"}))
def test_every_message_tells_how_to_mend_the_mistake(code: str) -> None:
    for text in problems.messages()[code].texts.values():
        what, dash, how = text.partition("—")
        assert (bool(what), dash, bool(how.strip())) == (True, "—", True)


@pytest.mark.parametrize("code", [code for code, found in problems.messages().items() if found.more])
def test_what_is_said_besides_is_said_in_both_languages(code: str) -> None:
    more = problems.messages()[code].more
    assert list(more) == ["ja", "en"]
    assert [text[-1] for text in more.values()] == ["。", "."]
    links = [re.findall(r"\]\(([^)]+)\)", text) for text in more.values()]
    assert [link.replace(".ja.md", ".md") for link in links[0]] == links[1]


def test_what_is_said_besides_stands_in_no_message() -> None:
    message = problems.messages()["not-utf-8"]
    assert "Notepad" in message.more["en"]
    assert message.texts == {
        "ja": "文字コードが UTF-8 ではありません — UTF-8 で保存し直してください",
        "en": "the file is not UTF-8 — save it again as UTF-8",
    }
    assert problems.messages()["key-twice"].more == {}


def test_tables_that_are_parsed_one_by_one_are_those_of_the_whole_file() -> None:
    whole = tomllib.loads(problems.MESSAGES.read_text(encoding="utf-8"))
    assert problems.groups() == {group: table.pop("title") for group, table in whole.items()}
    assert {code: (each.group, each.texts["ja"]) for code, each in problems.messages().items()} == {
        code: (group, entry["ja"]) for group, table in whole.items() for code, entry in table.items()
    }


def named(node: ast.AST) -> str | None:
    """Return the code that a call of Problem or BadValueError names."""
    position = {"Problem": 2, "BadValueError": 0}.get(getattr(getattr(node, "func", None), "id", ""))
    if not isinstance(node, ast.Call) or position is None or len(node.args) <= position:
        return None
    argument = node.args[position]
    return str(argument.value) if isinstance(argument, ast.Constant) else None


def test_every_code_has_a_message_and_every_message_is_used() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    calls = {code for tree in trees for node in ast.walk(tree) if (code := named(node))}
    assert "not-utf-8" in calls
    assert "bad-phone" in calls
    assert calls - problems.messages().keys() == set()
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    assert problems.messages().keys() - {node.value for node in nodes} == set()
