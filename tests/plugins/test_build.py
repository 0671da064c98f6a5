"""Bad input: every mistake is told with its place and its mending, and the public site stays as it was."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from pelican.settings import read_settings

from plugins import build, pipeline
from plugins.report.problems import Problem, messages
from tests.plugins import builds, caches, faults, programs, small_site
from tests.plugins.check.test_readings import CODES

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable
    from pathlib import Path

FAULTS = faults.load()
ALONE, HINTS = FAULTS.pop("alone"), FAULTS["hints"]
SINGLE = [*ALONE, *(mistakes[0] for group, mistakes in FAULTS.items() if group != "hints")]
# What is told also while no mistake keeps a file from being read or the data from being known.
TOGETHER = (
    *("front-matter", "entries", "links", "addresses-elsewhere", "html", "html-structure", "markdown"),
    *("blocks", "lists", "tables", "contacts", "language", "pasted", "words", "translations", "theme"),
)
ELSEWHERE = {
    "address-gone": "needs an earlier version: plugins.check.published",
    "bad-prefix": "needs other settings: tests.plugins.check.test_prefixes",
    "cache-refused": "needs an earlier build whose cache is damaged: tests.incremental.test_damage",
    "empty-topic": "is told beside an earlier version: plugins.check.test_against",
    "former-phone": "needs an earlier version: plugins.check.test_published_contacts",
    "furigana-gone": "needs an earlier version: tests.plugins.check.test_published",
    "interrupted": "needs somebody who does it: tests.plugins.release.test_all_or_nothing",
    "code-host-link": "needs to know the code host: tests.plugins.check.test_links",
    "modified-unchanged": "needs an earlier version: tests.plugins.check.test_published",
    "modified-to-come": "needs a day that it is: tests.plugins.check.test_days",
    "not-a-file": "needs a pipe: below",
    "missing-module": "needs a library that is missing: there, too",
    "prefix-twice": "needs other settings: tests.plugins.check.test_prefixes",
    "published-draft": "needs one, too: plugins.check.test_against",
    "over-before-shown": "needs one, too: plugins.check.test_against",
    "number-changed-alone": "needs an earlier version: plugins.check.test_published_contacts",
    "output-not-writable": "needs an output folder that is none: below",
    "pdf-gone": "needs an earlier version: plugins.check.published",
    "pelican-warning": "needs something that only Pelican finds: plugins.test_run",
    **dict.fromkeys(CODES, "needs a language whose kanji have readings: plugins.check.test_readings"),
    "unreadable": "needs a library that fails: plugins.read.reader",
}
LISTED = re.compile(r'(other_contacts = \[(?:(?:, )?"[^"]*")*\])')  # the contacts of others
MEMORY = 2_000_000_000  # bytes of addresses, most of which no build uses
OLD = {"index.html": b"<p>old</p>", "en/old.html": b"\xffold"}
ADDRESS = "https://guide.example"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Return the small site with an old site in its output folder."""
    project = small_site.write(tmp_path / "project")
    for name, content in OLD.items():
        path = project / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return project


def lines(told: Iterable[str]) -> tuple[list[str], list[set[str]]]:
    """Return lines in order, and the contacts of others that each proposes to list.

    All pages together propose one line for these, which thus has those of other mistakes too.
    """
    parts = [LISTED.split(line) for line in sorted(told)]
    listed = ["".join(each[1::2]) for each in parts]
    return ["".join(each[::2]) for each in parts], [{*re.findall('"[^"]+"', each)} for each in listed]


def assert_told(done: subprocess.CompletedProcess[str], told: list[str], status: int = 1) -> None:
    """Check that these lines are told, and no other."""
    (found, listed), (expected, own) = lines(done.stderr.splitlines()), lines(told)
    assert found == expected
    assert all(more <= of_all for more, of_all in zip(own, listed, strict=True))
    assert (done.returncode, done.stdout) == (status, "")


@pytest.mark.parametrize("fault", SINGLE, ids=str)
def test_a_mistake_is_told_in_both_languages_and_changes_nothing(
    published: Path, fault: faults.Fault
) -> None:
    caches.give(published, small_site.write)
    before = programs.snapshot(published)
    told = fault.seed(published)
    assert_told(programs.build(published, SITEURL=ADDRESS), told)
    assert programs.snapshot(published) == before


@pytest.mark.parametrize("group", sorted(FAULTS.keys() - {"hints"}))
def test_all_mistakes_of_a_group_are_told_at_once(published: Path, group: str) -> None:
    before = programs.snapshot(published)
    told = [line for fault in FAULTS[group] for line in fault.seed(published)]
    assert_told(programs.build(published, SITEURL=ADDRESS), told)
    assert programs.snapshot(published) == before


def test_hints_are_told_and_the_site_is_published(published: Path) -> None:
    told = [line for fault in HINTS for line in fault.seed(published)]
    assert_told(programs.build(published, SITEURL=ADDRESS), told, 0)
    assert (published / "output" / "avoided" / "index.html").is_file()
    assert not (published / "output" / "en" / "old.html").exists()


@pytest.mark.parametrize("program", [programs.OURS, programs.PLAIN], ids=["plugins.run", "pelican"])
def test_all_mistakes_are_told_at_once(published: Path, program: tuple[str, ...]) -> None:
    before = programs.snapshot(published)
    told = [line for group in TOGETHER for fault in FAULTS[group] for line in fault.seed(published)]
    done = programs.run(published, *program, SITEURL=ADDRESS)
    assert lines(done.stderr.splitlines())[0] == lines(told)[0]
    assert (done.returncode, "Traceback" in done.stdout) == (1, False)
    assert programs.snapshot(published) == before


