"""The list of mistakes tells each message readably."""

from __future__ import annotations

import pytest

from editing import handbook, problem_list
from plugins.report import problems
from plugins.report.problems import Message

WORDS = handbook.texts()
EN = WORDS["list"]["en"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("“{a}” is bad — write {{#{b}}}", ["“…” is bad.", "**How to mend it:** Write {#…}."]),
        (
            "<{a}> has no x — write [{a}](b) or `**c**`",
            [r"\<…\> has no x.", r"**How to mend it:** Write \[…\](b) or `**c**`."],
        ),
        ("offices.toml has: {a} — {b}", ["offices.toml has: …"]),
        ("a: “{a}…” — see “b”.", ["a: “…”.", "**How to mend it:** See “b”."]),
        ("it warns: {what}", ["It warns: …"]),
    ],
)
def test_a_message_is_told_readably(message: str, expected: list[str]) -> None:
    found = Message("files", {"en": message}, is_hint=False, more={})
    assert list(problem_list.explained(found, EN, "en")) == expected


def test_hints_are_marked_and_what_lay_people_need_comes_last() -> None:
    found = Message("files", {"en": "a — b"}, is_hint=True, more={"en": "More `{x}`."})
    assert list(problem_list.explained(found, EN, "en"))[2:] == [
        "**This is a hint.** It need not be mended before publication.",
        "More `{x}`.",
    ]


def test_the_list_has_a_heading_for_each_group_and_code_and_links_the_other_language() -> None:
    lines = problem_list.text(WORDS, {"ja": "日本語", "en": "English"}, "en").splitlines()
    assert lines[:3] == ["# The list of mistakes", "", "[日本語](problems.ja.md)"]
    assert "- [Files](#files)" in lines
    assert lines[lines.index('<a id="files"></a>') + 2] == "## Files"
    groups = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert groups == [title["en"] for title in problems.groups().values()]
    codes = [line.removeprefix("### ") for line in lines if line.startswith("### ")]
    assert sorted(codes) == sorted(problems.messages())
