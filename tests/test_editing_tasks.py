"""The tasks of editors, run as programs in a copy of the project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import warm
from tests.plugins import caches, repositories
from tests.site import built

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**repositories.ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
# What `python -m invoke` does.
INVOKE = """
import os, sys
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
sys.argv = {arguments}
from invoke.main import program
program.run()
"""
NEWS = ("--kind", "news", "--slug", "summer")


def copy(folder: Path) -> Path:
    """Copy all that tasks need to a site that has been read before."""
    names = ("content", "theme", *built.CODE, "pelicanconf.py", "tasks.py")
    return caches.give(built.copy(folder, names), built.copy)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one copy for all tests that change nothing."""
    return copy(tmp_path_factory.mktemp("untouched"))


def invoke(project: Path, *arguments: str) -> tuple[int, str, list[str]]:
    """Run a task there, without a terminal; return its status, what it prints, and the lines of errors."""
    done = warm.run(INVOKE.format(arguments=["invoke", *arguments]), project, ENVIRONMENT)
    assert "Traceback" not in done.stderr + done.stdout
    return done.returncode, done.stdout, done.stderr.splitlines()


def test_a_task_can_be_run_as_a_program_of_its_own(untouched: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "check"],
        cwd=untouched,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=warm.PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("==> 直すところはありません")


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("nonsense",), "No idea what 'nonsense' is!"),
        (("check", "--agianst", "main"), "No idea what '--agianst' is!"),
        (("check", "--against"), "Flag <Argument: against (a)> needed value and was not given one!"),
        (("translated",), "'translated' did not receive required positional arguments: 'path'"),
        (("new",), "invoke new: [option-missing] --kind "),
        (("new", "--kind", "news"), "invoke new: [option-missing] --slug "),
        (("new", *NEWS), "invoke new: [option-missing] --title "),
        (("new", *NEWS, "--title", "x"), "invoke new: [bad-title] "),
        (("new", "--kind", "blog", "--slug", "a", "--title", "ja=一"), "invoke new: [unknown-kind] "),
        (("new", "--kind", "news", "--slug", "market", "--title", "ja=一"), "invoke new: [file-exists] "),
        (("translated", "nowhere.md"), "nowhere.md: [not-a-page] "),
        (("translated", "content/ja/guide/sowing.md"), "content/ja/guide/sowing.md: [not-a-translation] "),
    ],
)
def test_what_is_mistyped_is_one_clear_line_in_each_language(
    untouched: Path, arguments: tuple[str, ...], begins: str
) -> None:
    before = {path: path.read_bytes() for path in (untouched / "content").rglob("*.md")}
    status, _, told = invoke(untouched, *arguments)
    assert status == 1
    assert 1 <= len(told) <= 2
    assert all(line.startswith(begins) for line in told)
    assert {path: path.read_bytes() for path in (untouched / "content").rglob("*.md")} == before


@pytest.mark.parametrize("kind", ["guide", "news", "pages"])
def test_a_new_page_of_every_kind_is_a_draft_that_can_be_built(project: Path, kind: str) -> None:
    titles = ("--title", "ja=夏の{休業|きゅうぎょう}: 「お知らせ」", "--title", 'en=Summer: "closed" {a}')
    topics = ("--topics", "vegetables, balcony") if kind != "pages" else ()
    status, said, told = invoke(project, "new", "--kind", kind, "--slug", "deep/summer", *titles, *topics)
    assert (status, told) == (0, [])
    names = [f"content/{language}/{kind}/deep/summer.md" for language in ("ja", "en")]
    assert said.splitlines()[:2] == [f"==> {name}" for name in names]
    assert all((project / name).is_file() for name in names)
    status, said, told = invoke(project, "check")
    assert (status, told) == (0, [])
    assert said.startswith("==> 直すところはありません")


def test_a_title_that_must_be_mended_is_told_at_once(project: Path) -> None:
    status, said, told = invoke(project, "new", *NEWS, "--title", f"ja={'な' * 40}")
    assert status == 1
    assert "==> content/ja/news/summer.md" in said
    assert told[0].startswith("content/ja/news/summer.md:2: [too-long] ")


def test_a_translation_that_is_recorded_shows_as_current(project: Path) -> None:
    original = project / "content" / "ja" / "guide" / "sowing.md"
    original.write_text(original.read_text(encoding="utf-8").replace("図", "絵"), encoding="utf-8")
    assert "guide/sowing" in _behind(invoke(project, "status")[1])
    for _ in range(2):
        status, said, told = invoke(project, "translated", "content/en/guide/sowing.md")
        assert (status, told) == (0, [])
        assert "content/ja/guide/sowing.md" in said
    assert "guide/sowing" not in _behind(invoke(project, "status")[1])


def _behind(table: str) -> list[str]:
    return [line.split()[0] for line in table.splitlines() if "古い behind" in line]


def test_addresses_that_a_revision_had_must_not_be_lost(project: Path) -> None:
    repositories.commit(project)
    assert invoke(project, "check", "--against", "HEAD")[0] == 0
    moved = [project / "content" / language / "news" / "start.md" for language in ("ja", "en")]
    for path in moved:
        path.with_name("market.md").rename(path)
    status, _, told = invoke(project, "check", "--against", "HEAD")
    told, last = told[:-4], told[-4:]
    assert (status, [line[:4] for line in last]) == (1, ["==> "] * 4)
    assert [line.partition(" ")[0] for line in told] == [
        "content/en/news/market.md:1:",
        "content/en/news/market.md:1:",
        "content/ja/news/market.md:1:",
        "content/ja/news/market.md:1:",
    ]
    assert all("[address-gone]" in line and "“Aliases: news/market/”" in line for line in told[1::2])
    for path in moved:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("---\n", "---\nAliases: news/market/\n", 1), encoding="utf-8")
    assert invoke(project, "check", "--against", "HEAD")[::2] == (0, [])


def test_a_revision_that_there_is_not_is_told(project: Path) -> None:
    repositories.commit(project)
    status, _, told = invoke(project, "check", "--against", "nowhere")
    told, last = told[:-4], told[-4:]
    assert (status, [line[:4] for line in last]) == (1, ["==> "] * 4)
    assert [line.partition(" ")[0] for line in told] == ["--against:", "--against:"]
    assert all("[bad-revision]" in line and "nowhere" in line for line in told)


def test_data_that_cannot_be_read_are_told_before_a_page_is_begun(project: Path) -> None:
    (project / "content" / "data" / "topics.toml").write_text("[[topics", encoding="utf-8")
    status, _, told = invoke(project, "new", *NEWS, "--title", "ja=夏")
    assert status == 1
    assert any(line.startswith("content/data/topics.toml:1: [missing-bracket]") for line in told)
    assert not (project / "content" / "ja" / "news" / "summer.md").exists()
