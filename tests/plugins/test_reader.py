"""Each source file is read once: checked, converted, given its address."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from plugins import build, front_matter, guard, reader
from plugins.front_matter import Document, Entry
from plugins.publication import State
from tests.plugins.samples import DATA, LANGUAGES, day

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.problems import Problem

REQUIRED = ["Title", "Description", "Modified"]
KINDS = {
    "guide": {
        "address": "guide/{name}/",
        "templates": {"article": []},
        "requires": REQUIRED,
        "allows": ["Date", "Expires", "Status", "Aliases", "Translated_from"],
    },
    "pages": {
        "address": "{name}/",
        "templates": {"page": [], "home": [], "office": ["Office"]},
        "requires": REQUIRED,
        "allows": ["Save_as", "Template", "Office", "Topics"],
    },
}
HEAD = "---\nTitle: 題\nDescription: 説明\nModified: 2026-01-02\n"
TEXT = "## 今日は天気です。 {#a}\n\n一\n二\n"
PAGE = f"{HEAD}---\n\n{TEXT}"


def read(
    folder: Path, path: str, source: str | bytes, *, data: Any = DATA, shows_unpublished: bool = False
) -> tuple[str, dict[str, Any], list[Problem]]:
    content = folder / "content"
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(source if isinstance(source, bytes) else source.encode())
    now = build.Build(content, folder, folder, LANGUAGES, data)
    now.known = {"offices": {"hall", "mill"}, "topics": {"work"}} if data else {}
    now.files = frozenset(p.relative_to(content).as_posix() for p in content.rglob("*") if p.is_file())
    now.rules = guard.rules(now, folder / "templates")
    now.today = day(15).date()
    settings = {build.KEY: now, "KINDS": KINDS, "SHOW_UNPUBLISHED": shows_unpublished}
    html, metadata = reader.PageReader(settings).read(str(file))
    return html, metadata, sorted(now.problems)


def test_a_page_is_converted_and_gets_its_address_from_its_path(tmp_path: Path) -> None:
    html, metadata, problems = read(tmp_path, "ja/guide/deep/steps.md", PAGE)
    assert problems == []
    assert html == '<h2 id="a">今日は<wbr>天気です。</h2>\n<p>一二</p>'
    toc = metadata.pop("toc")
    assert [(item["id"], item["name"]) for item in toc] == [("a", "今日は天気です。")]
    source = metadata.pop("source")
    assert (source.path, source.shown) == ("ja/guide/deep/steps.md", "content/ja/guide/deep/steps.md")
    assert (source.language, source.kind, source.name) == ("ja", "guide", "deep/steps")
    assert metadata == {
        "title": "題",
        "heading": "題",
        "description": "説明",
        "modified": day(2),
        "state": State.PUBLISHED,
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
    _, metadata, problems = read(tmp_path, "en/pages/x.md", f"{HEAD}{head}\n---\n")
    assert problems == []
    assert metadata[key] == expected


def test_links_to_files_become_pelican_s_own(tmp_path: Path) -> None:
    read(tmp_path, "ja/pages/there.md", PAGE)
    html, _, problems = read(tmp_path, "ja/pages/x.md", f"{PAGE}\n[a](there.md)\n[b](gone.md)\n")
    assert problems == []  # whether pages are there is asked when all are read
    assert '<a href="{filename}/ja/pages/there.md">a</a>' in html
    assert '<a href="gone.md">b</a>' in html


def test_readings_stay_in_the_heading_and_not_in_what_is_told_elsewhere(tmp_path: Path) -> None:
    source = PAGE.replace("Title: 題", "Title: {題|だい}").replace("説明", "{説明|せつめい}")
    html, metadata, problems = read(tmp_path, "ja/pages/x.md", source.replace("一\n", "{一|いち}\n"))
    assert problems == []
    assert (metadata["title"], metadata["heading"]) == ("題", "{題|だい}")
    assert metadata["description"] == "説明"
    assert "<p><ruby>一<rp>（</rp><rt>いち</rt><rp>）</rp></ruby>二</p>" in html


@pytest.mark.parametrize(
    ("entries", "state"),
    [
        ("Status: draft", State.DRAFT),
        ("Date: 2026-01-16", State.SCHEDULED),
        ("Date: 2026-01-15", State.PUBLISHED),
        ("Date: 2026-01-01\nExpires: 2026-01-15", State.PUBLISHED),
        ("Date: 2026-01-01\nExpires: 2026-01-14", State.ENDED),
    ],
)
def test_a_page_is_there_from_its_first_day_on_and_of_an_ended_one_only_its_address(
    tmp_path: Path, entries: str, state: State
) -> None:
    source = PAGE.replace(HEAD, f"{HEAD}{entries}\n")
    html, metadata, problems = read(tmp_path, "ja/guide/x.md", source)
    assert problems == []
    if state in {State.DRAFT, State.SCHEDULED}:
        assert (html, metadata) == reader.UNREADABLE
        html, metadata, _ = read(tmp_path, "ja/guide/x.md", source, shows_unpublished=True)
    assert (metadata["state"], metadata["url"]) == (state, "guide/x/")
    assert ("<h2" in html, metadata["template"]) == (
        (False, "ended") if state == State.ENDED else (True, "article")
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"---\nTitle: \xff\n---\n", [(2, "not-utf-8")]),
        (b"", [(1, "empty-file")]),
        (f"\ufeff{PAGE}", [(1, "byte-order-mark")]),
        (PAGE.replace("\n", "\r\n"), [(1, "carriage-return")]),
        ("Text only\n", [(1, "no-front-matter")]),
        (f"{HEAD}Office: nobody\n---\n", [(5, "unknown-office")]),
        (f"{HEAD}Topics: work, nothing\n---\n", [(5, "unknown-topic")]),
        (f"{HEAD}Template: article\n---\n", [(5, "unknown-template")]),
        (f"{HEAD}Template: office\n---\n", [(1, "missing-key")]),
        (f"{HEAD}Order: 1\n---\n", [(5, "key-not-here")]),
        (
            f"{HEAD.replace('Title', 'Titel')}Office: nobody\n---\n<script>\n",
            [(1, "missing-key"), (2, "unknown-key"), (5, "unknown-office"), (7, "active-html")],
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


def test_a_hint_does_not_keep_a_page_out(tmp_path: Path) -> None:
    html, _, problems = read(tmp_path, "ja/pages/x.md", f"{PAGE}\n{'長' * 61}。\n")
    assert [problem.code for problem in problems] == ["long-sentence"]
    assert html


def test_whatever_a_file_does_to_a_library_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front_matter, "parse", lambda *_: 1 / 0)
    _, metadata, (problem,) = read(tmp_path, "ja/pages/x.md", PAGE)
    assert metadata == {"status": "skip"}
    assert (problem.path, problem.line, problem.code) == ("content/ja/pages/x.md", 1, "unreadable")
    assert problem.details == {"what": "ZeroDivisionError: division by zero"}


def test_without_data_names_cannot_be_checked_but_all_else_is(tmp_path: Path) -> None:
    source = "---\nOffice: nobody\n---\n"
    problems = read(tmp_path, "ja/pages/x.md", source, data=None)[2]
    assert [problem.code for problem in problems] == ["missing-key"] * 3


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
