"""Pages with a reading above all kanji, beside the ordinary ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editing.sources import read
from tests.plugins.small_site import FURIGANA
from tests.site import built
from tests.site.checks import furigana

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import Built

PAGE, OTHER = "furigana/guide/sowing/index.html", "guide/sowing/index.html"
READ = "<ruby>種<rp>（</rp><rt>たね</rt><rp>）</rp></ruby>"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (READ, "種", "no reading above "),
        (READ, READ.replace("たね", ""), "no reading in "),
        (READ, "", "says something else"),
        (' title="', ' title="x', "has other attributes"),
        (
            'href="/furigana/guide/watering/#daily"',
            'href="/guide/watering/#daily"',
            "/guide/watering/#daily instead of ",
        ),
        ('href="/guide/sowing/"', 'href="/guide/"', "guide/index.html does not lead back"),
    ],
)
def test_a_page_with_furigana_that_is_not_the_ordinary_one_is_found(
    at_root: Built, old: str, new: str, found: str
) -> None:
    assert old in at_root.files[PAGE].decode()
    assert any(
        line.startswith(f"{PAGE}: {found}") for line in furigana.wrong(at_root.with_fault(PAGE, old, new))
    )


def test_a_page_without_its_other_version_is_found(at_root: Built) -> None:
    assert f"{OTHER}: None does not lead back" in furigana.wrong(at_root.without(PAGE))
    link = '<a class="furigana-switch" rel="alternate" href="/furigana/guide/sowing/">'
    assert f"{PAGE}: nothing leads there" in furigana.wrong(at_root.with_fault(OTHER, link, "<a>"))


def test_a_page_with_furigana_that_leads_to_one_without_is_found(at_root: Built) -> None:
    path, sheet = "easy/contact/hall/index.html", "/paper/fax/hall/"
    assert list(furigana.wrong(at_root)) == []
    faulty = at_root.with_fault(path, f"/furigana{sheet}", sheet)
    assert list(furigana.wrong(faulty)) == [f"{path}: no readings at {sheet}"]


def test_pages_with_furigana_are_nowhere_told(site: Built) -> None:
    assert len([*site.furigana()]) == len([page for _, page in site.pages() if page.select("html[lang=ja]")])
    for path in ("sitemap.xml", "feed.xml"):
        assert b"furigana" not in site.files[path]
    for path, page in site.furigana():
        [canonical] = page.select("link[rel=canonical]") or [None]
        assert page.select("link[hreflang]") == []
        assert canonical is None or site.file_at(str(canonical["href"])) == path.removeprefix("furigana/")


def test_readings_of_a_text_stand_there_alone(project: Path) -> None:
    """A word in braces, in a title and in data, has its reading wherever pages with furigana show it."""
    article, data = project / "content/ja/guide/sowing.md", project / "content/data/topics.toml"
    article.write_text(
        article.read_text(encoding="utf-8").replace("Title: 種まき", "Title: {種|しゅ}まき")
        + "\n{市場|いちば}。\n",
        encoding="utf-8",
    )
    data.write_text(data.read_text(encoding="utf-8").replace('"野菜', '"{野菜|やそう}'), encoding="utf-8")
    site = built.built(project, "https://guide.example")
    read = "<ruby>種<rp>（</rp><rt>しゅ</rt><rp>）</rp></ruby>"
    for path in ("guide/sowing/index.html", "guide/index.html"):
        assert read in site.files[f"furigana/{path}"].decode()
        assert "しゅ" not in site.files[path].decode()
    assert "<rt>いちば</rt>" in site.files[PAGE].decode()
    assert "<rt>やそう</rt>" in site.files["furigana/guide/index.html"].decode()
    for path, content in site.files.items():
        if not path.startswith(("furigana/", "static/")):
            assert not {"いちば", "やそう", "しゅまき", "|いち"} & {*content.decode().split()}, path
            assert "\ue003" not in content.decode(), path
    assert list(furigana.wrong(site)) == []


def test_one_line_less_in_the_settings_and_there_are_none(project: Path) -> None:
    settings = project / "pelicanconf.py"
    settings.write_text(FURIGANA.sub("", settings.read_text(encoding="utf-8")), encoding="utf-8")
    (project / "content/data/readings.toml").unlink()
    site = built.built(project, "https://guide.example")
    assert [path for path in site.files if "furigana" in path] == []
    assert b'furigana-switch"' not in site.files["index.html"]
    assert list(furigana.wrong(site)) == []


PAGE_IN_KANA = "---\nTitle: ためし\nDescription: ためしです。\nModified: 2026-01-02\n{}---\n\nかなです。\n"


@pytest.mark.parametrize(
    ("path", "entries", "code"),
    [
        ("pages/furigana.md", "", "same-address"),
        ("pages/furigana/about.md", "", "same-address"),
        ("pages/new.md", "Aliases: furigana/about/\n", "alias-is-page"),
    ],
)
def test_no_page_or_old_address_takes_that_of_one_with_furigana(
    project: Path, path: str, entries: str, code: str
) -> None:
    file = project / "content" / "ja" / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(PAGE_IN_KANA.format(entries), encoding="utf-8")
    told = [problem.code for problem in read(project).problems if problem.path == f"content/ja/{path}"]
    assert code in told
