"""What can be done with this site from the command line."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING, Any

import pytest
from invoke.collection import Collection
from invoke.context import MockContext

import audit.lighthouse
import audit.record
import audit.tools
import audit.vulnerabilities
import bench.hugo
import bench.run
import editing.expiring
import editing.handbook
import editing.outlook
import pelicanconf
import plugins.render.translations
import plugins.run
import preview
import publishing.verify
import tasks
import writing.bundle

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

Asked = tuple[str, dict[str, object]]  # settings, overrides


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the tasks work in an empty folder, with all that they need installed."""
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(audit.tools, "install_environment", lambda _pinned: None)
    return tmp_path


@pytest.fixture
def built(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """Let builds succeed at once; return what was asked of them."""
    asked: list[Asked] = []

    def build(settings: Path, **overrides: object) -> int:
        asked.append((settings.relative_to(root).as_posix(), overrides))
        return 0

    monkeypatch.setattr(plugins.run, "build", build)
    return asked


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("build", ("pelicanconf.py", {"USE_CACHE": True})),
        ("publish", ("publishconf.py", {"TODAY": None, "USE_CACHE": True, "WRITE_PATH": ""})),
        ("check", ("pelicanconf.py", {"CHECK_ONLY": True, "AGAINST": ""})),
    ],
)
def test_a_build_uses_the_settings_of_its_purpose_and_says_that_it_is_done(
    name: str, expected: tuple[str, dict[str, object]], built: list[Asked], capsys: pytest.CaptureFixture[str]
) -> None:
    getattr(tasks, name)(MockContext())
    assert built == [expected]
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("==> ")
    assert " / " in last


