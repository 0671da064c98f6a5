"""Pages are moved with all that belongs to them, or nothing is changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from editing import moving, sources
from tests.plugins import caches, repositories
from tests.site import built

if TYPE_CHECKING:
    from collections.abc import Mapping

NEWS = """---
Title: {0}
Description: {0}のお知らせの説明です。この説明は、一覧と検索の結果に表示されます。
Date: 2026-10-05
Modified: 2026-10-05
{1}---

{2}"""
LINK = "[水やり](../guide/watering.md#daily)を見てください。\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of everything that a build reads, which has been read before."""
    return caches.give(built.copy(tmp_path), built.copy)


def texts(project: Path) -> dict[str, bytes]:
    found = (path for path in (project / "content").rglob("*") if path.is_file())
    return {path.relative_to(project / "content").as_posix(): path.read_bytes() for path in found}


def write(project: Path, name: str, text: str) -> None:
    path = project / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def news(title: str, more: str = "", body: str = "文です。\n") -> str:
    return NEWS.format(title, more, body)


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return path → the lines of a file that were not in it before, where it may have had another path."""
    gone = {path.partition("/")[0]: path for path in before.keys() - after.keys()}
    found = {}
    for path, content in after.items():
        if not path.endswith(".md"):
            assert before[path] == content
            continue
        old = before.get(path) or before[gone[path.partition("/")[0]]]
        if lines := [line for line in content.decode().splitlines() if line not in old.decode().splitlines()]:
            found[path] = lines
    return found


def problems(project: Path) -> list[str]:
    return [str(problem) for problem in sources.read(project).problems]


def test_a_move_changes_both_languages_links_and_old_addresses_and_nothing_else(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "ja/guide/harvest.md", texts(project)["ja/guide/harvest.md"].decode() + "`sowing.md`\n")
    before = texts(project)
    old = str(project / "content" / "ja" / "guide" / "sowing.md")
    assert moving.run(project, old, "guide/first/seed") == 0
    after = texts(project)
    codes = ("ja", "en", "ja-simple")
    assert before.keys() - after.keys() == {f"{code}/guide/sowing.md" for code in codes}
    assert after.keys() - before.keys() == {f"{code}/guide/first/seed.md" for code in codes}
    assert changed(before, after) == {
        "en/guide/first/seed.md": [
            "Aliases: guide/sowing/",
            "[Water and sunlight](../watering.md#daily) tells how to care for it then.",
            "Read [Harvest and clearing up](../harvest.md) for what comes after that.",
        ],
        "en/guide/harvest.md": ["To go back to the first step, open [From seed to harvest](first/seed.md)."],
        "en/pages/index.md": ["- [See the order in a picture](../guide/first/seed.md)"],
        "ja-simple/guide/first/seed.md": ["Aliases: guide/sowing/"],
        "ja-simple/pages/index.md": ["- [トマトを 育てる 順番](../guide/first/seed.md)"],
        "ja/guide/first/seed.md": [
            "Aliases: guide/sowing/",
            "植えかえたあとの世話は、[水やりと日当たり](../watering.md#daily)で紹介しています。",
            "摘んだあとのことは、[収穫と片づけ](../harvest.md)を読んでください。",
        ],
        "ja/guide/harvest.md": [
            "はじめの段階に戻るときは、[種まきから収穫までの順番](first/seed.md)を開いてください。"
        ],
        "ja/pages/index.md": ["- [順番を図で見る](../guide/first/seed.md)"],
    }
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out == (
        "==> content/en/guide/sowing.md → content/en/guide/first/seed.md\n"
        "==> content/ja-simple/guide/sowing.md → content/ja-simple/guide/first/seed.md\n"
        "==> content/ja/guide/sowing.md → content/ja/guide/first/seed.md\n"
        "==> content/en/guide/harvest.md:37: sowing.md → first/seed.md\n"
        "==> content/en/guide/first/seed.md:49: watering.md#daily → ../watering.md#daily\n"
        "==> content/en/guide/first/seed.md:57: harvest.md → ../harvest.md\n"
        "==> content/en/pages/index.md:16: ../guide/sowing.md → ../guide/first/seed.md\n"
        "==> content/ja-simple/pages/index.md:13: ../guide/sowing.md → ../guide/first/seed.md\n"
        "==> content/ja/guide/harvest.md:36: sowing.md → first/seed.md\n"
        "==> content/ja/guide/first/seed.md:48: watering.md#daily → ../watering.md#daily\n"
        "==> content/ja/guide/first/seed.md:56: harvest.md → ../harvest.md\n"
        "==> content/ja/pages/index.md:15: ../guide/sowing.md → ../guide/first/seed.md\n"
        "==> content/en/guide/first/seed.md: Aliases: /en/guide/sowing/\n"
        "==> content/ja-simple/guide/first/seed.md: Aliases: /easy/guide/sowing/\n"
        "==> content/ja/guide/first/seed.md: Aliases: /guide/sowing/\n"
        "==> ページを移しました。書き換えたリンクと画像は9か所です\n"
        "==> The page has moved; 9 links and pictures were changed\n"
        "==> 以前のアドレスを開いた方は、新しいページに移ります\n"
        "==> Whoever opens an old address is led to the new page\n"
    )
    hint = [line for line in problems(project) if "translation-behind" not in line]
    assert hint == []  # the code that was added to the original apart


@pytest.mark.slow
def test_each_article_of_the_site_can_be_moved_and_then_nothing_is_to_mend(project: Path) -> None:
    revision = repositories.commit(project)
    run = sources.read(project)
    pages = sorted({(source.kind, source.name) for source in run.sources.pages.values()})
    settings = run.build.project.settings
    fixed = {*settings["REQUIRED_PAGES"], *(name for menu in settings["MENU"].values() for name in menu)}
    movable = [f"{kind}/{name}" for kind, name in pages if kind != "pages" or name not in fixed]
    assert len(movable) == 13
    for page in movable:
        assert moving.run(project, page, f"{page}-moved/deep") == 0
    after = sources.read(project, AGAINST=revision)
    assert after.problems == []
    moved = {f"{source.kind}/{source.name}" for source in after.sources.pages.values()}
    assert {f"{page}-moved/deep" for page in movable} <= moved


def test_a_page_that_moves_there_and_back_has_no_old_address_that_is_its_own(project: Path) -> None:
    before = texts(project)
    assert moving.run(project, "guide/watering", "guide/water") == 0
    assert moving.run(project, "guide/water", "guide/watering") == 0
    assert changed(before, texts(project)) == {
        path: ["Aliases: guide/water/"] for path in ("ja/guide/watering.md", "en/guide/watering.md")
    }
    assert problems(project) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Aliases: news/before/\n", "Aliases: news/before/, news/old/\n"),
        ("Aliases: news/before/, x.html  \n", "Aliases: news/before/, x.html, news/old/  \n"),
        ("Aliases:\n  - news/before/\n", "Aliases:\n  - news/before/\n  - news/old/\n"),
        ("Aliases: news/new/\n", "Aliases: news/old/\n"),
        ("Status: draft\n", "Status: draft\n"),
        ("Expires: 2026-10-06\n", "Expires: 2026-10-06\nAliases: news/old/\n"),
    ],
)
def test_a_page_in_one_language_keeps_its_old_addresses(entry: str, expected: str, project: Path) -> None:
    write(project, "ja/news/old.md", news("休み", entry))
    assert moving.run(project, "content/ja/news/old.md", "news/new") == 0
    assert texts(project)["ja/news/new.md"].decode() == news("休み", expected)
    assert not (project / "content/en/news/new.md").exists()


def test_a_page_that_names_its_own_file_keeps_its_address_and_needs_no_other(project: Path) -> None:
    write(
        project,
        "ja/pages/terms.md",
        "---\nTitle: 約束\nDescription: 約束を書いたページです。\nModified: 2026-10-05\n"
        "Save_as: terms.html\n---\n\n文です。\n",
    )
    before = texts(project)["ja/pages/terms.md"]
    assert moving.run(project, "pages/terms", "pages/rules") == 0
    assert texts(project)["ja/pages/rules.md"] == before


def test_line_ends_marks_and_blanks_stay(project: Path) -> None:
    text = news("休み", "", f"## 一  {{#a}}\n\n{LINK}\n行の終わりです。  \n\n\n").replace("\n", "\r\n")
    write(project, "ja/news/old.md", f"\ufeff{text}")
    write(project, "ja/news/other.md", news("別", "", "[休み](old.md#a)\r\n二です。\t\r三です。"))
    assert moving.run(project, "news/old", "news/deep/new") == 0
    after = texts(project)
    expected = text.replace("](../guide", "](../../guide").replace(
        "-10-05\r\n---", "-10-05\r\nAliases: news/old/\r\n---"
    )
    assert after["ja/news/deep/new.md"].decode() == f"\ufeff{expected}"
    assert after["ja/news/other.md"].decode() == news(
        "別", "", "[休み](deep/new.md#a)\r\n二です。\t\r三です。"
    )


def test_links_in_html_and_by_reference_lead_to_the_new_place(project: Path) -> None:
    body = '[苗][1]と<a href="market.md#bring">市</a>\n\n[1]: market.md "苗の市"\n'
    write(project, "ja/news/links.md", news("休み", "", body))
    assert moving.run(project, "news/market", "news/spring/market") == 0
    assert texts(project)["ja/news/links.md"].decode() == news(
        "休み", "", body.replace("market.md", "spring/market.md")
    )
    assert "![庭に並んだ鉢](../../../images/pots.png)" in texts(project)["ja/news/spring/market.md"].decode()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("guide/nowhere", "guide/new", "invoke move: [no-such-page] "),
        ("content/ja/news/only-en.md", "news/new", "invoke move: [no-such-page] "),
        ("guide/sowing", "guide/harvest", "invoke move: [file-exists] "),
        ("guide/sowing", "guide/Sowing", "invoke move: [bad-page-name] "),
        ("pages/about", "pages/us", "invoke move: [page-in-settings] "),
        ("news/market", "guide/market", "content/en/guide/market.md:1: [missing-key] "),
        ("guide/sowing", "news/sowing", "content/en/news/sowing.md:7: [key-not-here] "),
        (
            "pages/contact/hall",
            "pages/topics/balcony",
            "content/en/pages/topics/balcony.md:1: [same-address] ",
        ),
        ("news/market", "news/former", "content/en/news/only-en.md:6: [alias-is-page] "),
    ],
)
def test_what_cannot_be_moved_is_told_and_nothing_is_changed(
    old: str, new: str, told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "en/news/only-en.md", news("Closed", "Aliases: news/former/\n", "Text.\n"))
    before = texts(project)
    assert moving.run(project, old, new) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert any(line.startswith(told) for line in said.err.splitlines())
    assert texts(project) == before


def test_a_link_that_cannot_be_changed_is_told_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "一です。\n[二](market.md)\n[三](m&#97;rket.md#bring)\n"
    write(project, "ja/news/escaped.md", news("休み", "", body))
    before = texts(project)
    assert moving.run(project, "news/market", "news/spring/market") == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(" ")[0] for line in said] == ["content/ja/news/escaped.md:10:"] * 2
    assert "[link-not-movable] " in said[0]
    assert texts(project) == before


def test_mistakes_that_are_there_already_stop_nothing_but_a_file_that_cannot_be_read_does(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "ja/news/broken.md", news("休み", "", "[二](nowhere.md)と[三](market.md)です。\n"))
    assert moving.run(project, "news/market", "news/deep/market") == 0
    assert "[二](nowhere.md)と[三](deep/market.md)" in texts(project)["ja/news/broken.md"].decode()
    (project / "content/ja/news/unread.md").write_bytes(b"\xff[market](winter.md)")
    before = texts(project)
    capsys.readouterr()
    assert moving.run(project, "news/winter", "news/cold") == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.partition("] ")[0] for line in said[::2]] == [
        "content/ja/news/unread.md:1: [not-utf-8",
        "invoke move: [move-unreadable",
    ]
    assert texts(project) == before


def test_data_that_cannot_be_read_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "data/topics.toml", "[[topics")
    before = texts(project)
    assert moving.run(project, "news/winter", "news/cold") == 1
    said = capsys.readouterr().err
    assert "content/data/topics.toml:1: [missing-bracket] " in said
    assert "invoke move: [move-unreadable] " in said
    assert texts(project) == before


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    original = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if project in target.parents and target.name == "index.md":
            raise OSError("no space")
        return original(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    before = texts(project)
    assert moving.run(project, "guide/sowing", "guide/seed") == 1
    assert "invoke move: [file-not-written] " in capsys.readouterr().err
    assert texts(project) == before
