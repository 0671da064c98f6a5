"""Builds are measured in turn, and what comes of it is printed, however it ends."""

from __future__ import annotations

import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit.tools import MissingToolError
from bench import hugo, run
from bench.measure import FailedError, Usage

if TYPE_CHECKING:
    from collections.abc import Callable

USAGE = Usage(2, 3, 4 * 2**20)


class Fake:
    """Stands in for a copy of the project and for Hugo; writes down what it is asked."""

    def __init__(self, asked: list[str], ends: Callable[[], None]) -> None:
        self.asked, self.ends, self.folder = asked, ends, Path()

    def build(self, name: str = "hugo") -> Usage:
        self.ends()
        self.asked.append(name)
        return USAGE


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


def test_each_size_is_measured_in_turn_and_told(
    fakes: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = fakes()
    assert run.run("1000,10", 2, "") == 0
    turn = ["cold", "unchanged", "edited", "publish", "alike", "hugo"]
    assert asked == ["install", "10 in ours", *turn, *turn, "1000 in ours", *turn, *turn]
    told = capsys.readouterr()
    assert told.err.splitlines()[-1] == "1,000記事 / articles: Hugo (2/2)"
    assert len(told.err.splitlines()) == 24
    assert "最初から / cold" in told.out
    assert "Hugo v1" in told.out
    assert "neighbours, contact box, feeds, sitemap" in told.out


def test_only_what_is_asked_for_is_measured_and_hugo_is_not_needed(
    fakes: Callable[..., list[str]],
) -> None:
    asked = fakes()
    assert run.run("10", 1, "edited,cold") == 0
    assert asked == ["10 in ours", "cold", "edited"]


@pytest.mark.parametrize(
    ("sizes", "runs", "only"),
    [("10,x", 1, ""), ("0", 1, ""), ("", 1, ""), ("10", 0, ""), ("10", 1, "cold,cool"), ("10", 1, "cool")],
)
def test_what_cannot_be_measured_is_told(
    sizes: str, runs: int, only: str, fakes: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = fakes()
    assert run.run(sizes, runs, only) == 2
    assert asked == []
    assert "--only cold,unchanged,edited,publish,alike,hugo\n" in capsys.readouterr().err


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
    assert run.run("10", 1, "") == status
    printed = capsys.readouterr()
    assert printed.err.endswith(f"\ninvoke bench: {told}\n")
    assert [name in printed.out for name in ("cold", "unchanged", "edited")] == [True, True, False]
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is handler


def test_a_missing_hugo_is_told(
    fakes: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> str:
        raise MissingToolError("no Hugo")

    asked = fakes()
    monkeypatch.setattr(hugo, "program", missing)
    assert run.run("10", 1, "") == 2
    assert (asked, capsys.readouterr().err) == (["install"], "invoke bench: no Hugo\n")