def test_a_check_against_a_revision_ends_with_when_pages_are_seen(
    root: Path, built: list[Asked], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(
        editing.outlook, "tell", lambda *given: told.append((*given, capsys.readouterr().out))
    )
    tasks.check(MockContext(), against="main")
    assert told == [(root, "main", "==> 直すところはありません / Nothing to mend\n")]
    assert built == [("pelicanconf.py", {"CHECK_ONLY": True, "AGAINST": "main"})]


def test_the_site_of_another_day_can_be_published(built: list[Asked]) -> None:
    tasks.publish(MockContext(), day="2026-11-24")
    overrides = {"TODAY": datetime.date(2026, 11, 24), "USE_CACHE": True, "WRITE_PATH": ""}
    assert built == [("publishconf.py", overrides)]


@pytest.mark.parametrize("name", ["build", "publish"])
def test_a_site_can_be_built_without_the_cache(name: str, built: list[Asked]) -> None:
    getattr(tasks, name)(MockContext(), no_cache=True)
    assert [overrides["USE_CACHE"] for _, overrides in built] == [False]


@pytest.mark.parametrize("day", ["24.11.2026", "2026-11-31", "tomorrow"])
def test_a_day_that_is_none_is_told(day: str, built: list[Asked]) -> None:
    with pytest.raises(SystemExit) as stop:
        tasks.publish(MockContext(), day=day)
    assert stop.value.code == (
        f"--day {day}: 日付は 2026-11-24 のように書いてください\n--day {day}: write the day like 2026-11-24"
    )
    assert built == []


@pytest.mark.parametrize("status", [0, 1, 2])
def test_verify_compares_with_the_last_release_and_ends_with_its_status(
    status: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def run(*what: Any) -> int:
        asked.append(what)
        return status

    monkeypatch.setattr(publishing.verify, "run", run)
    for arguments in (["output"], ["https://guide.example", "old.json"]):
        with pytest.raises(SystemExit) as stop:
            tasks.verify(MockContext(), *arguments)
        assert stop.value.code == status
    assert asked == [
        ("output", root / "release" / "manifest.json"),
        ("https://guide.example", root / "old.json"),
    ]


@pytest.mark.parametrize("name", ["build", "publish", "check"])
@pytest.mark.parametrize("status", [1, 3])
def test_a_build_that_fails_ends_with_its_status_and_says_where_help_is_instead_of_done(
    name: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plugins.run, "build", lambda *_, **__: status)
    with pytest.raises(SystemExit) as stop:
        getattr(tasks, name)(MockContext())
    assert stop.value.code == status
    said = capsys.readouterr()
    assert "できました" not in said.out
    assert "見つかりませんでした" not in said.out
    assert said.err.splitlines() == [
        "==> サイトは元のままです。[ ] の名前の意味: docs/problems.ja.md",
        "==> 分からないときは、サイトの開発者に聞いてください。",
        "==> The site is as it was. What the names in [ ] mean: docs/problems.md",
        "==> If you are not sure, ask the site's developer.",
    ]


@pytest.mark.parametrize("status", [0, 1, 2])
def test_lighthouse_measures_a_public_site_of_its_own_and_ends_with_its_status(
    status: int, built: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[Any] = []

    def run(folder: Path, settings: dict[str, Any]) -> int:
        called.append((str(folder), settings["RESPONSE_HEADERS"], settings["LANGUAGES"]))
        return status

    monkeypatch.setattr(audit.tools, "install", lambda *names, everything: called.append((names, everything)))
    monkeypatch.setattr(audit.lighthouse, "run", run)
    # Pelican, reading another site's settings in this process, puts them in their place.
    monkeypatch.setitem(sys.modules, "pelicanconf", pelicanconf)
    with pytest.raises(SystemExit) as stop:
        tasks.lighthouse(MockContext())
    assert stop.value.code == status
    (settings, overrides) = built[0]
    assert (settings, overrides["SITEURL"]) == ("pelicanconf.py", "https://guide.example")
    assert called == [
        (("lighthouse",), True),
        (overrides["OUTPUT_PATH"], pelicanconf.RESPONSE_HEADERS, pelicanconf.LANGUAGES),
    ]


@pytest.mark.parametrize("status", [0, 1, 2, 130])
def test_bench_measures_what_is_asked_for_and_ends_with_its_status(
    status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def run(*what: Any) -> int:
        asked.append(what)
        return status

    monkeypatch.setattr(bench.run, "run", run)
    for options in ({}, {"sizes": "2", "runs": 1, "only": "cold"}):
        with pytest.raises(SystemExit) as stop:
            tasks.bench(MockContext(), **options)
        assert stop.value.code == status
    assert asked == [("10,100,1000,5000", 5, ""), ("2", 1, "cold")]


def test_serve_opens_the_preview_of_the_project_with_the_page_for_writing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[tuple[Any, ...]] = []
    monkeypatch.setattr(writing.bundle, "previewed", lambda folder: {"WRITE_PATH": f"{folder.name}/program"})
    monkeypatch.setattr(preview, "serve", lambda *given: served.append(given))
    tasks.serve(MockContext())
    [(served_root, find)] = served
    assert (served_root, find()) == (root, {"WRITE_PATH": f"{root.name}/program"})


def test_publish_builds_with_the_page_for_writing(
    root: Path, built: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing.bundle, "published", lambda folder: f"{folder.name}/program")
    tasks.publish(MockContext())
    assert [overrides["WRITE_PATH"] for _, overrides in built] == [f"{root.name}/program"]


@pytest.mark.parametrize(("task", "options"), [(tasks.test, ""), (tasks.test_all, " --all")])
def test_tests_check_lint_format_types_and_behaviour(
    task: Any, options: str, root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    installed: list[object] = []
    monkeypatch.delenv(audit.tools.REQUIRED, raising=False)
    monkeypatch.setattr(audit.tools, "install_environment", installed.append)
    monkeypatch.setattr(audit.tools, "install", lambda *names: installed.append(names))
    monkeypatch.setattr(bench.hugo, "install", lambda: installed.append("hugo"))
    context = MockContext(run=True, repeat=True)
    task(context)
    modules = ("@mozilla/readability", "@sveltia/cms", "axe-core", "esbuild", "vnu-jar")
    assert [{*installed[:2]}, *installed[2:]] == [{root / "requirements-test.txt", modules}, "hugo"]
    calls: Any = context.run  # a mock, which its type does not tell
    commands = [call.args[0].rpartition("/") for call in calls.call_args_list]
    assert [command for _, _, command in commands[:3]] == [
        "ruff check --quiet",
        "ruff format --check --quiet",
        "mypy --no-error-summary",
    ]
    shared = "--numprocesses=auto --dist=loadscope --no-loadscope-reorder"
    assert commands[3][2].endswith(f" -m pytest {shared}{options}")
    assert {folder for folder, _, _ in commands} == {sys.executable.rpartition("/")[0]}
    assert capfd.readouterr().out.count("==> ") == 4


@pytest.mark.parametrize(
    ("required", "only", "expected"),
    [
        ("1", "", ["requirements-engines.txt"]),
        ("1", "tests/site tests/engines", ["requirements-engines.txt"]),
        ("1", "tests/site", []),
        ("", "", []),
    ],
)
def test_earlier_engines_are_installed_where_no_test_of_them_may_be_left_out(
    required: str, only: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setenv(audit.tools.REQUIRED, required)
    monkeypatch.setattr(audit.tools, "install", lambda *_names: None)
    monkeypatch.setattr(audit.tools, "install_pinned", lambda pinned, _folder: installed.append(pinned.name))
    monkeypatch.setattr(bench.hugo, "install", lambda: None)
    tasks.test_all(MockContext(run=True, repeat=True), only=only)
    assert installed == expected


def test_what_cannot_be_installed_ends_the_tests_before_they_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_pinned: Path) -> None:
        sys.exit("pip's own words")

    monkeypatch.setattr(audit.tools, "install_environment", fail)
    monkeypatch.setattr(audit.tools, "install", lambda *_names: None)
    with pytest.raises(SystemExit, match="pip's own words"):
        tasks.test(MockContext())


def test_catalogue_updates_every_language_but_that_of_the_templates(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Any] = []

    def update(theme: Path, languages: dict[str, Any], source: str) -> list[Path]:
        asked.append((theme, [*languages], source))
        return [theme / "ja.po"]

    monkeypatch.setattr(plugins.render.translations, "update", update)
    tasks.catalogue(MockContext())
    assert asked == [(root / "theme", [*pelicanconf.LANGUAGES], pelicanconf.MESSAGES_LANGUAGE)]
    assert capsys.readouterr().out == "theme/ja.po\n"


@pytest.mark.parametrize("status", [0, 1, 2])
@pytest.mark.parametrize(
    ("task", "module"),
    [
        (tasks.expiring, editing.expiring),
        (tasks.handbook, editing.handbook),
        (tasks.record, audit.record),
        (tasks.vulnerabilities, audit.vulnerabilities),
    ],
)
def test_a_task_works_on_the_project_and_ends_with_its_status(
    task: Any, module: ModuleType, status: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def run(folder: Path) -> int:
        asked.append(folder)
        return status

    monkeypatch.setattr(module, "run", run)
    with pytest.raises(SystemExit) as stop:
        task(MockContext())
    assert (stop.value.code, asked) == (status, [root])


def test_clean_removes_what_was_built_and_nothing_else(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(root / ".venv"))
    built = [
        "output/en",
        ".output.123",
        "release",
        ".release.123",
        ".build_cache",
        ".ruff_cache",
        ".mypy_cache/3.11",
        "__pycache__",
        "plugins/__pycache__",
        "tests/site/__pycache__",
        "tests/site/checks/__pycache__",
    ]
    kept = [
        "content/ja/guide",
        "plugins/deep",
        "plugins/release",
        "tests/site/checks",
        "output-notes",
        ".venv/lib/site/__pycache__",
    ]
    for name in (*built, *kept):
        (root / name).mkdir(parents=True, exist_ok=True)
        (root / name / "file").touch()
    tasks.clean(MockContext())
    assert [name for name in built if (root / name).exists()] == []
    assert [name for name in kept if not (root / name / "file").exists()] == []
    tasks.clean(MockContext())  # with nothing left to remove


def test_every_task_says_what_it_does_in_both_languages() -> None:
    found = Collection.from_module(tasks).tasks
    assert {"build", "check", "handbook", "publish", "record", "serve", "test"} <= set(found)
    for name, task in found.items():
        japanese, slash, english = str(task.__doc__).partition(" / ")
        assert (japanese.isascii(), slash, english.isascii()) == (False, " / ", True), name
