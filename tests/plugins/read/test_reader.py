"""Each source file is read once: checked, converted, given its address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from plugins.check.one_page import one_page
from plugins.model import ruby
from plugins.model.document import Document, Entry
from plugins.read import front_matter, reader
from tests.plugins import builds
from tests.plugins.samples import DATA, LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.model.source import Source
    from plugins.report.problems import Problem

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
HEAD = "---\nTitle: 題\nDescription: X説明\nModified: 2026-01-02\n"
TEXT = "## 今日は天気です。 {#a}\n\n一、\n二\n"
PAGE = f"{HEAD}---\n\n{TEXT}"


def read(
    folder: Path, path: str, source: str | bytes, *others: str, data: Any = DATA
) -> tuple[Source | None, list[Problem]]:
    ids = {"offices": {"hall", "mill"}, "topics": {"work"}} if data else {}
    now = builds.run(folder, data=data, ids=ids, paths=(path, *others), languages=LANGUAGES, KINDS=KINDS)
    found = reader.Reader(now.build.rules, now.build.files, partial(one_page, now.build.rules)).read(
        path, source if isinstance(source, bytes) else source.encode()
    )
    assert found.path == path
    return found.source, sorted(found.problems)


def right(folder: Path, path: str, text: str, *others: str) -> Source:
    """Return what was read without a problem."""
    source, problems = read(folder, path, text, *others)
    assert problems == []
    assert source
    return source


def test_a_page_is_converted_and_gets_its_address_from_its_path(tmp_path: Path) -> None:
    source = right(tmp_path, "ja/guide/deep/steps.md", PAGE)
    assert source.converted.html == '<h2 id="a">今日は<wbr>天気です。</h2>\n<p>一、二</p>'
    assert [(item["id"], item["name"]) for item in source.text.toc] == [("a", "今日は天気です。")]
    assert (source.path, source.shown) == ("ja/guide/deep/steps.md", "content/ja/guide/deep/steps.md")
    assert (source.language, source.kind, source.name) == ("ja", "guide", "deep/steps")
    assert (source.url, source.save_as) == ("guide/deep/steps/", "guide/deep/steps/index.html")
    assert (source.template, source.value("Title")) == ("article", "題")


def test_a_page_is_converted_as_its_language_wants(tmp_path: Path) -> None:
    source = right(tmp_path, "en/pages/index.md", PAGE)
    assert "<wbr>" not in source.converted.html
    assert source.url == "en/"


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        ("Save_as: 404.html", "save_as", "en/404.html"),
        ("Save_as: 404.html", "url", "en/404.html"),
        ("Template: home", "template", "home"),
    ],
)
def test_a_page_may_say_more_about_itself(tmp_path: Path, head: str, name: str, expected: str) -> None:
    assert getattr(right(tmp_path, "en/pages/x.md", f"{HEAD}{head}\n---\n文\n"), name) == expected


def test_links_to_files_become_marks_for_their_addresses(tmp_path: Path) -> None:
    source, problems = read(
        tmp_path, "ja/pages/x.md", f"{PAGE}\n[a](there.md)\n\n[b](gone.md)\n", "ja/pages/there.md"
    )
    assert problems == []  # between pages, all of them are known: the last stage of the checks tells
    assert source
    assert '<a href="{filename}/ja/pages/there.md">a</a>' in source.converted.html
    assert '<a href="gone.md">b</a>' in source.converted.html


def test_what_was_asked_of_other_files_is_noted(tmp_path: Path) -> None:
    text = f"{PAGE}\n[a](there.md)\n![b](../../images/b.png)\n"
    now = builds.run(tmp_path, paths=["ja/pages/there.md"], languages=LANGUAGES, KINDS=KINDS)
    found = reader.Reader(now.build.rules, now.build.files, partial(one_page, now.build.rules)).read(
        "ja/pages/x.md", text.encode()
    )
    assert found.dependencies == {
        ("is_addressed", "ja/pages/there.md"): True,
        ("is_addressed", "images/b.png"): False,
    }
    assert [now.build.files.answer(*query) for query in found.dependencies] == [True, False]


def test_readings_stay_in_the_text(tmp_path: Path) -> None:
    source = right(tmp_path, "ja/pages/x.md", PAGE.replace("一、\n", "{一|いち}、\n"))
    assert f"<p>{ruby.marked('{一|いち}')}、二</p>" in source.converted.html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"---\nTitle: \xff\n---\n", [(2, "not-utf-8")]),
        (b"", [(1, "empty-file")]),
        (f"\ufeff{PAGE}", [(1, "byte-order-mark")]),
        (PAGE.replace("\n", "\r\n"), [(1, "carriage-return")]),
        ("Text only\n", [(1, "no-front-matter")]),
        (f"{HEAD}Office: nobody\n---\n文\n", [(5, "unknown-office")]),
        (f"{HEAD}Topics: work, nothing\n---\n文\n", [(5, "unknown-topic")]),
        (f"{HEAD}Template: article\n---\n", [(5, "unknown-template")]),
        (f"{HEAD}Template: office\n---\n", [(1, "missing-key")]),
        (f"{HEAD}Order: 1\n---\n文\n", [(5, "key-not-here")]),
        (
            f"{HEAD.replace('Title', 'Titel')}Office: nobody\n---\n<script>\n",
            [(2, "unknown-key"), (5, "unknown-office"), (7, "html-not-allowed")],
        ),
    ],
)
def test_all_mistakes_of_a_page_are_told(
    tmp_path: Path, source: str | bytes, expected: list[tuple[int, str]]
) -> None:
    _, problems = read(tmp_path, "ja/pages/x.md", source)
    assert [(problem.line, problem.code) for problem in problems] == expected
    assert {problem.path for problem in problems} == {"content/ja/pages/x.md"}


def test_a_hint_does_not_keep_a_page_out(tmp_path: Path) -> None:
    source, problems = read(tmp_path, "ja/pages/x.md", f"{PAGE}\n{'長' * 61}。\n")
    assert [problem.code for problem in problems] == ["long-sentence"]
    assert source


def test_whatever_a_file_does_to_a_library_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front_matter, "parse", lambda *_: 1 / 0)
    source, (problem,) = read(tmp_path, "ja/pages/x.md", PAGE)
    assert source is None
    assert (problem.path, problem.line, problem.code) == ("content/ja/pages/x.md", 1, "unreadable")
    assert problem.details == {"what": "ZeroDivisionError: division by zero"}


@pytest.mark.parametrize("error", [MemoryError, OSError])
def test_what_the_machine_lacks_is_no_mistake_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(front_matter, "parse", fail)
    with pytest.raises(error):
        read(tmp_path, "ja/pages/x.md", PAGE)


def test_without_data_names_cannot_be_checked_but_all_else_is(tmp_path: Path) -> None:
    source = "---\nOffice: nobody\n---\n文\n"
    problems = read(tmp_path, "ja/pages/x.md", source, data=None)[1]
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
    templates: dict[str, list[str]] = {"page": [], "office": ["Office"]}
    for is_edition in (False, True):
        found = reader.wrong_template(document, "x.md", template, templates, is_edition=is_edition)
        assert [(problem.line, problem.code, problem.details) for problem in found] == expected


@pytest.mark.parametrize(
    ("keys", "is_edition", "expected"),
    [
        ([], False, ["Date", "Order"]),
        ([], True, ["Template"]),
        (["Date"], True, ["Order"]),
        (["Date", "Order"], True, []),
    ],
)
def test_an_edition_is_asked_for_another_template_rather_than_for_entries_of_lists(
    *, keys: list[str], is_edition: bool, expected: list[str]
) -> None:
    document = Document({key: Entry("1", 2) for key in keys})
    templates: dict[str, list[str]] = {"article": ["Date", "Order"], "page": []}
    found = reader.wrong_template(document, "x.md", "article", templates, is_edition=is_edition)
    assert [problem.details["key"] for problem in found] == expected
