"""The guard as a whole: what a run finds in a copy of the site, or in a small site of its own."""

from __future__ import annotations

import dataclasses
import inspect
from typing import TYPE_CHECKING, Any

import pytest

from plugins.check import links
from plugins.check.known_links import Known
from plugins.check.one_page import one_page
from plugins.check.whole_site import whole_site
from plugins.model.links import link
from plugins.model.readings import Readings
from plugins.model.types import Words
from plugins.report.problems import Problem
from tests.plugins import builds, repositories
from tests.plugins.check.samples import LANGUAGES, source

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run
    from plugins.model.source import Source

SETTINGS: dict[str, Any] = {
    "SITEURL": "",
    "PUBLIC_ADDRESS": "https://guide.example",
    "CODE_HOST": "https://code.example/we/site",
    "LISTS": {"news": {"kind": "news", "per_page": 20}},
    "MENU_KIND": "pages",
    "TEST_RECORD_TEMPLATE": "accessibility",
    "FAX_TEMPLATE": "fax",
    "SHOW_UNPUBLISHED": False,
    "AGAINST": None,
    "MENU": {"header": ["about"]},
    "REQUIRED_PAGES": ["index"],
    "DOWNLOADS": "files",
    "TOPIC_ADDRESS": "topics/{name}/",
    "KINDS": {
        "pages": {"allows": ["Save_as"], "templates": {"page": []}},
        "guide": {"allows": [], "templates": {"article": []}},
    },
    "IGNORE_FILES": [".*"],
}
NEEDED = [
    source("", f"{language}/pages/{name}.md", f"Title: {name}\n{office}")
    for language in LANGUAGES
    for name, office in (("index", ""), ("about", ""), ("hall", "Office: hall\n"), ("mill", "Office: mill\n"))
]
OLD = """
LANGUAGES = {"ja": {"prefix": ""}}
KINDS = {"pages": {"address": "{name}/"}}
TOPIC_ADDRESS = "topics/{name}/"
"""


def site(root: Path, *more: Source, without: str = "", **inputs: Any) -> Run:
    pages = [page for page in [*NEEDED, *more] if page.path != without]
    return builds.run(root, *pages, **{**SETTINGS, **inputs})


def found(now: Run) -> list[tuple[str, int, str, dict[str, str]]]:
    """Return what is found besides that the few pages say nothing of how they were translated."""
    alone = (
        problem
        for source in now.sources.pages.values()
        for problem in links.alone(source, Known(now.build.files.is_addressed, now.build.rules.own, {}))
    )
    problems = [*alone, *whole_site(now.build.project, now.build.shared, now.build.rules, now.sources)]
    return [(p.path, p.line, p.code, p.details) for p in problems if p.code != "translation-unrecorded"]


def test_a_good_site_has_no_problem(tmp_path: Path) -> None:
    assert found(site(tmp_path)) == []


@pytest.mark.parametrize(
    ("without", "code", "name"),
    [
        ("en/pages/index.md", "missing-page", "index"),
        ("en/pages/about.md", "missing-page", "about"),
        ("en/pages/mill.md", "office-without-page", "mill"),
    ],
)
def test_a_page_that_others_need_is_missed(tmp_path: Path, without: str, code: str, name: str) -> None:
    details = {"id": name, "name": name, "languages": "en"}
    assert found(site(tmp_path, without=without)) == [("content/", 0, code, details)]


def test_a_draft_is_missed_as_well(tmp_path: Path) -> None:
    draft = source("", "en/pages/about.md", "Title: about\nStatus: draft\n")
    assert [code for _, _, code, _ in found(site(tmp_path, draft))] == [
        "translation-day-alone",
        "missing-page",
    ]


