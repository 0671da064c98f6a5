"""A build from a program: an exit status, both languages on standard error, never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugins import programs, small_site
from tests.site import built

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

TWICE = programs.BUILD.format("[build(Path('pelicanconf.py').resolve()) for _ in range(2)] != [0, 0]")
CHECK = programs.BUILD.format("build(Path('pelicanconf.py').resolve(), CHECK_ONLY=True)")
PUBLISH = programs.QUICKLY + programs.BUILD.format("build(Path('publishconf.py').resolve())")


OUTCOME = """
import pickle
from pathlib import Path
from plugins.run import run
outcome = pickle.loads(pickle.dumps(run(Path('pelicanconf.py').resolve())))
print(outcome.status, *(f"{problem.path}:{problem.line}:{problem.code}" for problem in outcome.problems))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small site, with what a release tells of."""
    return built.copy(small_site.write(tmp_path / "project"), built.PACKAGES)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one such site for tests that change nothing."""
    return small_site.write(tmp_path_factory.mktemp("untouched") / "project")


def told(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what is told in English, after checking what every failure has in common."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) % 2 == 0
    return lines[1::2]


def seed(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(project: Path, name: str, text: str) -> int:
    return (project / name).read_text(encoding="utf-8").split(text)[0].count("\n") + 1


def test_a_good_build_says_nothing(project: Path) -> None:
    done = programs.run(project, *programs.OURS)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def outcome(project: Path) -> str:
    return programs.run(project, "-c", OUTCOME).stdout


def test_an_outcome_has_the_status_and_no_problem_after_a_good_build(project: Path) -> None:
    assert outcome(project) == "0\n"


def test_an_outcome_has_every_problem_once_in_the_order_of_the_list_even_for_another_process(
    project: Path,
) -> None:
    pages = project / "content" / "ja" / "pages"
    (pages / "bad.md").write_text("no head\n", encoding="utf-8")
    head = "---\nTitle: T\nDescription: described.\nModified: 2026-01-02\nColour: red\n---\n"
    (pages / "also.md").write_text(f"{head}[a](gone.md) [b](gone.md) [c](lost.md)\n", encoding="utf-8")
    assert outcome(project) == (
        "1 content/ja/pages/also.md:5:unknown-key content/ja/pages/also.md:7:broken-link"
        " content/ja/pages/also.md:7:broken-link content/ja/pages/bad.md:1:no-front-matter\n"
    )


def test_an_outcome_has_what_was_not_expected(project: Path) -> None:
    (project / "pelicanconf.py").write_text("A = 1\nB = nothing\n", encoding="utf-8")
    assert outcome(project) == "1 pelicanconf.py:2:unexpected\n"


def test_two_builds_in_one_process_do_not_disturb_each_other(project: Path) -> None:
    done = programs.run(project, "-c", TWICE)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in project.glob("*output*")] == ["output"]


def test_a_mended_mistake_is_not_told_again_in_the_same_process(project: Path) -> None:
    bad = project / "content" / "ja" / "pages" / "bad.md"
    bad.write_text("no head\n", encoding="utf-8")
    first = "build(Path('pelicanconf.py').resolve())"
    mend = "Path('content/ja/pages/bad.md').unlink()"
    done = programs.run(project, "-c", programs.BUILD.format(f"({first}, {mend}, {first}) != (1, None, 0)"))
    assert done.returncode == 0
    assert [line.partition("]")[0] for line in done.stderr.splitlines()] == [
        "content/ja/pages/bad.md:1: [no-front-matter"
    ] * 2


def test_a_warning_is_told_by_every_build_in_a_process(project: Path) -> None:
    begin = '    """Return all of them."""\n'
    warning = "    __import__('logging').getLogger('pelican.contents').warning('odd')\n"
    seed(project, "plugins/render/other_files.py", begin, begin + warning)
    done = programs.run(project, "-c", TWICE.replace("[0, 0]", "[1, 1]"))
    assert done.returncode == 0
    assert done.stderr.count("[pelican-warning] Pelican warns: odd") == 2


@pytest.mark.parametrize("source", ["", "no head\n"])
def test_a_check_writes_nothing(project: Path, source: str) -> None:
    if source:
        (project / "content" / "ja" / "pages" / "bad.md").write_text(source, encoding="utf-8")
    done = programs.run(project, "-c", CHECK)
    assert (done.returncode, len(done.stderr.splitlines())) == ((1, 2) if source else (0, 0))
    assert list(project.glob("*output*")) == []


def test_a_plugin_that_cannot_be_imported_is_told(project: Path) -> None:
    seed(project, "plugins/render/other_files.py", "import uuid\n", "import uuid\nimport nosuchmodule\n")
    done = programs.run(project, *programs.OURS)
    [line] = told(done)
    assert line == (
        "requirements.txt: [missing-module] “nosuchmodule”, which this needs, is not installed — "
        "run it by make, which installs what is missing"
    )
    assert list(project.glob("*output*")) == []


def test_a_mistake_in_our_own_code_is_told_with_its_line(project: Path) -> None:
    seed(
        project,
        "plugins/listing/collections.py",
        "    codes, kinds =",
        "    raise RuntimeError('seeded')\n    codes, kinds =",
    )
    number = line_of(project, "plugins/listing/collections.py", "    raise RuntimeError('seeded')")
    (line,) = told(programs.run(project, *programs.OURS))
    assert line == (
        f"plugins/listing/collections.py:{number}: [unexpected] something unexpected happened"
        " (RuntimeError: seeded)"
        " — tell the site's developer this line"
    )
    assert list(project.glob("*output*")) == []


def test_a_mistake_that_pelican_trips_over_is_told_without_a_place_outside_the_project(project: Path) -> None:
    seed(project, "pelicanconf.py", 'THEME = "theme"', 'THEME = "nowhere"')
    (line,) = told(programs.run(project, *programs.OURS))
    assert line.startswith("plugins/run.py:")
    assert "nowhere" in line


def test_settings_that_cannot_be_read_are_told_with_their_line(project: Path) -> None:
    (project / "pelicanconf.py").write_text("A = 1\nB = nothing\n", encoding="utf-8")
    (line,) = told(programs.run(project, *programs.OURS))
    assert line.startswith("pelicanconf.py:2: [unexpected] something unexpected happened (NameError: ")


def test_a_template_is_named_where_the_project_lies_behind_a_link(project: Path) -> None:
    (project / "theme" / "templates" / "page.html").write_text("<p>\n{{ 1|nosuch }}\n", encoding="utf-8")
    link = project.with_name("link")
    link.symlink_to(project)
    settings = programs.BUILD.format(f"build(Path({str(link / 'pelicanconf.py')!r}))")
    (line,) = told(programs.run(link, "-c", settings))
    assert line.startswith("theme/templates/page.html:2: [unexpected] ")
    assert "No filter named 'nosuch'" in line


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "example.org",
        "ftp://example.org",
        "https://",
        "https://example.org/?a",
        "https://ex ample.org",
        "https://example.org/a b",
        "https://example.org/a//b",
        "https://example.org/`a`",
        "https://例え.example",
        "https://user:secret@example.org",
        "https://example.org\nx",
    ],
)
def test_a_site_cannot_be_published_without_an_address(untouched: Path, url: str | None) -> None:
    done = programs.run(untouched, "-c", PUBLISH, **({} if url is None else {"SITEURL": url}))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "publishconf.py: 環境変数 SITEURL に、公開する場所を https:// から、半角で書いてください。\n"
        "publishconf.py: set the environment variable SITEURL to the public address, "
        "for example SITEURL=https://example.org/guide-site\n"
    )
    assert list(untouched.glob("*output*")) == []


def test_a_site_is_published_at_its_address(project: Path) -> None:
    done = programs.run(project, "-c", PUBLISH, SITEURL="https://guide.example/site/")
    assert (done.returncode, done.stderr) == (0, "")
    assert "https://guide.example/site/sitemap.xml" in (project / "output" / "robots.txt").read_text(
        encoding="utf-8"
    )
