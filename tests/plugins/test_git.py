"""What git knows of earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins import git
from plugins.report.problems import BadValueError
from tests.plugins import repositories

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "content/ja/guide/日本.md"


@pytest.fixture
def revisions(tmp_path: Path) -> list[str]:
    return [
        repositories.commit(tmp_path, {TEXT: "一\n二\n", "settings.py": "A = 1\n", "other.txt": "x"}),
        repositories.commit(tmp_path, {TEXT: "一\n三\n四\n"}),
        repositories.commit(tmp_path, {"other.txt": "y"}),
    ]


def test_the_files_of_a_revision_are_read_without_touching_the_present_ones(
    tmp_path: Path, revisions: list[str]
) -> None:
    (tmp_path / TEXT).write_text("now", encoding="utf-8")
    expected = {TEXT: "一\n二\n".encode(), "settings.py": b"A = 1\n"}
    assert git.files_at(tmp_path, revisions[0], "content/", "settings.py") == expected
    assert git.files_at(tmp_path, "main~2", "content/", "settings.py") == expected
    assert (tmp_path / TEXT).read_text(encoding="utf-8") == "now"


def test_the_project_may_be_a_folder_of_the_repository(tmp_path: Path) -> None:
    revision = repositories.commit(tmp_path, {"site/content/a.md": "一", "content/b.md": "二"})
    assert git.files_at(tmp_path / "site", revision, "content/") == {"content/a.md": "一".encode()}
    assert git.last_with(tmp_path / "site", "content/a.md", lambda _: True) == revision


@pytest.mark.parametrize("revision", ["nowhere", "", "--output=x", "-h", "main:other.txt", "a b", "main\nx"])
@pytest.mark.usefixtures("revisions")
def test_what_is_no_revision_is_told(tmp_path: Path, revision: str) -> None:
    with pytest.raises(BadValueError) as told:
        git.files_at(tmp_path, revision, "content/")
    assert (told.value.code, told.value.details["value"]) == ("bad-revision", revision)
    assert "\n" not in told.value.details["what"]
    assert told.value.details["what"].startswith("fatal: ")


def test_without_a_repository_or_the_files_it_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(BadValueError, match="bad-revision"):
        git.files_at(tmp_path, "HEAD", "content/")
    repositories.commit(tmp_path, {"other.txt": "x"})
    with pytest.raises(BadValueError, match="bad-revision"):
        git.files_at(tmp_path, "HEAD", "content/")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BadValueError, match="bad-revision"):
        git.files_at(tmp_path, "HEAD", "content/")


@pytest.mark.parametrize(("word", "number"), [("一", 1), ("二", 0), ("三", 1)])
def test_the_latest_revision_with_a_content_is_found(
    tmp_path: Path, revisions: list[str], word: str, number: int
) -> None:
    assert git.last_with(tmp_path, TEXT, lambda content: word.encode() in content) == revisions[number]


@pytest.mark.usefixtures("revisions")
def test_without_such_a_revision_nothing_is_found(tmp_path: Path) -> None:
    assert git.last_with(tmp_path, TEXT, lambda _: False) == ""
    assert git.last_with(tmp_path, "gone.md", lambda _: True) == ""
    assert git.last_with(tmp_path / "nowhere", TEXT, lambda _: True) == ""


def test_changed_lines_are_counted_against_the_present_file(tmp_path: Path, revisions: list[str]) -> None:
    assert git.changed_lines(tmp_path, revisions[0], TEXT) == (2, 1)
    assert git.changed_lines(tmp_path, revisions[1], TEXT) == (0, 0)
    (tmp_path / TEXT).write_text("五\n", encoding="utf-8")
    assert git.changed_lines(tmp_path, revisions[1], TEXT) == (1, 3)


def test_a_file_that_was_renamed_is_found_committed_staged_or_not(tmp_path: Path) -> None:
    texts = {f"content/{name}.md": f"{name}\n" * 20 for name in ("a", "b", "c", "日")}
    first = repositories.commit(tmp_path, texts)
    repositories.git(tmp_path, "mv", "content/a.md", "content/a2.md")
    repositories.commit(tmp_path, {"content/a2.md": f"new\n{texts['content/a.md']}"})
    repositories.git(tmp_path, "mv", "content/b.md", "content/b2.md")
    (tmp_path / "content" / "日.md").rename(tmp_path / "content" / "日2.md")
    (tmp_path / "content" / "c.md").unlink()
    before = repositories.git(tmp_path, "status", "--porcelain")
    assert git.renamed(tmp_path, first, "content/") == {
        "content/a.md": "content/a2.md",
        "content/b.md": "content/b2.md",
        "content/日.md": "content/日2.md",
    }
    assert git.renamed(tmp_path / "content", "HEAD", "./") == {"b.md": "b2.md", "日.md": "日2.md"}
    assert repositories.git(tmp_path, "status", "--porcelain") == before


def test_where_git_cannot_tell_nothing_was_renamed(tmp_path: Path) -> None:
    assert git.renamed(tmp_path, "HEAD", "content/") == {}
    repositories.commit(tmp_path, {"content/a.md": "a"})
    assert git.renamed(tmp_path, "nowhere", "content/") == {}
    assert git.renamed(tmp_path, "HEAD", "content/") == {}