@pytest.mark.parametrize("site_url", ["", "https://other.example/sub"])
def test_the_site_s_own_address_is_known(tmp_path: Path, site_url: str) -> None:
    address = site_url or "https://guide.example"
    page = source(f"[一]({address}/about/)", "ja/guide/x.md")
    details = {"link": f"{address}/about/"}
    expected = [("content/ja/guide/x.md", 4, "link-to-this-site", details)]
    assert found(site(tmp_path, page, SITEURL=site_url)) == expected


def test_pictures_that_no_page_shows_are_hinted_at(tmp_path: Path) -> None:
    page = source("![一](../../images/used.png) [二](../../images/linked.png)", "ja/guide/x.md")
    names = ["used", "linked", "unused", "share-ja", "share-en"]
    now = site(tmp_path, page, paths=[f"images/{name}.png" for name in names])
    assert link(page.path, "../../images/used.png").path == "images/used.png"
    assert found(now) == [("content/images/unused.png", 1, "unused-image", {})]
    now.sources = now.sources.with_unread({"ja/guide/y.md"})  # it might show the picture
    assert found(now) == []


LONG = "ここに、チラシと同じことを書きます。" * 12


@pytest.mark.parametrize(
    ("path", "body", "code", "details"),
    [
        ("ja/guide/x.md", f"{LONG}[一](../files/flyer.pdf)", "", {}),
        ("ja/guide/x.md", f"{LONG}[一](../files/flyer.pdf#page=2)", "", {}),
        ("ja/guide/x.md", LONG, "unused-pdf", {"link": "../files/flyer.pdf"}),
        ("ja/guide/x.md", "[一](../files/flyer.pdf)", "pdf-without-text", {"pages": "content/ja/guide/x.md"}),
        ("ja/guide/x.md", f"[{LONG}](../files/flyer.pdf)", "pdf-without-text", {
            "pages": "content/ja/guide/x.md"
        }),
        ("en/guide/x.md", f"{LONG}[One](../../ja/files/flyer.pdf)", "pdf-without-text", {
            "pages": "content/en/guide/x.md"
        }),
    ],
)  # fmt: skip
def test_a_pdf_has_a_link_and_a_text_beside_it(
    tmp_path: Path, path: str, body: str, code: str, details: dict[str, str]
) -> None:
    now = site(tmp_path, source(body, path), paths=["ja/files/flyer.pdf", "images/flyer.pdf"])
    told = [problem for problem in found(now) if "files" in problem[0]]
    assert told == ([("content/ja/files/flyer.pdf", 1, code, details)] if code else [])
    now.sources = now.sources.with_unread({"ja/guide/y.md"})  # it might link to the PDF
    assert [problem for problem in found(now) if "files" in problem[0]] == []


def test_a_text_links_to_the_pdf_in_its_own_language(tmp_path: Path) -> None:
    link = "../../../ja/files/flyer.pdf"
    page = source(f"{LONG}[One]({link})", "en/guide/deep/x.md")
    both = ["ja/files/flyer.pdf", "en/files/flyer.pdf"]
    told = [problem for problem in found(site(tmp_path, page, paths=both)) if "x.md" in problem[0]]
    details = {"link": link, "own": "../../files/flyer.pdf"}
    assert told == [("content/en/guide/deep/x.md", 4, "other-language-pdf", details)]
    to_both = source(f"{LONG}[One]({link}), [two](../../files/flyer.pdf)", "en/guide/deep/x.md")
    assert [problem for problem in found(site(tmp_path, to_both, paths=both)) if "x.md" in problem[0]] == []
    told = [problem for problem in found(site(tmp_path, page, paths=both[:1])) if "x.md" in problem[0]]
    assert told == []


