"""Hugo is installed beside the environment, from what is pinned, and builds the same pages as the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit.tools import MissingToolError
from bench import hugo, ours
from bench.measure import FailedError
from bench.ours import Ours
from tests.needed import needed

if TYPE_CHECKING:
    from pathlib import Path


def test_without_hugo_it_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hugo, "FOLDER", tmp_path)
    with pytest.raises(MissingToolError, match=r"^Hugoがありません / no Hugo: make bench$"):
        hugo.program()


@pytest.fixture(scope="module")
def program() -> str:
    return needed(hugo.program, "tests/bench/test_hugo.py")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Ours:
    return Ours(tmp_path_factory.mktemp("bench") / "ours", 25)


def test_hugo_is_the_one_that_is_pinned(program: str) -> None:
    number = hugo.version(program).partition("-")[0].removeprefix("v")
    assert f"hugo=={number} " in hugo.PINNED.read_text(encoding="utf-8")


def test_hugo_writes_each_page_of_each_language_a_feed_lists_and_a_sitemap(
    program: str, project: Ours, tmp_path: Path
) -> None:
    other = hugo.Hugo(tmp_path / "hugo", project.content, program)
    usage = other.build(120)
    assert usage.cpu > 0.01
    public = tmp_path / "hugo" / "public"
    for prefix in ("", "en/"):
        for name in project.names:
            text = (public / prefix / "news" / name / "index.html").read_text(encoding="utf-8")
            assert text.count("<h2 id=") == 6
            assert text.count("<table>") == text.count("<img ") == 1
        own = [f"guide/{path.stem}/" for path in project.content.glob("ja/guide/*.md")]
        own += [f"topics/{name}/" for name in ours.topics(project.content)]
        pages = ("", "news/", "news/page/2/", "contact/", *own)
        assert [page for page in pages if not (public / prefix / page / "index.html").is_file()] == []
        assert (public / prefix / "index.xml").read_text(encoding="utf-8").count("<item>") == 20
    assert (public / "sitemap.xml").is_file()
    assert (public / "images" / "room-tea.svg").is_file()


def test_hugo_begins_anew_each_time(program: str, project: Ours, tmp_path: Path) -> None:
    other = hugo.Hugo(tmp_path / "hugo", project.content, program)
    for name in ("public", "cache", "resources"):
        (other.folder / name).mkdir()
        (other.folder / name / "left").touch()
    other.build(120)
    assert list(other.folder.rglob("left")) == []


def test_a_hugo_that_fails_is_told(program: str, project: Ours, tmp_path: Path) -> None:
    other = hugo.Hugo(tmp_path / "hugo", project.content, program)
    (other.folder / "layouts" / "single.html").write_text("{{ .NoSuchThing", encoding="utf-8")
    with pytest.raises(FailedError, match=r"(?s)exit status 1.*single\.html"):
        other.build(120)