def test_every_mistake_that_a_build_can_tell_is_made() -> None:
    made = {told.code for group in (ALONE, *FAULTS.values()) for fault in group for told in fault.told}
    apart = {"release", "tasks"}  # tests.plugins.release and tests.publishing; tests.editing
    known = {code for code, message in messages().items() if message.group not in apart}
    assert known - made == ELSEWHERE.keys()
    assert made <= known


def test_an_output_folder_that_is_none_is_told(published: Path) -> None:
    shutil.rmtree(published / "output")
    (published / "output").write_text("a file", encoding="utf-8")
    done = programs.build(published)
    path = published / "output"
    problem = Problem("output", 0, "output-not-writable", {"what": str(path)})
    assert_told(done, str(problem).splitlines())
    assert path.read_text(encoding="utf-8") == "a file"


def test_an_output_folder_that_cannot_be_exchanged_is_told_and_stays(published: Path) -> None:
    before = programs.snapshot(published)
    busy = "def busy(*_): raise OSError(16, 'Device or resource busy')\noutput._swap = busy\n"
    done = programs.run(
        published, "-c", f"from plugins.write import atomic_swap as output\n{busy}{programs.OURS[1]}"
    )
    what = "[Errno 16] Device or resource busy"
    assert_told(done, str(Problem("output", 0, "output-not-writable", {"what": what})).splitlines())
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


def test_an_output_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    project = small_site.write(tmp_path)
    (project / "www").mkdir()
    (project / "output").symlink_to("www")
    assert programs.build(project).returncode == 0
    assert (project / "output").is_symlink()
    assert (project / "www" / "index.html").is_file()
    assert list(project.glob(".output*")) == []


def test_an_image_that_only_decorates_needs_no_words(published: Path) -> None:
    text = small_site.head("dot") + "![](../../images/share.png){role=presentation}\n"
    (published / "content" / "ja" / "pages" / "dot.md").write_text(text, encoding="utf-8")
    done = programs.build(published)
    assert (done.returncode, done.stderr) == (0, "")
    page = (published / "output" / "dot" / "index.html").read_text(encoding="utf-8")
    [picture] = (published / "output" / "static" / "images").iterdir()
    image = f'role="presentation" src="/static/images/{picture.name}" width="1200" height="630">'
    assert image in page


def test_problems_name_files_as_seen_from_the_project(tmp_path: Path) -> None:
    assert builds.project(tmp_path).shown("ja/guide/steps.md") == "content/ja/guide/steps.md"


def test_files_that_cannot_be_published_are_found_before_any_is_read(published: Path) -> None:
    content = published / "content"
    for name in ("ja/guide/Bad.md", "images/a.txt", "ja/guide/.hidden.md"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("x", encoding="utf-8")
    settings = read_settings(str(published / "pelicanconf.py"), override={"USE_CACHE": False})
    begun = build.begin(settings)
    assert begun.unusable == {"ja/guide/Bad.md", "images/a.txt"}
    assert sorted((problem.path, problem.code) for problem in begun.problems) == [
        ("content/images/a.txt", "not-markdown"),
        ("content/ja/guide/Bad.md", "bad-source-name"),
    ]
    assert pipeline.read(begun).unread == {"ja/guide/Bad.md"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("content/ja/pages/pipe.md", "not-a-file"),
        ("content/images/pipe.png", "not-a-file"),
        ("content/images/pipe.svg", "not-a-file"),
        ("content/data/pipe.toml", "not-a-file"),
        ("output/pipe", ""),
        ("theme/static/pipe", ""),
    ],
)
def test_a_pipe_holds_nothing_up(published: Path, name: str, code: str) -> None:
    os.mkfifo(published / name)
    done = programs.build(published)
    assert (done.returncode, "Traceback" in done.stderr) == (int(bool(code)), False)
    assert (f"{name}:1: [{code}]" in done.stderr) == bool(code)


def test_a_huge_file_is_not_read(published: Path) -> None:
    names = ("content/ja/pages/huge.md", "content/images/huge.png", "content/images/huge.svg")
    for name in (*names, "content/ja/files/huge.pdf", "content/data/huge.toml", "output/huge"):
        (published / name).parent.mkdir(exist_ok=True)
        with (published / name).open("wb") as file:
            file.truncate(3_000_000_000)
    program = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); "
    done = programs.run(published, "-c", program + programs.OURS[1])
    codes = {line.partition("[")[2].partition("]")[0] for line in done.stderr.splitlines()}
    expected = {"large-drawing", "large-image", "large-pdf", "too-much-text", "unreadable"}
    assert (done.returncode, codes) == (1, expected), done.stderr


def test_a_link_in_the_theme_does_not_publish_what_it_leads_to(published: Path) -> None:
    (published / "theme" / "static" / "x").symlink_to("/etc/passwd")
    told = str(Problem("theme/static/x", 1, "symbolic-link")).splitlines()
    assert_told(programs.build(published), told)


def test_a_run_knows_nothing_of_the_one_before(tmp_path: Path) -> None:
    first, second = (builds.run(tmp_path) for _ in range(2))
    first.problems.append(Problem("a.md", 0, "not-utf-8"))
    assert second.problems == []
