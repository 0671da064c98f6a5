"""New pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf
from editing import new
from plugins.model.fingerprint import fingerprint
from plugins.read import front_matter
from plugins.report.problems import BadValueError
from tests.plugins import builds
from tests.plugins.check import samples

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run

KINDS: dict[str, Any] = pelicanconf.KINDS
JA = "---\nTitle: 題\nDescription: ここに、説明を書きます。\n"


def now(content: Path) -> Run:
    order = samples.source("", head="Title: 題\nOrder: 4\n")
    ids: dict[str, set[str]] = {"topics": {"work", "home"}, "offices": set()}
    return builds.run(content, order, ids=ids, KINDS=KINDS)


def wanted(**more: Any) -> new.Wanted:
    return new.Wanted(**{"kind": "news", "slug": "x", "titles": {"ja": "題"}, **more})


@pytest.mark.parametrize(
    ("more", "code", "details"),
    [
        ({"kind": "blog"}, "unknown-kind", {"value": "blog", "known": "guide, news, pages, paper"}),
        ({"slug": "2026"}, "bad-page-name", {"value": "2026"}),
        ({"slug": "../x"}, "bad-page-name", {"value": "../x"}),
        ({"slug": "お知らせ"}, "bad-page-name", {"value": "お知らせ"}),
        ({"titles": {"fr": "Titre"}}, "unknown-language", {"value": "fr", "known": "ja, en"}),
        ({"titles": {}}, "option-missing", {"option": "--title", "example": "--title ja=…"}),
        ({"topics": ("play",)}, "unknown-topic", {"id": "play", "known": "home, work"}),
        ({"kind": "guide"}, "option-missing", {"option": "--topics", "example": "--topics home,work"}),
    ],
)
def test_what_cannot_be_made_is_told(
    tmp_path: Path, more: dict[str, Any], code: str, details: dict[str, str]
) -> None:
    with pytest.raises(BadValueError) as told:
        new.check(wanted(**more), now(tmp_path), KINDS)
    assert (told.value.code, told.value.details) == (code, details)


def test_what_can_be_made_is_not_told(tmp_path: Path) -> None:
    new.check(wanted(kind="guide", slug="deep/x-2", topics=("work",)), now(tmp_path), KINDS)
    assert list(tmp_path.iterdir()) == []


def test_the_first_language_is_the_original_of_the_others(tmp_path: Path) -> None:
    texts = new.texts(
        wanted(titles={"en": "Title", "ja": "題"}, topics=("home", "work")), now(tmp_path), KINDS
    )
    japanese = (
        f"{JA}Date: 2026-03-10\nModified: 2026-03-10\nTopics: home, work\nStatus: draft\n---\n\n"
        "ここに、本文を書きます。\n"
    )
    made_from = f"ja {fingerprint(front_matter.parse(japanese, '')[0])}"
    english = (
        "---\nTitle: Title\nDescription: Write the description here.\nDate: 2026-03-10\n"
        f"Modified: 2026-03-10\nTopics: home, work\nStatus: draft\nTranslated_from: {made_from}\n---\n"
        "\nWrite the text here.\n"
    )
    assert texts == {"ja/news/x.md": japanese, "en/news/x.md": english}


def test_a_guide_s_article_comes_last_and_tells_outcomes(tmp_path: Path) -> None:
    texts = new.texts(wanted(kind="guide", topics=("work",)), now(tmp_path), KINDS)
    assert texts == {
        "ja/guide/x.md": f"{JA}Date: 2026-03-10\nModified: 2026-03-10\nTopics: work\nOrder: 5\n"
        "Outcomes:\n  - ここに、分かることを書きます\nStatus: draft\n---\n\nここに、本文を書きます。\n"
    }


def test_a_page_has_no_entries_that_its_kind_has_no_use_for(tmp_path: Path) -> None:
    texts = new.texts(wanted(kind="pages", topics=("work",)), now(tmp_path), KINDS)
    assert (
        texts["ja/pages/x.md"]
        == f"{JA}Modified: 2026-03-10\nStatus: draft\n---\n\nここに、本文を書きます。\n"
    )


@pytest.mark.parametrize("title", ["夏: 「休み」", '"夏"', "- 夏", "{夏|なつ}", "夏 # 休み", "[夏]"])
def test_a_title_may_hold_any_sign(tmp_path: Path, title: str) -> None:
    (text,) = new.texts(wanted(titles={"ja": title}), now(tmp_path), KINDS).values()
    document, found = front_matter.parse(text, "x.md")
    assert found == []
    assert document.value("Title") == title


def test_all_files_are_written_and_none_over_another(tmp_path: Path) -> None:
    files = {"ja/news/deep/x.md": "一\n", "en/news/deep/x.md": "One\n"}
    assert new.write(tmp_path, files) == [tmp_path / name for name in files]
    assert (tmp_path / "ja/news/deep/x.md").read_bytes() == "一\n".encode()
    with pytest.raises(BadValueError, match="file-exists") as told:
        new.write(tmp_path, {"ja/news/y.md": "二", "en/news/deep/x.md": "Two"})
    assert told.value.details == {"name": "en/news/deep/x.md"}
    assert (tmp_path / "en/news/deep/x.md").read_bytes() == b"One\n"
    assert not (tmp_path / "ja/news/y.md").exists()


@pytest.mark.parametrize("hindrance", ["a file in the place of a folder", "a link that leads nowhere"])
def test_where_one_file_cannot_be_written_none_is(tmp_path: Path, hindrance: str) -> None:
    (tmp_path / "en").mkdir()
    if hindrance.startswith("a file"):
        (tmp_path / "en" / "news").write_text("x", encoding="utf-8")
    else:
        (tmp_path / "en" / "news").mkdir()
        (tmp_path / "en" / "news" / "x.md").symlink_to("nowhere.md")
    with pytest.raises(BadValueError, match="file-not-written"):
        new.write(tmp_path, {"ja/news/x.md": "一", "en/news/x.md": "One"})
    assert [path for path in tmp_path.rglob("x.md") if path.is_file()] == []


def test_without_a_style_of_its_own_a_language_takes_the_first_one_s(tmp_path: Path) -> None:
    site = now(tmp_path)
    rules = replace(site.build.rules, styles={"ja": samples.JAPANESE})
    site.build = replace(site.build, rules=rules)
    texts = new.texts(wanted(titles={"en": "Title"}), site, KINDS)
    assert "Description: ここに、説明を書きます。\n" in texts["en/news/x.md"]
