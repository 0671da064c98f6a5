"""A copy of the project with articles for measuring is built without a word, and as it is asked for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

import bench.ours
from bench import phases
from bench.figures import Usage
from bench.ours import MADE, Ours
from tests.bench import samples
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
URL = "https://guide.example"
MIDDLE = "content/ja/news/cooking-2026-10-30.md"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Ours:
    """Return a small project with three articles."""
    folder = tmp_path_factory.mktemp("bench")
    with pytest.MonkeyPatch.context() as monkeypatch:
        samples.make_small(folder / "small", monkeypatch)
        return Ours(folder / "ours", 3)


def test_the_guard_has_no_word_to_say_about_the_articles_of_the_real_project(tmp_path: Path) -> None:
    ours = Ours(tmp_path / "ours", 3)
    done = built.build(ours.folder, ours.folder / "output", URL, release=False)
    assert (done.returncode, done.stderr) == (0, "")
    site = built.read(ours.folder / "output", URL)
    for prefix in ("", "en/"):
        for name in ("tea-2026-10-31", "cooking-2026-10-30", "walk-2026-10-29"):
            page = site.page(f"{prefix}news/{name}/index.html")
            assert len(page.select(".text h2")) == 6
            assert len(page.select(".text table, .text img")) == 2
            targets = [str(a["href"]) for a in page.select(".text a")]
            assert [href for href in targets if not site.file_at(f"{URL}{href.partition('#')[0]}")] == []


def test_a_build_keeps_what_later_ones_can_use_until_it_is_cleared(ours: Ours) -> None:
    there = {path.name for path in ours.folder.iterdir()}
    ours.clear()
    for is_release in (True, False):
        usage = ours.build(120, is_release=is_release)
        assert usage.cpu > 0.1
        assert usage.memory > 30 * 2**20
    assert {path.name for path in ours.folder.iterdir()} - there <= {"__pycache__", *MADE}
    assert [name for name in MADE if (ours.folder / name).is_dir()] == [*MADE]
    kept = sorted(path.name.partition("-")[0] for path in (ours.folder / ".build_cache").iterdir())
    assert kept == ["cache.sqlite", "compressed", "site"]
    ours.clear()
    assert [name for name in MADE if (ours.folder / name).exists()] == []


def test_only_what_a_build_without_a_release_has_left_can_be_found_unchanged(ours: Ours) -> None:
    ours.clear()
    assert not ours.is_built
    ours.build(120, is_release=False)
    assert ours.is_built
    assert list((ours.folder / "output").rglob("*.br")) == []
    assert not (ours.folder / "release").exists()
    made = (ours.folder / "output").stat().st_ctime_ns
    ours.build(120, is_release=False)
    assert (ours.folder / "output").stat().st_ctime_ns == made
    ours.build(120, is_release=True)
    assert not ours.is_built


def test_a_build_can_be_timed_by_phase(ours: Ours) -> None:
    ours.clear()
    start = time.monotonic()
    found = ours.phases(120, is_release=True)
    assert found.keys() == {*phases.NAMES}
    assert min(found.values()) > 0
    assert sum(found.values()) <= time.monotonic() - start
    ours.clear()
    assert "compress" not in ours.phases(120, is_release=False)


def test_only_a_build_that_is_timed_is_asked_for_times_and_to_run_in_one_process(
    ours: Ours, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(command: list[str], _folder: Path, environment: dict[str, str], _patience: float) -> Usage:
        asked.append((len(command[command.index("bench.one_build") + 1 :]), environment.get("JOBS")))
        return Usage(1, 1, 1)

    asked: list[tuple[int, str | None]] = []
    monkeypatch.delenv("JOBS", raising=False)
    monkeypatch.setattr(bench.ours, "measure", run)
    ours.build(120, is_release=False)
    (ours.folder / "times.json").write_text("{}", encoding="utf-8")
    ours.phases(120, is_release=False)
    assert asked == [(1, None), (3, "1")]


def test_an_edit_adds_one_sentence_to_one_text_each_time(ours: Ours) -> None:
    def texts() -> dict[Path, str]:
        return {path: path.read_text(encoding="utf-8") for path in ours.content.rglob("*.md")}

    seen = texts()
    for number in (1, 2):
        ours.edit()
        changed = {path: text for path, text in texts().items() if text != seen[path]}
        assert [path.relative_to(ours.folder).as_posix() for path in changed] == [MIDDLE]
        [text] = changed.values()
        [path] = changed
        sentence = f"\n\nこれは{number}回目に書き足した文です。"
        assert text.replace(sentence, "", 1) == seen[path]
        assert 1 / 3 < text.index(sentence) / len(text) < 2 / 3
        seen = texts()


def test_the_topics_are_those_of_the_data(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    text = '[[topics]]\nid = "b"\n[[topics]]\nid = "a"\n[[terms]]\nid = "c"\n'
    (tmp_path / "data" / "any.toml").write_text(text, encoding="utf-8")
    assert bench.ours.topics(tmp_path) == ["a", "b"]
