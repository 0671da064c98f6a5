"""Many processes, one, or several builds at once: the site is the same, and so is what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.articles import write
from tests.incremental import earlier
from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
# Work is shared in such small batches that a small site has enough for several processes.
BATCH, ARTICLES = 12, 15
SHARES = f"from plugins import workers; workers.shared.__defaults__ = ({BATCH},); "
BUILD = SHARES + earlier.BUILD
NOTED = (
    "from concurrent import futures; pool = futures.ProcessPoolExecutor; "
    "futures.ProcessPoolExecutor = lambda *given: print('shared') or pool(*given); "
)
OURS = ("-c", SHARES + programs.OURS[1])
PAGE = "content/ja/pages/about.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with so many pages that several processes work on it."""
    project = small_site.write(tmp_path_factory.mktemp("many"))
    # What its articles name, the small site does not have.
    content = project / "content"
    write(content, ARTICLES)
    for file in content.glob("*/news/*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text[: text.rindex("\n## ")] + "\n", encoding="utf-8"
        )  # the links to pages of the guide
    return project


def build(project: Path, jobs: int, **settings: object) -> tuple[int, str, dict[str, bytes]]:
    """Build from nothing with so many processes; return exit status, what is told, and the site."""
    done = programs.run(project, "-c", BUILD.format({"USE_CACHE": False, **settings}), JOBS=str(jobs))
    return done.returncode, done.stderr, programs.site(project)


@pytest.fixture(scope="module")
def expected(project: Path) -> dict[str, bytes]:
    """Return the site as two processes make it from nothing."""
    status, told, site = build(project, 2)
    assert (status, "Traceback" in told) == (0, False), told
    return site


def test_one_process_and_many_make_the_same_site(project: Path) -> None:
    one = build(project, 1)
    done = programs.run(project, "-c", NOTED + BUILD.format({"USE_CACHE": False}), JOBS="4")
    assert one == (done.returncode, done.stderr, programs.site(project))
    assert (one[0], len(one[2]) > 4 * BATCH) == (0, True)
    assert done.stdout.count("shared") == 2  # so few pages are: they are read and rendered


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("theme/templates/news-item.html", "{% block main %}", "{% block main %}\n{{ page.nothing }}"),
        ("theme/templates/news-item.html", "{% block main %}", "{% block main %}\n{{ 1|nosuch }}"),
        (
            "plugins/cache/dependencies.py",
            "        self.recorded: dict[Query, None] = dict.fromkeys(recorded)",
            "        raise RuntimeError('x')",
        ),
    ],
)
def test_a_mistake_in_a_template_or_in_code_is_told_alike(
    project: Path, path: str, old: str, new: str
) -> None:
    file = project / path
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")
    try:
        one, many = build(project, 1), build(project, 4)
    finally:
        file.write_text(before, encoding="utf-8")
    assert one == many
    assert one[0] == 1
    assert "[unexpected]" in one[1]
    assert path in one[1]


def test_mistakes_in_texts_are_told_alike(project: Path) -> None:
    texts = sorted((project / "content" / "ja" / "news").glob("*.md"))[::3]
    before = {file: file.read_text(encoding="utf-8") for file in texts}
    for number, (file, text) in enumerate(before.items()):
        file.write_text(f"{text}\n[x](nowhere-{number}.md)\n", encoding="utf-8")
    try:
        one, many = build(project, 1), build(project, 4)
    finally:
        for file, text in before.items():
            file.write_text(text, encoding="utf-8")
    assert one == many
    assert one[1].count("[broken-link]") == 2 * len(texts)


AT_ONCE = f"""
import os
def begin():
    if process := os.fork():
        return process
    try:
        {OURS[1]}
    except SystemExit as end:
        os._exit(end.code)
    finally:
        os._exit(1)
begun = [begin() for _ in range(4)]
print([os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in begun])
"""


def test_several_builds_at_once_do_each_other_no_harm(project: Path, expected: dict[str, bytes]) -> None:
    text = (project / PAGE).read_text(encoding="utf-8")
    (project / PAGE).write_text(f"{text}\nまだです。\n", encoding="utf-8")
    assert programs.run(project, *OURS).returncode == 0  # something that each can make use of
    (project / PAGE).write_text(text, encoding="utf-8")
    done = programs.run(project, "-c", AT_ONCE)
    assert (done.returncode, done.stdout) == (0, "[0, 0, 0, 0]\n"), done.stderr
    assert "cache-refused" not in done.stderr
    assert programs.site(project) == expected
    assert sorted(path.name for path in project.glob(".output*")) == []


def test_a_cache_that_is_removed_while_processes_use_it_is_done_without(
    project: Path, expected: dict[str, bytes]
) -> None:
    assert programs.run(project, *OURS, JOBS="4").returncode == 0
    base = project / "theme/templates/base.html"
    before = base.read_text(encoding="utf-8")
    remove = (
        "import shutil; from plugins import pipeline; render = pipeline.render\n"
        "def gone(*given):\n    shutil.rmtree('.build_cache', ignore_errors=True)\n"
        "    pipeline.render = render\n    return render(*given)\n"
        "pipeline.render = gone\n"
    )
    base.write_text(f"{{# all pages again #}}{before}", encoding="utf-8")
    try:
        done = programs.run(project, "-c", remove + OURS[1], JOBS="4")
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
        assert programs.site(project).keys() == expected.keys()
    finally:
        base.write_text(before, encoding="utf-8")
