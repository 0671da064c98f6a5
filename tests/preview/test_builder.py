"""Builds in processes of their own, each of which has been waiting with everything imported."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from preview import builder as builders
from preview.builder import Builder, Report
from preview.mistakes import Mistake
from tests.plugins import small_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Stub = Callable[[str], None]

pytestmark = pytest.mark.slow
SECONDS = 120  # more than any build takes, on a busy machine


class Running:
    """A builder whose builds are asked for one by one."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder

    def build(self, *, fresh: bool = False) -> Report:
        """Return what a build reports."""
        return asyncio.run(asyncio.wait_for(self.builder.build(fresh=fresh), SECONDS))

    def said(self, *, fresh: bool = False) -> str:
        """Return what a stub of a build raises."""
        (mistake,) = self.build(fresh=fresh).mistakes
        assert mistake.code == "stopped"
        return mistake.texts["en"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_site.write(tmp_path / "project")


@pytest.fixture
def running(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.syspath_prepend(project)  # new processes find the copy there
    (tmp_path / "preview" / "output").mkdir(parents=True)
    builder = Builder(project, tmp_path / "preview" / "output")
    yield Running(builder)
    builder.close()


@pytest.fixture
def _none_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prepare no process for builds to come, which takes longer than most builds."""
    monkeypatch.setattr(builders, "WAITING", 0)


@pytest.fixture
def stub(project: Path) -> Stub:
    """Return what lets a build do something else."""

    def write(program: str) -> None:
        text = f"import os, signal, sys\ndef run(settings_file, **overrides):\n    {program}\n"
        (project / "plugins" / "run.py").write_text(text, encoding="utf-8")

    return write


@pytest.mark.usefixtures("_none_waits")
def test_a_good_build_writes_the_site_and_reports_nothing(running: Running, tmp_path: Path) -> None:
    assert running.build() == Report(failed=False)
    assert (tmp_path / "preview" / "output" / "en" / "index.html").is_file()


@pytest.mark.usefixtures("_none_waits")
def test_a_mistake_is_reported_as_plain_values_and_is_gone_when_mended(
    running: Running, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = project / "content" / "ja" / "pages" / "bad.md"
    bad.write_text("no head\n", encoding="utf-8")
    report = running.build()
    (mistake,) = report.mistakes
    assert report.failed
    assert (mistake.path, mistake.line, mistake.code, [*mistake.texts], mistake.is_hint) == (
        "content/ja/pages/bad.md",
        1,
        "no-front-matter",
        ["ja", "en"],
        False,
    )
    assert capfd.readouterr().err == f"{mistake}\n"
    bad.unlink()
    assert running.build() == Report(failed=False)


@pytest.mark.usefixtures("_none_waits")
def test_a_hint_fails_no_build(running: Running, stub: Stub) -> None:
    stub(
        "from types import SimpleNamespace as N; "
        "hint = N(path='a.md', line=2, code='long', texts=lambda: {'en': 'long'}, is_hint=True); "
        "return N(status=0, problems=(hint,))"
    )
    hint = Mistake("a.md", 2, "long", {"en": "long"}, is_hint=True)
    assert running.build() == Report(failed=False, mistakes=(hint,))


@pytest.mark.usefixtures("_none_waits")
def test_a_preview_shows_what_is_not_published_yet_and_lets_its_own_script_run(
    running: Running, stub: Stub
) -> None:
    stub("raise ValueError(overrides['SHOW_UNPUBLISHED'], overrides['CONTENT_SECURITY_POLICY'])")
    said = running.said()
    assert "ValueError: (True, {'default-src': \"'none'\"" in said
    assert "'script-src': \"'self'\"" in said


def test_the_process_that_waits_has_imported_what_a_build_needs(running: Running, stub: Stub) -> None:
    needed = [
        "pelican",
        "babel",
        "markdown",
        "plugins.read.reader",
        "plugins.render.jinja",
        "plugins.render.other_files",
    ]
    stub(f"raise ValueError([name for name in {needed} if name not in sys.modules])")
    assert "(ValueError: [])" in running.said()


def test_changed_code_counts_when_it_is_asked_for(running: Running, stub: Stub) -> None:
    stub("raise ValueError('first')")
    assert "first" in running.said()
    waiting = [*running.builder.waiting]
    stub("raise ValueError('the second one')")
    assert "the second one" in running.said(fresh=True)
    assert [process.is_alive() for process, _ in waiting] == [False, False]


@pytest.mark.usefixtures("_none_waits")
def test_templates_are_compiled_once_and_again_after_a_change_of_code(
    running: Running, tmp_path: Path
) -> None:
    templates = tmp_path / "preview" / "templates"
    running.build()
    compiled = {path.name: path.stat().st_mtime_ns for path in templates.iterdir()}
    assert len(compiled) > 10
    running.build()
    assert {path.name: path.stat().st_mtime_ns for path in templates.iterdir()} == compiled
    running.build(fresh=True)
    again = {path.name: path.stat().st_mtime_ns for path in templates.iterdir()}
    assert [name for name in again if again[name] == compiled.get(name)] == []


@pytest.mark.usefixtures("_none_waits")
@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "(exit code -9)"),
        ("os._exit(7)", "(exit code 7)"),
        ("from types import SimpleNamespace as N; return N(status=3, problems=())", "(exit status 3)"),
        ("raise ValueError('seeded')", "(ValueError: seeded)"),
        ("syntax error", "(SyntaxError: invalid syntax (run.py, line 3))"),
    ],
)
def test_a_build_that_breaks_is_told_without_a_traceback_and_the_next_one_is_tried(
    running: Running, stub: Stub, capfd: pytest.CaptureFixture[str], program: str, expected: str
) -> None:
    stub(program)
    report = running.build()
    (mistake,) = report.mistakes
    assert report.failed
    assert expected in mistake.texts["en"]
    assert capfd.readouterr().err == f"{mistake}\n"
    stub("from types import SimpleNamespace as N; return N(status=0, problems=())")
    assert running.build(fresh=True) == Report(failed=False)


def test_processes_that_die_while_they_wait_are_replaced(running: Running) -> None:
    running.build()
    dead = [process for process, _ in running.builder.waiting]
    for process in dead:
        process.kill()
        process.join(SECONDS)
    assert running.build() == Report(failed=False)
    assert [process for process, _ in running.builder.waiting if process in dead] == []


@pytest.mark.usefixtures("_none_waits")
def test_settings_that_cannot_be_read_are_told_with_their_line(running: Running, project: Path) -> None:
    (project / "pelicanconf.py").write_text("A = 1\nB = nothing\n", encoding="utf-8")
    (mistake,) = running.build().mistakes
    assert (mistake.path, mistake.line, mistake.code) == ("pelicanconf.py", 2, "unexpected")


def test_nothing_runs_on_after_the_end(running: Running) -> None:
    running.build()
    waiting = [process for process, _ in running.builder.waiting]
    running.builder.close()
    assert [process.is_alive() for process in waiting] == [False, False]
    assert running.builder.waiting == []
