"""The walk finds each way in which a build after others can differ from one from nothing."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.incremental import comparing, project, texts, walking
from tests.incremental.building import Builder, Made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.incremental.edits import Kinds

BEGUN = 1_000_000_000
TEXT = "content/ja/guide/steps.md"
PROGRAM = 'import sys\nsys.exit(sys.modules.setdefault("left", "said {}"))\n'
OK, BAD = Made(0), Made(1, (("steps.md", 1, "bad", ()),), "bad")


@dataclass
class Fake:
    """Builds that copy the sources, and refuse them where a text is bad; `fault` happens after each."""

    fault: Callable[[Path, Path], Made | None] = lambda _output, _sources: None
    _made: list[Made] = field(default_factory=list)

    def begin(self, settings: Path, overrides: Mapping[str, Any]) -> None:
        """Build at once."""
        sources, output = settings.parent, Path(overrides["OUTPUT_PATH"])
        made = BAD if "bad" in texts.read(sources / TEXT) else OK
        for name in ("OUTPUT_PATH", "RELEASE_PATH"):
            if not made.status and overrides[name]:
                shutil.rmtree(overrides[name], ignore_errors=True)
                shutil.copytree(sources / "content", overrides[name])
        for path in output.rglob("*.md"):
            path.rename(path.with_suffix(".html"))
        if overrides["RELEASE_PATH"] and not made.status:
            for path in [output, *output.rglob("*")]:
                os.utime(path, (BEGUN, BEGUN))
        self._made.append(self.fault(output, sources) or made)

    def end(self) -> Made:
        """Return how that ended."""
        return self._made.pop()


def walk(tmp_path: Path, warm: Fake) -> walking.Walk:
    """Return a walk through a small project that has been built once."""
    folder = tmp_path / "project"
    texts.write(folder / TEXT, "words\n")
    texts.write(folder / "pelicanconf.py", "")
    project.write_overrides(folder, project.FIRST)
    found = walking.Walk(folder, tmp_path / "aside", warm, Fake(), "1")
    found.begin()
    return found


def word(folder: Path, rng: Random) -> str:
    texts.change(folder / TEXT, lambda text: f"{text}{rng.random()}\n")
    return "a word"


def nothing(_project: Path, _rng: Random) -> str:
    return "nothing"


def bad(folder: Path, _rng: Random) -> str:
    texts.change(folder / TEXT, lambda text: f"{text}bad\n")
    return "a mistake"


KINDS: Kinds = {"word": (word,), "nothing": (nothing,), "bad": (bad,)}


def test_a_walk_tells_how_each_step_ended(tmp_path: Path) -> None:
    found = walk(tmp_path, Fake())
    found.go(KINDS, 40)
    ends = {
        kind: {step.ended for step in found.steps if step.kind == kind} for kind in (*KINDS, walking.BACK)
    }
    back = ends.pop(walking.BACK)
    assert ends == {"word": {"changed"}, "nothing": {"same"}, "bad": {"refused"}}
    assert back <= {"changed", "same"}
    assert [n for n, step in enumerate(found.steps) if step.is_release] == [7, 15, 23, 31, 39]
    assert "bad" not in texts.read(tmp_path / "project" / TEXT)


def test_a_walk_goes_the_same_way_for_the_same_seed(tmp_path: Path) -> None:
    walks = [walk(tmp_path / name, Fake()) for name in ("one", "other")]
    for found in walks:
        found.go(KINDS, 12)
    assert walks[0].steps == walks[1].steps


def stale(kept: dict[str, bytes]) -> Callable[[Path, Path], None]:
    """Return a fault: the page stays as it was when it was built first."""

    def fault(output: Path, _sources: Path) -> None:
        path = output / "ja" / "guide" / "steps.html"
        if path.exists():
            first = kept.setdefault("page", path.read_bytes())
            if path.read_bytes() != first:
                path.write_bytes(first)

    return fault


def extra(output: Path, _sources: Path) -> None:
    texts.write(output / "extra.html", "")


def empty_folder(output: Path, _sources: Path) -> None:
    (output / "extra").mkdir(exist_ok=True)


def told(_output: Path, sources: Path) -> Made | None:
    return Made(0, (("a", 1, "hint", ()),)) if "0." in texts.read(sources / TEXT) else None


def accepts(_output: Path, sources: Path) -> Made | None:
    return OK if "bad" in texts.read(sources / TEXT) else None


def harms(output: Path, sources: Path) -> Made | None:
    if "bad" in texts.read(sources / TEXT):
        shutil.rmtree(output)
    return None


def time(output: Path, _sources: Path) -> None:
    os.utime(output / "ja" / "guide" / "steps.html", (BEGUN + 1, BEGUN + 1))


def sources_touched(_output: Path, sources: Path) -> None:
    (sources / TEXT).chmod(0o600)
    os.utime(sources / TEXT, (BEGUN, BEGUN))


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (
            stale({}),
            r"ja/guide/steps.html: other content\n--- warm\n\+\+\+ cold\n@@ -1 \+1,2 @@\n words\n\+0\.",
        ),
        (told, r"problems:\n--- warm\n\+\+\+ cold\n@@ -1 \+0,0 @@\n-a:1: \[hint\] \{\}"),
        (accepts, "status 0 and 1"),
        (harms, "output is not as before the build that failed: .: only in the cold one"),
        (time, r"ja/guide/steps.html: mode \d+, time \d+ in the warm one, mode"),
        (sources_touched, "a build has changed the sources, or their times"),
    ],
)
def test_a_difference_is_told_with_the_way_to_it(
    fault: Callable[[Path, Path], Made | None], message: str, tmp_path: Path
) -> None:
    with pytest.raises(walking.DifferentError) as error:
        walk(tmp_path, Fake(fault)).go(KINDS, 20)
    assert re.search(message, str(error.value))
    assert re.search(r"seed '1', step \d+: \d+ differences", str(error.value))


@pytest.mark.parametrize("fault", [extra, empty_folder])
def test_what_only_one_has_is_told(fault: Callable[[Path, Path], None], tmp_path: Path) -> None:
    with pytest.raises(walking.DifferentError, match=r"extra.*: only in the warm one"):
        walk(tmp_path, Fake(fault))


def test_a_deck_holds_each_kind_as_often_as_the_others() -> None:
    found = walking.deck(["a", "b", "c"], 8, Random(1))  # noqa: S311 - to be the same each time
    assert len(found) == 8
    assert {found.count(name) for name in "abc"} == {2, 3}


def test_of_a_long_difference_the_beginning_is_told() -> None:
    text = comparing.shown(b"a\n" * 500, b"b\n" * 500)
    assert text.splitlines()[3:5] == ["-a", "-a"]
    assert len(text.splitlines()) == 30


def test_a_builder_leaves_nothing_of_one_build_to_the_next(tmp_path: Path) -> None:
    texts.write(tmp_path / "bad.py", "import os\nos._exit(7)\n")
    with Builder() as builder:
        found = []
        for number in (1, 2):
            texts.write(tmp_path / "pelicanconf.py", PROGRAM.format(number))
            builder.begin(tmp_path / "pelicanconf.py", {})
            found.append(builder.end())
        builder.begin(tmp_path / "bad.py", {})
        crashed = builder.end()
    assert found == [Made(1, said="said 1\n"), Made(1, said="said 2\n")]
    assert crashed == Made(-1, said="status 7: ")
