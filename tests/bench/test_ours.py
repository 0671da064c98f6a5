"""A copy of the project with articles for measuring is built as it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bench import ours as module
from bench.measure import Usage
from bench.ours import MADE, Ours
from tests.plugins import programs, small_site
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

MIDDLE = "content/ja/news/cooking-2026-10-30.md"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Ours:
    """Return a small project with three articles, whose releases are packed quickly."""
    folder = tmp_path_factory.mktemp("bench")
    small = built.copy(small_site.write(folder / "small"), built.PACKAGES)
    with (small / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(programs.QUICKLY)
    return Ours(folder / "ours", 3, small)


def test_each_way_finds_what_it_has_to_and_leaves_what_it_says(
    ours: Ours, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measure(command: list[str], folder: Path, environment: dict[str, str]) -> Usage:
        found.append((command[-1], *(name for name in MADE if (folder / name).exists())))
        for name in MADE:
            (folder / name).mkdir(exist_ok=True)
        assert environment["SITEURL"] == "https://guide.example"
        return Usage(1, 1, 1)

    found: list[tuple[str, ...]] = []
    monkeypatch.setattr(module, "measure", measure)
    plain = '{"RELEASE_PATH": ""}'
    for name in ("unchanged", "unchanged", "cold", "edited", "publish", "edited", "alike"):
        ours.build(name)
    assert found[:-1] == [
        (plain,),  # what comes before a build that finds something is not measured
        (plain, *MADE),
        (plain, *MADE),
        (plain,),
        (plain, *MADE),
        ("{}",),
        (plain, *MADE),
        (plain, *MADE),
    ]
    assert '"furigana": ""' in found[-1][0]
    assert found[-1][1:] == ()


def test_an_edit_adds_one_sentence_to_one_text_each_time(ours: Ours) -> None:
    def texts() -> dict[Path, str]:
        return {path: path.read_text(encoding="utf-8") for path in ours.content.rglob("*.md")}

    seen = texts()
    for _ in range(2):
        ours.edit()
        changed = {path: text for path, text in texts().items() if text != seen[path]}
        [(path, text)] = changed.items()
        assert path.relative_to(ours.folder).as_posix() == MIDDLE
        [sentence] = {*text.split("\n\n")} - {*seen[path].split("\n\n")}
        assert sentence.endswith("回目に書き足した文です。")
        assert 1 / 3 < text.index(sentence) / len(text) < 2 / 3
        seen = texts()


@pytest.mark.slow
def test_a_build_keeps_what_later_ones_can_use_and_only_a_release_is_packed(ours: Ours) -> None:
    def made() -> dict[str, bool]:
        return {
            name: any((ours.folder / name).rglob("*.br")) for name in MADE if (ours.folder / name).exists()
        }

    there: dict[str, Any] = {}
    for name in ("cold", "unchanged", "publish"):
        usage = ours.build(name)
        assert usage.cpu > 0.1
        assert usage.memory > 10 * 2**20
        there[name] = (ours.folder / "output").stat().st_ino, made()
    assert there["unchanged"] == there["cold"]
    assert there["cold"][1] == {"output": False, ".build_cache": False}
    assert there["publish"][1]["output"]