def test_lost_addresses_are_told_where_a_revision_is_named(tmp_path: Path) -> None:
    page = "---\nTitle: 題\n---\n"
    topics = '[[topics]]\nid = "work"\n'
    files = {
        "content/ja/pages/about.md": page,
        "content/ja/pages/gone.md": page,
        "content/data/topics.toml": topics,
    }
    repositories.commit(tmp_path, {"pelicanconf.py": OLD, **files})
    gone = ("content/ja/pages/gone.md", 1, "address-gone", {"url": "gone/", "alias": "gone/"})
    topic = ("content/data/topics.toml", 1, "address-gone", {"url": "topics/work/", "alias": "topics/work/"})
    assert sorted(found(site(tmp_path, AGAINST="HEAD")), key=str) == sorted([gone, topic], key=str)
    ids = {"topics": {"work"}}
    assert found(site(tmp_path, AGAINST="HEAD", ids=ids)) == [gone]
    moved = source("", "ja/pages/x.md", "Title: x\nAliases: gone/\n")
    assert found(site(tmp_path, moved, AGAINST="HEAD", ids=ids)) == []
    nowhere = site(tmp_path, AGAINST="nowhere", ids=ids)
    assert [code for _, _, code, _ in found(nowhere)] == ["bad-revision"]


def test_one_text_is_looked_at_in_every_way(tmp_path: Path) -> None:
    body = "ｶﾅ\n## 一\n#### 二\n<script>\n0566-23-4568\n甘え\n{漢|}\n"
    page = source(body)
    now = site(tmp_path)
    problems = one_page(now.build.rules, page, f"---\nTitle: 題\n---\n{body}", now.build.files.is_addressed)
    assert {(p.line, p.code) for p in problems} == {
        (4, "half-width-kana"),
        (6, "heading-level"),
        (7, "html-not-allowed"),
        (8, "wrong-phone"),
        (8, "avoided-word"),  # where its sentence begins
        (10, "bad-ruby"),
    }


def test_without_data_texts_are_looked_at_all_the_same(tmp_path: Path) -> None:
    now = site(tmp_path, data=None)
    page = source("0566-23-4568 甘え <script>")
    problems = one_page(now.build.rules, page, "---\nTitle: 題\n---\nx", now.build.files.is_addressed)
    assert [problem.code for problem in problems] == ["html-not-allowed"]


OTHERS: dict[str, Any] = {
    "code": "other",
    "folder": "texts",
    "languages": {"ja": LANGUAGES["ja"]},
    "kinds": {"pages": {}},
    "own": ("https://other.example",),
    "code_host": "https://code.example/site",
    "ids": {"topics": frozenset({"work"})},
    "contacts": None,
    "styles": {},
    "template_ids": {"page": frozenset({"x"})},
    "readings": {"ja": Readings(Words({"題": "だい"}), Words({}))},
}


def test_whatever_a_text_is_checked_by_changes_the_key_of_the_cache(tmp_path: Path) -> None:
    """A check of a single text is given nothing but these, and what it asks of other files."""
    rules = site(tmp_path).build.rules
    assert OTHERS.keys() == {field.name for field in dataclasses.fields(rules)}
    changed = {dataclasses.replace(rules, **{name: value}).digest for name, value in OTHERS.items()}
    assert len({rules.digest, *changed}) == 1 + len(OTHERS)
    assert dataclasses.replace(rules).digest == rules.digest
    given = inspect.signature(one_page).parameters
    assert [*given] == ["rules", "source", "text", "is_addressed"]


def test_no_fingerprint_of_an_original_with_mistakes_is_proposed(tmp_path: Path) -> None:
    pages = [
        source("文。", "ja/guide/x.md", "Title: 題\n"),
        source("Text.", "en/guide/x.md", "Title: title\n"),
    ]
    now = site(tmp_path, *pages)
    hints = {"translation-unrecorded"}

    def told() -> list[str]:
        found = whole_site(now.build.project, now.build.shared, now.build.rules, now.sources)
        return [p.path for p in found if p.code in hints and "guide" in p.path]

    assert told() == ["content/en/guide/x.md"]
    now.sources = dataclasses.replace(
        now.sources, problems=(Problem("content/ja/guide/x.md", 5, "half-width-kana"),)
    )
    assert told() == []
