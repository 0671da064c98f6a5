"""Only what has changed is rendered; everything else is taken as it was made, if it still is so."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from plugins.cache import build_record
from plugins.cache.dependencies import SiteQueries
from plugins.hashing import digest
from plugins.model.assets import Asset
from plugins.model.downloads import Download
from plugins.model.readings import NO_READINGS
from plugins.model.site import Site
from plugins.render import furigana, renderer
from plugins.render.furigana import Edition
from plugins.render.output_file import OutputFile
from plugins.report.crashes import CrashError
from tests.plugins.check.samples import LANGUAGES, source
from tests.plugins.samples import page

if TYPE_CHECKING:
    from plugins.cache.build_record import BuildRecord
    from plugins.model.page import Page

HOME = page("ja", "pages", "index", "")
ONE = page("ja", "news", "one", "news/one/")
TWO = page("ja", "news", "two", "news/two/")
TEMPLATE = "{{ page.title }} {{ site.home(page.lang).title }}"


class Made:
    """A build that renders some pages into a folder, after one that has rendered the same folder's site."""

    def __init__(
        self,
        folder: Path,
        *pages: Page,
        template: str = TEMPLATE,
        after: Made | None = None,
        is_release: bool = False,
    ) -> None:
        self.folder, self.output = folder / "staging", folder / "output"
        self.env = Environment(loader=DictLoader({"page.html": template}), autoescape=True)
        self.asked: list[str] = []
        self.env.filters["noted"] = self._note
        before: BuildRecord | None = after.record if after and after.record.shared == template else None
        site = Site(pages, ("ja", "en"), ("news", "pages"), "pages")
        context = {"PATH": str(folder / "x")}
        queries = SiteQueries(site)
        self.renderer = renderer.Renderer(
            self.env, context, queries, self.folder, self.output, before, may_share=not is_release
        )
        files = [OutputFile(each.save_as, "page.html", each) for each in pages]
        self.rendered = renderer.render_files(self.renderer, files, 1)
        self.record: BuildRecord = build_record.record(template, self.rendered, before)

    def _note(self, page: Page) -> str:
        self.asked.append(page.slug)
        return page.slug

    def files(self) -> dict[str, str]:
        root = self.folder
        return {
            path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.is_file()
        }


NOTED = TEMPLATE + " {{ page|noted }}"


def again(folder: Path, first: Made, *pages: Page, template: str = NOTED) -> Made:
    """Build again, with the site of the first build in its place."""
    first.folder.rename(folder / "output")
    return Made(folder, *pages, template=template, after=first)


def test_every_page_is_written_and_how_it_was_made_is_noted(tmp_path: Path) -> None:
    made = Made(tmp_path, HOME, ONE)
    assert made.files() == {"index.html": "index index", "news/one/index.html": "one index"}
    found = made.record.rendered("news/one/index.html")
    assert [*found.queries] == [("home", "ja")]
    assert found.digest == digest(b"one index")


def test_nothing_is_rendered_again_without_a_reason(tmp_path: Path) -> None:
    first = Made(tmp_path, HOME, ONE, template=NOTED)
    second = again(tmp_path, first, HOME, ONE)
    assert first.asked == ["index", "one"]
    assert second.asked == []
    assert second.files() == {"index.html": "index index index", "news/one/index.html": "one index one"}
    assert second.record == first.record


def test_a_page_and_the_one_with_furigana_are_rendered_at_once(tmp_path: Path) -> None:
    made = Made(tmp_path, HOME, template=NOTED)
    language = replace(LANGUAGES["ja"], furigana="furigana/")
    both = replace(made.renderer, editions={"ja": Edition((language,), NO_READINGS, "")})
    made.asked.clear()
    rendered = renderer.render_files(
        both, [*furigana.files(HOME, language), *furigana.files(ONE, language)], 1
    )
    assert made.asked == ["index", "one"]
    assert [*rendered] == [
        *("index.html", "furigana/index.html"),
        *("news/one/index.html", "furigana/news/one/index.html"),
    ]
    assert {tuple(found.queries) for found in rendered.values() if found} == {(("home", "ja"),)}


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((HOME, replace(ONE, title="another"), TWO), ["one"]),
        ((replace(HOME, title="another"), ONE, TWO), ["index", "one", "two"]),
        ((HOME, replace(ONE, source=replace(source("文", "ja/news/one.md"), digest="x")), TWO), ["one"]),
        ((HOME, TWO), []),
        ((HOME, ONE, TWO, page("ja", "news", "three", "news/three/")), ["three"]),
    ],
)
def test_what_a_page_shows_or_asks_is_a_reason(
    tmp_path: Path, pages: tuple[Page, ...], expected: list[str]
) -> None:
    made = again(tmp_path, Made(tmp_path, HOME, ONE, TWO, template=NOTED), *pages)
    assert made.asked == expected
    assert made.files() == Made(tmp_path / "fresh", *pages, template=NOTED).files()


def test_what_all_pages_share_is_a_reason(tmp_path: Path) -> None:
    other = NOTED + "!"
    made = again(tmp_path, Made(tmp_path, HOME, ONE, template=NOTED), HOME, ONE, template=other)
    assert made.asked == ["index", "one"]


@pytest.mark.parametrize("content", ["changed", None])
def test_a_file_that_is_not_as_it_was_made_is_a_reason(tmp_path: Path, content: str | None) -> None:
    first = Made(tmp_path, HOME, ONE, template=NOTED)
    file = first.folder / "news" / "one" / "index.html"
    file.unlink()
    if content:
        file.write_text(content, encoding="utf-8")
    made = again(tmp_path, first, HOME, ONE)
    assert made.asked == ["one"]
    assert made.files()["news/one/index.html"] == "one index one"


