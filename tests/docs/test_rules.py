"""The rules find what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.docs import examples, rules
from tests.docs.rules import Block

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "guide": {"requires": ["Title", "Description", "Date", "Modified", "Order"], "allows": []},
    "news": {"requires": ["Title", "Description", "Date", "Modified"], "allows": ["Topics"]},
}
RIGHT = """\
<a id="a"></a>

## One {#one}

- [x](b.md#c) and `content/images/`

| a | b |
|---|---|

```sh
make check
```
"""


def test_blocks_of_code_are_found_in_lists_too_with_the_mistake_that_they_show() -> None:
    text = (
        "```sh\nmake x\n```\n\n<!-- mistake: bad-date -->\n\n```markdown\n- x\n```\n\n1. y\n\n"
        "   ```text\n   A: b\n     c\n   ```\n"
    )
    assert rules.blocks(text) == [
        Block("sh", "make x\n"),
        Block("markdown", "- x\n", "bad-date"),
        Block("text", "A: b\n  c\n"),
    ]


def test_tables_are_told_by_their_cells() -> None:
    assert rules.tables("| a | b |\n|---|---|\n\nc\n\n| `d` |\n") == [
        [["a", "b"], ["---", "---"]],
        [["`d`"]],
    ]


def test_versions_of_one_text_differ_in_words_and_languages_alone() -> None:
    one = f"{RIGHT}[日本語](a.ja.md) [y](../content/en/news) [z](../content/en)\n"
    two = RIGHT.replace("One", "一") + "[z](../content/ja) [English](a.md) [い](../content/ja/news)\n"
    assert rules.differences(one, two, ["ja", "en"]) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id="a"', 'id="b"', ["anchors"]),
        ("## One", "### One", ["headings"]),
        ("- [", "[", ["items"]),
        ("```sh\nmake check\n```\n", "", ["blocks"]),
        ("```sh", "```text", ["blocks"]),
        ("make check", "---\nTitle: x", ["blocks"]),
        ("|---|---|\n", "|---|---|\n| c | d |\n", ["tables"]),
        ("| a | b |", "| a |", ["tables"]),
        ("b.md#c", "b.md", ["links"]),
    ],
)
def test_versions_that_differ_in_structure_are_found(old: str, new: str, expected: list[str]) -> None:
    assert old in RIGHT
    assert rules.differences(RIGHT, RIGHT.replace(old, new), ["ja", "en"]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](other.md) [b](other.md#there) [c](other.md#code) [d](#here) [e](../docs)", []),
        ("[a](https://example.org) [b](tel:+81312345678) `[c](nowhere.md)`", []),
        ("```markdown\n[a](nowhere.md)\n```", []),
        ("`docs/` `docs/new.md` `news/old-name/` `a/b.md` `../old/`", []),
        ("[a](nowhere.md)", ["nowhere.md"]),
        ("[a](other.md#nowhere)", ["other.md#nowhere"]),
        ("[a](#nowhere)", ["#nowhere"]),
        ("`docs/old/`", ["docs/old/"]),
        ("`docs/old/new.md`", ["docs/old/new.md"]),
    ],
)
def test_links_and_paths_that_lead_nowhere_are_found(text: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    other = tmp_path / "docs" / "other.md"
    other.write_text('<a id="there"></a>\n\n## There\n\n### code\n', encoding="utf-8")
    assert rules.missing(f'<a id="here"></a>\n\n{text}\n', tmp_path / "docs", tmp_path) == expected


@pytest.mark.parametrize(
    "text", ["`make sevre`", "`invoke sevre`", "```sh\nSITEURL=x make sevre\n```", '`make sevre ARGS="a"`']
)
def test_tasks_that_there_are_not_are_found(text: str) -> None:
    assert rules.unknown_commands(f"`make` it, then `make serve`; make do.\n\n{text}\n", {"serve"}) == [
        "sevre"
    ]


def test_entries_that_stand_alone_and_are_wrong_are_found() -> None:
    text = "```text\nDate: 2027-01-05\nOutcomes:\n  - a\n```\n\n   ```text\n   Date: soon\n   ```\n"
    assert rules.wrong_entries(text) == ["bad-date"]


def test_examples_belong_where_their_entries_do_and_all_others_into_a_piece_of_news() -> None:
    head = "---\nTitle: a\nDescription: b\nDate: 2026-01-05\nModified: 2026-01-05\n"
    text = "".join(
        f"```{language}\n{body}\n```\n\n"
        for language, body in [
            ("markdown", f"{head}Order: 1\n---\n\nText."),
            ("text", "Order: 1"),
            ("markdown", f"{head}---\n\nText."),
            ("markdown", "- x"),
        ]
    )
    found = examples.placed(text, "en", KINDS)
    assert [*found] == ["en/guide/example-en-1.md", "en/news/example-en-2.md", "en/news/example-en-3.md"]
    texts = [examples.file(path, block) for path, block in found.items()]
    assert texts[1] == f"{head}---\n\nText.\n"
    assert texts[2] == (
        "---\nTitle: en news example en 3\nDescription: en news example en 3.\n"
        "Date: 2026-01-05\nModified: 2026-01-05\n---\n\n- x\n"
    )


def test_a_site_gets_what_examples_name(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for folder in ("images", "en/news", "en/pages"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "en" / "pages" / "about.md").write_text("---\nTitle: a\n---\n", encoding="utf-8")
    text = (
        "---\nTitle: b\nTopics: work\n---\n![a](../../images/a-b.png) [b](../pages/b.md#c) [d](tel:+8110)\n"
    )
    examples.supply(tmp_path, {"en/news/x.md": Block("markdown", text)})
    assert (tmp_path / "images" / "a-b.png").is_file()
    assert (tmp_path / "en" / "pages" / "b.md").read_text(encoding="utf-8").endswith("## c {#c}\n")
    assert (tmp_path / "data" / "other_contacts.toml").read_text(
        encoding="utf-8"
    ) == 'other_contacts = ["+8110"]\n'
    assert 'id = "work"' in (tmp_path / "data" / "topics.toml").read_text(encoding="utf-8")


def test_what_a_check_prints_is_told_by_file() -> None:
    lines = [
        "content/ja/news/a.md:3: [bad-date] x",
        "content/ja/news/a.md:3: [bad-date] y",
        "content/ja/news/a.md: [large-image] z",
        "==> The site is as it was.",
    ]
    assert examples.told(lines) == {"ja/news/a.md": {"bad-date", "large-image"}}


def test_examples_that_are_told_something_else_are_found() -> None:
    tried = {"a.md": Block("", ""), "b.md": Block("", "", "bad-date"), "c.md": Block("", "", "bad-date")}
    assert list(examples.surprising(tried, {"b.md": {"bad-date"}})) == [("c.md", [])]
    assert list(examples.surprising(tried, {"a.md": {"x"}, "b.md": {"bad-date", "x"}})) == [
        ("a.md", ["x"]),
        ("b.md", ["bad-date", "x"]),
        ("c.md", []),
    ]
