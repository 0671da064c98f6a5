"""What the code host shows of problems."""

from __future__ import annotations

import pytest

from plugins.report import code_host
from plugins.report.problems import Problem

BRANCH = {"GITHUB_REPOSITORY": "owner/site", "GITHUB_REF_NAME": "main"}
FILES = "https://github.com/owner/site/blob"


LIST = ["くわしく: docs/problems.ja.md", "More: docs/problems.md"]


def mistake(path: str, line: int, key: str = "Title") -> Problem:
    return Problem(path, line, "key-twice", {"key": key})


def places(lines: list[str]) -> list[str]:
    return [line.removeprefix("::error ").partition(",title=")[0] for line in lines]


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
    [found] = code_host.annotated([mistake(path, 1, value)], {})
    assert "\n" not in found
    assert found.startswith(f"::error file={place},line=1,title=key-twice::{text}が")


def test_an_annotation_gives_the_full_address_of_its_entry_in_the_list() -> None:
    host = {"GITHUB_SERVER_URL": "https://code.example", "GITHUB_REPOSITORY": "owner/site"}
    [found] = code_host.annotated([mistake("content/ja/a.md", 3)], host)
    assert found == (
        "::error file=content/ja/a.md,line=3,title=key-twice::"
        "「Title」が二度書かれています — どちらかを消してください%0A"
        "くわしく: https://code.example/owner/site/blob/HEAD/docs/problems.ja.md#key-twice%0A"
        "“Title” is written twice — remove one of the two%0A"
        "More: https://code.example/owner/site/blob/HEAD/docs/problems.md#key-twice"
    )


def test_ten_problems_have_an_annotation_each() -> None:
    problems = [mistake("a.md", line) for line in range(1, 11)]
    assert places(code_host.annotated(problems, {})) == [f"file=a.md,line={line}" for line in range(1, 11)]


def test_of_more_than_ten_those_of_a_file_stand_together_and_all_are_told() -> None:
    problems = [mistake("a.md", line) for line in range(1, 8)]
    problems += [Problem("b.md", 2, "empty-link"), *(mistake("b.md", line) for line in range(3, 10))]
    first, second = code_host.annotated(problems, {})
    assert places([first, second]) == ["file=a.md,line=1", "file=b.md,line=2"]
    assert ",title=key-twice::a.md:1: [key-twice] 「Title」が" in first
    assert ",title=empty-link%2C key-twice::b.md:2: [empty-link] " in second
    assert first.count("%0A") + 1 == 7 * 2 + len(LIST)
    assert second.count("%0A") + 1 == 8 * 2 + len(LIST)
    assert "%0Ab.md:9: [key-twice] “Title” is written twice — remove one of the two" in second


def test_the_tenth_annotation_tells_all_of_the_files_that_are_left() -> None:
    problems = [mistake(f"{letter}.md", line) for letter in "abcdefghijkl" for line in (1, 2)]
    found = code_host.annotated(problems, {})
    assert places(found) == [f"file={letter}.md,line=1" for letter in "abcdefghij"]
    *lines, _, _ = found[-1].partition("::j")[2].split("%0A")
    told = [line.partition(": ")[0] for line in lines]
    assert told[0] == ".md:1"
    assert told[2::2] == ["j.md:2", "k.md:1", "k.md:2", "l.md:1", "l.md:2"]
    assert told[1::2] == ["j.md:1", *told[2::2]]


def test_hints_and_mistakes_have_ten_each() -> None:
    hints = [Problem("a.md", line, "unused-image") for line in range(1, 12)]
    found = code_host.annotated([mistake("a.md", 3), *hints], {})
    assert [line.partition("::")[2].partition(",title")[0] for line in found] == [
        "warning file=a.md,line=1",
        "error file=a.md,line=3",
    ]


def test_an_annotation_that_would_be_cut_off_tells_how_many_are_left() -> None:
    problems = [mistake("a.md", line, "x" * 500) for line in range(1, 12)]
    [found] = code_host.annotated(problems, {})
    text = found.partition("title=key-twice::")[2].replace("%0A", "\n")
    assert len(text) <= 4096
    assert text.splitlines()[:-3] == [line for problem in problems[:3] for line in str(problem).splitlines()]
    assert text.splitlines()[-2:] == LIST
    assert text.splitlines()[-3] == (
        "… ほかに8件（「Summary」か記録にあります） / and 8 more, in “Summary” or the log"
    )


def test_the_summary_tells_all_with_links_to_their_lines() -> None:
    problems = [
        Problem("content/images/a.png", 0, "unused-image"),
        mistake("content/ja/a b.md", 3, "<b>*x*"),
    ]
    hint = [text.replace(".", "\\.") for text in problems[0].texts().values()]
    found = code_host.summary(problems, {**BRANCH, "GITHUB_HEAD_REF": "my/branch"})
    assert found.splitlines()[:5] == [
        "## 直すところ / To mend: 1",
        "",
        f"- [content\\/ja\\/a b\\.md\\:3]({FILES}/my/branch/content/ja/a%20b.md?plain=1#L3) `key-twice`  ",
        "  「\\<b\\>\\*x\\*」が二度書かれています — どちらかを消してください  ",
        "  “\\<b\\>\\*x\\*” is written twice — remove one of the two",
    ]
    assert found.splitlines()[5:8] == [
        "## ヒント / Hints: 1",
        "",
        "- content\\/images\\/a\\.png `unused-image`  ",
    ]
    assert hint[0].partition(" ")[2][:5] in found


@pytest.mark.parametrize(
    "environment", [{}, {"GITHUB_REPOSITORY": "owner/site"}, {"GITHUB_REF_NAME": "main"}]
)
def test_where_no_branch_is_known_there_are_no_links(environment: dict[str, str]) -> None:
    found = code_host.summary([mistake("a.md", 3)], environment)
    assert found.splitlines()[2] == "- a\\.md\\:3 `key-twice`  "


def test_a_summary_larger_than_the_host_takes_tells_how_many_are_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problems = [mistake("a.md", line) for line in range(1, 6)]
    one = len(code_host.summary(problems[:1], {}).partition("\n\n")[2].rstrip("\n").encode()) + 1
    monkeypatch.setattr(code_host, "LARGEST", 3 * one)
    found = code_host.summary(problems, {})
    assert [line for line in found.splitlines() if line.startswith("- ")] == [
        f"- a\\.md\\:{line} `key-twice`  " for line in (1, 2, 3)
    ]
    assert found.splitlines()[-2] == (
        "… ほかに2件（「Summary」か記録にあります） / and 2 more, in “Summary” or the log"
    )