def test_a_file_that_is_there_already_need_not_be_copied(tmp_path: Path) -> None:
    first = Made(tmp_path, HOME, ONE, template=NOTED)
    staging = tmp_path / "staging"
    first.folder.rename(tmp_path / "kept")
    (tmp_path / "output").mkdir()
    (tmp_path / "kept").rename(staging)
    before = (staging / "index.html").stat().st_mtime_ns
    made = Made(tmp_path, HOME, template=NOTED, after=first)
    assert (made.asked, (staging / "index.html").stat().st_mtime_ns) == ([], before)
    assert made.files()["index.html"] == "index index index"


def test_a_file_that_is_no_page_is_written_as_it_is_and_recorded(tmp_path: Path) -> None:
    made = Made(tmp_path, HOME)
    card = OutputFile("a/contact.vcf", content=b"a\r\n")
    ((path, rendered),) = made.renderer.render([card])
    assert (path, (made.folder / path).read_bytes()) == ("a/contact.vcf", b"a\r\n")
    assert rendered == (digest(b"a\r\n"), digest(b"a\r\n"), {}, ())


def test_a_mistake_in_a_template_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CrashError) as raised:
        Made(tmp_path, HOME, template="{{ 1 // 0 }}")
    assert raised.value.problem.code == "unexpected"
    assert raised.value.problem.details == {"what": "ZeroDivisionError: integer division or modulo by zero"}


def test_links_of_a_text_become_addresses() -> None:
    text = source("[一](two.md#a) ![二](../../images/b.png)", "ja/news/one.md")
    html = (
        '<a href="{filename}/ja/news/two.md#a">一</a> <img src="{static}/images/b.png"> '
        '<a title="a" href="{static}/en/files/c.pdf#page=2" id="b"><em>三</em></a>'
    )
    shown = replace(ONE, source=replace(text, converted=replace(text.converted, sections=(html,))))

    class Answering:
        def address(self, path: str) -> str:
            return {"ja/news/two.md": "news/two/"}[path]

        def download(self, path: str) -> Download:
            return {"en/files/c.pdf": Download("en/files/c.pdf", 1_200_000, "en")}[path]

    assets = {"images/b.png": Asset("static/images/b.1.png", 2, 3)}
    (found,) = renderer.sections(Answering(), shown, "/base", assets, "50vw", link)  # type: ignore[arg-type]
    assert found == (
        '<a href="/base/news/two/#a">一</a> <img src="/base/static/images/b.1.png" width="2" height="3"> '
        '[one 1200000 en /base/en/files/c.pdf#page=2 title="a" id="b" <em>三</em>]'
    )


def link(*, page: Page, file: Download, address: str, attributes: str, words: str) -> str:
    return f"[{page.slug} {file.size} {file.language} {address}{attributes} {words}]"


def test_a_link_to_a_picture_leads_to_the_whole_of_it() -> None:
    text = source("", "ja/news/one.md")
    html = '<a href="{static}/images/b.jpg">一</a>'
    shown = replace(ONE, source=replace(text, converted=replace(text.converted, sections=(html,))))
    assets = {"images/b.jpg": Asset("static/b.jpg", 1200, 900, (("static/s.webp", 480),))}
    found = renderer.sections(object(), shown, "/base", assets, "50vw", link)  # type: ignore[arg-type]
    assert found == ['<a href="/base/static/b.jpg">一</a>']


def test_a_picture_can_be_a_link_to_a_pdf() -> None:
    class Answering:
        def download(self, path: str) -> Download:
            return {"ja/files/c.pdf": Download("files/c.pdf", 1_000, "ja")}[path]

    text = source("", "ja/news/one.md")
    html = '<a href="{static}/ja/files/c.pdf"><img alt="表紙" src="{static}/images/b.jpg"></a>'
    shown = replace(ONE, source=replace(text, converted=replace(text.converted, sections=(html,))))
    assets = {"images/b.jpg": Asset("static/b.jpg", 2, 3, (("static/s.webp", 2),))}
    (found,) = renderer.sections(Answering(), shown, "/base", assets, "50vw", link)  # type: ignore[arg-type]
    image = '<img alt="表紙" src="/base/static/b.jpg" width="2" height="3">'
    picture = f'<picture><source type="image/webp" srcset="/base/static/s.webp">{image}</picture>'
    assert found == f"[one 1000 ja /base/files/c.pdf {picture}]"


def test_a_file_that_is_a_link_is_never_taken_over(tmp_path: Path) -> None:
    first = Made(tmp_path, HOME, ONE, template=NOTED)
    file = first.folder / "index.html"
    file.rename(tmp_path / "elsewhere.html")
    file.symlink_to(tmp_path / "elsewhere.html")
    made = again(tmp_path, first, HOME, ONE)
    assert (made.asked, (made.folder / "index.html").is_symlink()) == (["index"], False)


def test_a_file_that_changes_while_it_is_taken_over_is_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(old: str, new: str, **_: object) -> None:
        Path(new).write_text(f"another build's {old}", encoding="utf-8")

    first = Made(tmp_path, HOME, ONE, template=NOTED)
    monkeypatch.setattr(os, "link", link)
    made = again(tmp_path, first, HOME, ONE)
    assert made.asked == ["index", "one"]
    assert made.files()["index.html"] == "index index index"


@pytest.mark.parametrize("is_release", [False, True])
def test_a_release_shares_no_file_with_the_site_before(tmp_path: Path, *, is_release: bool) -> None:
    first = Made(tmp_path, HOME, template=NOTED)
    first.folder.rename(tmp_path / "output")
    made = Made(tmp_path, HOME, template=NOTED, after=first, is_release=is_release)
    assert made.asked == []
    assert (made.folder / "index.html").samefile(tmp_path / "output" / "index.html") != is_release
