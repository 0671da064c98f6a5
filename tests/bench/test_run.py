"""Builds are measured in turn, and what comes of it is printed, however it ends."""

from __future__ import annotations

import json
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit.tools import MissingToolError
from bench import hugo, phases, run
from bench.figures import Usage
from bench.measure import FailedError
from bench.plan import BUILDS, Plan
from tests.bench import samples
from tests.needed import needed

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow
USAGE = Usage(2, 3, 4 * 2**20)


class Fake:
    """Stands in for a copy of the project and for Hugo; writes down what it is asked."""

    def __init__(self, asked: list[str], ends: Callable[[], None]) -> None:
        self.asked, self.ends = asked, ends
        self.folder = self.content = Path()
        self.is_built = False

    def clear(self) -> None:
        self.asked.append("clear")
        self.is_built = False

    def edit(self) -> None:
        self.asked.append("edit")

    def build(self, _patience: float, *, is_release: bool | None = None) -> Usage:
        self.ends()
        self.is_built = not is_release
        self.asked.append({None: "hugo", False: "build", True: "release"}[is_release])
        return USAGE._replace(wall=9) if is_release else USAGE

    def phases(self, _patience: float, *, is_release: bool) -> dict[str, float]:
        self.ends()
        self.asked.append("timed release" if is_release else "timed build")
        return {"read": 1.5}


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., list[str]]:
    """Return a function that puts stand-ins in place and returns what will be asked of them."""

    def start(ends: Callable[[], None] = lambda: None) -> list[str]:
        asked: list[str] = []

        def ours(folder: Path, count: int) -> Fake:
            asked.append(f"{count} in {folder.name}")
            return Fake(asked, ends)

        monkeypatch.setattr(run, "Ours", ours)
        monkeypatch.setattr(hugo, "Hugo", lambda *_: Fake(asked, ends))
        monkeypatch.setattr(hugo, "install", lambda: asked.append("install"))
        monkeypatch.setattr(hugo, "program", lambda: "hugo")
        monkeypatch.setattr(hugo, "version", lambda _: "v1")
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        return asked

    return start


def times(number: int, error: BaseException) -> Callable[[], None]:
    """Return what raises an error when it is called for the time of that number."""
    calls = iter(range(1, number))

    def end() -> None:
        if next(calls, None) is None:
            raise error

    return end


def test_each_size_is_measured_in_turn(fakes: Callable[..., list[str]]) -> None:
    asked = fakes()
    assert run.run(Plan((10, 100), 2, BUILDS)) == 0
    turn = ["clear", "build", "build", "edit", "build", "clear", "release", "hugo"]
    timed = ["clear", "timed release"]
    assert asked == ["install", "10 in ours", *turn, *turn, "100 in ours", *turn, *turn, *timed]


def test_hugo_alone_has_no_phases(
    fakes: Callable[..., list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, file = fakes(), tmp_path / "found.json"
    assert run.run(Plan((10,), 1, ("hugo",)), str(file)) == 0
    assert asked == ["install", "10 in ours", "hugo"]
    assert "内訳" not in capsys.readouterr().out
    assert json.loads(file.read_text(encoding="utf-8"))["phases"] is None


def test_where_there_is_no_terminal_each_build_is_told_in_a_line(
    fakes: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    fakes()
    run.run(Plan((1000,), 2, ("cold", "hugo")))
    assert capsys.readouterr().err.splitlines() == [
        "1,000記事 / articles: 最初から / cold (1/2)",
        "1,000記事 / articles: Hugo (1/2)",
        "1,000記事 / articles: 最初から / cold (2/2)",
        "1,000記事 / articles: Hugo (2/2)",
        "1,000記事 / articles: 最初から / cold (内訳 / by phase)",
    ]


def test_without_hugo_it_is_not_needed(fakes: Callable[..., list[str]]) -> None:
    asked = fakes()
    assert run.run(Plan((10,), 1, ("cold",))) == 0
    assert asked == ["10 in ours", "clear", "build", "clear", "timed build"]


@pytest.mark.parametrize("name", ["unchanged", "edited"])
def test_what_follows_an_earlier_build_has_one_that_is_not_measured(
    name: str, fakes: Callable[..., list[str]], tmp_path: Path
) -> None:
    asked, file = fakes(), tmp_path / "found.json"
    assert run.run(Plan((10,), 2, (name,)), str(file)) == 0
    assert asked.count("build") == 3
    assert [len(row["runs"]) for row in json.loads(file.read_text(encoding="utf-8"))["rows"]] == [2]


def test_figures_are_printed_and_written(
    fakes: Callable[..., list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fakes()
    file = tmp_path / "found.json"
    assert run.run(Plan((10,), 1, ("cold", "hugo")), str(file)) == 0
    told = capsys.readouterr().out
    assert "最初から / cold" in told
    assert "いちばん遅いビルドの内訳" in told
    assert "Hugo: the same texts with one template for pages" in told
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found["machine"]["hugo"] == "v1"
    assert found["phases"] == {"articles": 10, "build": "cold", "seconds": {"read": 1.5}}
    assert [(row["build"], row["pages"], row["times_hugo"]) for row in found["rows"]] == [
        ("cold", 20, {"wall": 1, "cpu": 1, "memory": 1}),
        ("hugo", 20, None),
    ]


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (FailedError("exit status 1\nwhy"), 1, "ビルドが失敗しました / a build failed: exit status 1\nwhy"),
        (KeyboardInterrupt(), 130, "中断しました / interrupted"),
    ],
)
def test_what_was_measured_before_the_end_is_printed_and_nothing_is_left(
    error: BaseException,
    status: int,
    told: str,
    fakes: Callable[..., list[str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fakes(times(3, error))
    handler = signal.getsignal(signal.SIGTERM)
    assert run.run(Plan((10,), 1, BUILDS)) == status
    printed = capsys.readouterr()
    assert printed.err.endswith(f"\ninvoke bench: {told}\n")
    assert [name in printed.out for name in ("cold", "unchanged", "edited")] == [True, True, False]
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is handler


def test_a_missing_hugo_is_told(
    fakes: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = fakes()

    def missing() -> str:
        raise MissingToolError("no Hugo")

    monkeypatch.setattr(hugo, "program", missing)
    assert run.run(Plan((10,), 1, BUILDS)) == 2
    assert (asked, capsys.readouterr().err) == (["install"], "invoke bench: no Hugo\n")


def test_a_file_that_cannot_be_written_is_told(
    fakes: Callable[..., list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fakes()
    assert run.run(Plan((10,), 1, ("cold",)), str(tmp_path)) == 1
    assert capsys.readouterr().err.splitlines()[2:] == [f"invoke bench: {tmp_path}: Is a directory"]


def test_all_of_it_works_with_a_small_site_and_the_real_hugo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed(hugo.program, "tests/bench/test_run.py")
    samples.make_small(tmp_path / "small", monkeypatch)
    file = tmp_path / "found.json"
    assert run.run(Plan((2,), 1, BUILDS), str(file)) == 0
    found = json.loads(file.read_text(encoding="utf-8"))
    assert [row["build"] for row in found["rows"]] == [*BUILDS]
    for row in found["rows"][:-1]:
        assert row["times_hugo"]["wall"] > 0
    assert found["phases"]["build"] == "publish"
    assert found["phases"]["seconds"].keys() == {*phases.NAMES}
