"""Each source file is read once: checked, converted, given its address."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from plugins import build, reader
from plugins.front_matter import Document, Entry
from plugins.problems import Problem
from tests.plugins.samples import DATA, LANGUAGES, day

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "guide": {"address": "guide/{name}/", "templates": {"article": []}, "requires": ["Title"]},
    "pages": {
        "address": "{name}/",
        "templates": {"page": [], "home": [], "office": ["Office"]},
        "requires": ["Title"],
    },
}
PAGE = """\
---
Title: 題
Modified: 2026-01-02
---

## 今日は天気です。 {#a}

一
二
"""


def read(
    folder: Path, path: str, source: str | bytes, *, data: Any = DATA
) -> tuple[str, dict[str, Any], list[Problem]]:
    content = folder / "content"
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(source if isinstance(source, bytes) else source.encode())
    now = build.Build(content, folder, folder, LANGUAGES, data)
    now.known = {"offices": {"hall", "mill"}, "topics": {"work"}} if data else {}
    settings = {build.KEY: now, "KINDS": KINDS}
    html, metadata = reader.PageReader(settings).read(str(file))
    return html, metadata, sorted(now.problems)


def test_a_page_is_converted_and_gets_its_address_from_its_path(tmp_path: Path) -> None:
    html, metadata, problems = read(tmp_path, "ja/guide/deep/steps.md", PAGE)
    assert problems == []
    assert html == '<h2 id="a">今日は<wbr>天気です。</h2>\n<p>一二</p>'
    toc = metadata.pop("toc")
    assert [(item["id"], item["name"]) for item in toc] == [("a", "今日は天気です。")]
    assert metadata == {
        "title": "題",
        "modified": day(2),
        "url": "guide/deep/steps/",
        "save_as": "guide/deep/steps/index.html",
        "template": "article",
    }


def test_a_page_is_converted_as_its_language_wants(tmp_path: Path) -> None:
    html, metadata, _ = read(tmp_path, "en/pages/index.md", PAGE)
    assert "<wbr>" not in html
    assert metadata["url"] == "en/"


@pytest.mark.parametrize(
    ("head", "key", "expected"),
    [
        ("Save_as: 404.html", "save_as", "en/404.html"),
        ("Save_as: 404.html", "url", "en/404.html"),
        ("Template: home", "template", "home"),
        ("Office: hall", "office", "hall"),
        ("Topics: work", "topics", ("work",)),
    ],
)
def test_a_page_may_say_more_about_itself(tmp_path: Path, head: str, key: str, expected: object) -> None:
    _, metadata, problems = read(tmp_path, "en/pages/x.md", f"---\nTitle: a\n{head}\n---\n")
    assert problems == []
    assert metadata[key] == expected


def test_links_become_pelican_s_own_and_broken_ones_are_told_with_their_line(tmp_path: Path) -> None:
    read(tmp_path, "ja/pages/there.md", PAGE)
    text = f"{PAGE}\n[a](there.md)\n"
    html, _, problems = read(tmp_path, "ja/pages/x.md", text)
    assert problems == []
    assert '<a href="{filename}/ja/pages/there.md">a</a>' in html
    _, metadata, problems = read(tmp_path, "ja/pages/x.md", f"{text}\n[b](gone.md)\n")
    assert problems == [Problem("content/ja/pages/x.md", 13, "broken-link")]
    assert problems[0].details == {"link": "gone.md"}
    assert metadata == {"status": "skip"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"---\nTitle: \xff\n---\n", [(2, "not-utf-8")]),
        ("Text only\n", [(1, "no-front-matter")]),
        ("---\nTitle: a\nOffice: nobody\n---\n", [(3, "unknown-office")]),
        ("---\nTitle: a\nTopics: work, nothing\n---\n", [(3, "unknown-topic")]),
        ("---\nTitle: a\nTemplate: article\n---\n", [(3, "unknown-template")]),
        ("---\nTitle: a\nTemplate: office\n---\n", [(1, "missing-key")]),
        (
            "---\nTitel: a\nOffice: nobody\n---\n[b](gone.md)\n",
            [(1, "missing-key"), (2, "unknown-key"), (3, "unknown-office"), (5, "broken-link")],
        ),
    ],
)
def test_a_page_with_mistakes_is_left_out_and_all_of_them_are_told(
    tmp_path: Path, source: str | bytes, expected: list[tuple[int, str]]
) -> None:
    html, metadata, problems = read(tmp_path, "ja/pages/x.md", source)
    assert (html, metadata) == ("", {"status": "skip"})
    assert [(problem.line, problem.code) for problem in problems] == expected
    assert {problem.path for problem in problems} == {"content/ja/pages/x.md"}


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert read(tmp_path, "ja/pages/x.md", f"\ufeff{PAGE}")[2] == []


def test_a_file_may_have_the_line_ends_of_windows(tmp_path: Path) -> None:
    windows = PAGE.replace("\n", "\r\n")
    assert read(tmp_path, "ja/pages/x.md", windows)[::2] == read(tmp_path, "ja/pages/x.md", PAGE)[::2]


def test_without_data_names_cannot_be_checked_but_all_else_is(tmp_path: Path) -> None:
    source = "---\nOffice: nobody\n---\n"
    problems = read(tmp_path, "ja/pages/x.md", source, data=None)[2]
    assert [problem.code for problem in problems] == ["missing-key"]


def test_an_unknown_name_is_told_with_those_that_there_are() -> None:
    document = Document({"Office": Entry("hal", 5), "Topics": Entry(None, 6)})
    (problem,) = reader.unknown_names(document, "x.md", {"offices": {"mill", "hall"}, "topics": set()})
    assert (problem.line, problem.details) == (5, {"id": "hal", "known": "hall, mill"})


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("page", []),
        ("poster", [(5, "unknown-template", {"id": "poster", "known": "page, office"})]),
        ("office", [(1, "missing-key", {"key": "Office"})]),
    ],
)
def test_a_template_is_one_of_its_kind_and_has_what_it_needs(
    template: str, expected: list[tuple[int, str, dict[str, str]]]
) -> None:
    document = Document({"Template": Entry(template, 5)})
    found = reader.wrong_template(document, "x.md", template, {"page": [], "office": ["Office"]})
    assert [(problem.line, problem.code, problem.details) for problem in found] == expected


def test_nothing_but_markdown_is_read() -> None:
    readers = SimpleNamespace(reader_classes={"html": None, "rst": None})
    reader._use(readers)  # noqa: SLF001 - what the signal calls
    assert list(readers.reader_classes) == ["md", "static"]
    assert readers.reader_classes["md"] is reader.PageReader
