"""Bad input: every mistake is told with its place and its mending, and the public site stays as it was."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins import build
from plugins.problems import Problem
from tests.plugins import faults, programs
from tests.plugins.samples import LANGUAGES

if TYPE_CHECKING:
    import subprocess

FAULTS = faults.load()
# What shows at once: a template that cannot be read hides its strings, broken data all names that it defines.
TOGETHER = (("text", "name", "theme", "string"), ("text", "name", "theme", "template", "data"))
OLD = {"index.html": b"<p>old</p>", "en/old.html": b"\xffold"}


@pytest.fixture
def published(project: Path) -> Path:
    """Return a copy of the project with an old site in its output folder."""
    for name, content in OLD.items():
        path = project / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return project


def assert_told(done: subprocess.CompletedProcess[str], told: list[str]) -> None:
    """Check that each line is told once, and no other problem."""
    assert done.returncode == 1, done.stderr
    lines = [line for line in done.stderr.splitlines() if re.match(r"\S+: \[[a-z0-9-]+\] ", line)]
    assert len(lines) == len(told), done.stderr
    for begin in told:
        assert any(line.startswith(begin) for line in lines), f"{begin}\n{done.stderr}"


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_mistake_is_told_in_both_languages_and_changes_nothing(
    published: Path, fault: faults.Fault
) -> None:
    before = programs.snapshot(published)
    told = fault.seed(published)
    done = programs.run(published, *programs.OURS)
    assert_told(done, [*told])
    assert len(done.stderr.splitlines()) == 2
    assert "Traceback" not in done.stderr + done.stdout
    assert programs.snapshot(published) == before


@pytest.mark.parametrize("program", [programs.OURS, programs.PLAIN], ids=["plugins.run", "pelican"])
@pytest.mark.parametrize("groups", TOGETHER, ids=" ".join)
def test_all_mistakes_are_told_at_once(
    published: Path, program: tuple[str, ...], groups: tuple[str, ...]
) -> None:
    before = programs.snapshot(published)
    told = [line for fault in FAULTS if fault.group in groups for line in fault.seed(published)]
    assert len(told) >= 20
    done = programs.run(published, *program)
    assert_told(done, told)
    assert "Traceback" not in done.stderr + done.stdout
    assert programs.snapshot(published) == before


def test_a_warning_of_pelican_stops_the_build_even_while_pages_are_written(published: Path) -> None:
    before = programs.snapshot(published)
    head = "---\nTitle: T\nDescription: d\nModified: 2026-01-02\n---\n"
    seeded = published / "content" / "ja" / "pages" / "seeded.md"
    seeded.write_text(f'{head}<q cite="{{filename}}gone.md">raw HTML</q>\n', encoding="utf-8")
    what = "Unable to find 'gone.md', skipping url replacement."
    told = [f"pelican: [pelican-warning] {says} {what}" for says in ("Pelicanからの注意:", "Pelican warns:")]
    assert_told(programs.run(published, *programs.OURS), told)
    assert programs.snapshot(published) == before


@pytest.mark.parametrize("program", [programs.OURS, programs.PLAIN], ids=["plugins.run", "pelican"])
def test_a_good_site_takes_the_old_one_s_place(published: Path, program: tuple[str, ...]) -> None:
    before = programs.snapshot(published)
    done = programs.run(published, *program)
    assert (done.returncode, done.stderr) == (0, "")
    after = programs.snapshot(published)
    assert after["output"] != before["output"]
    assert {name for name in after if "/" not in name} == {"output"}
    assert "output/en/old.html" not in after
    assert b"<html" in (published / "output" / "index.html").read_bytes()


def test_an_output_folder_that_is_a_link_stays_one(project: Path) -> None:
    (project / "www").mkdir()
    (project / "output").symlink_to("www")
    assert programs.run(project, *programs.OURS).returncode == 0
    assert (project / "output").is_symlink()
    assert (project / "www" / "index.html").is_file()
    assert list(project.glob(".*")) == []


def test_an_image_that_only_decorates_needs_no_words(project: Path) -> None:
    (project / "content" / "images" / "dot.png").write_bytes(b"\x89PNG")
    text = "---\nTitle: T\nDescription: d\nModified: 2026-01-02\n---\n![](../../images/dot.png)\n"
    (project / "content" / "ja" / "pages" / "dot.md").write_text(text, encoding="utf-8")
    done = programs.run(project, *programs.OURS)
    assert (done.returncode, done.stderr) == (0, "")
    assert 'src="/images/dot.png"' in (project / "output" / "dot" / "index.html").read_text(encoding="utf-8")


def test_problems_name_files_as_seen_from_the_project(tmp_path: Path) -> None:
    now = build.Build(tmp_path / "content", tmp_path, tmp_path, LANGUAGES)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").touch()
    assert now.shown("ja/guide/steps.md") == "content/ja/guide/steps.md"
    assert (now.is_file("a.md"), now.is_file("b.md"), now.is_file("")) == (True, False, False)


def test_a_run_knows_nothing_of_the_one_before() -> None:
    first, second = (build.Build(Path(), Path(), Path(), LANGUAGES) for _ in range(2))
    first.problems.append(Problem("a.md", 0, "not-utf-8"))
    assert second.problems == []


def test_warnings_of_pelican_become_problems_of_the_latest_run_only() -> None:
    pelican_log = logging.getLogger("pelican")
    before = list(pelican_log.handlers)
    first: list[Problem] = []
    second: list[Problem] = []
    try:
        build._collect_warnings(first)  # noqa: SLF001 - what every run begins with
        build._collect_warnings(second)  # noqa: SLF001
        logging.getLogger("pelican.contents").warning("Unable to find %r", "gone.md")
        logging.getLogger("pelican.contents").warning("Empty alt attribute for image %s in %s", "a", "b")
        logging.getLogger("pelican.utils").warning("There are %s original (not translated) items", 2)
        logging.getLogger("pelican.contents").info("All is well")
    finally:
        pelican_log.handlers[:] = before
    assert first == []
    assert [problem.details for problem in second] == [{"what": "Unable to find 'gone.md'"}]
