"""Edit after edit, each followed by a build that knows the one before and by one that knows nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from tests.incremental import comparing
from tests.incremental.project import CACHE, OUTPUT, RELEASE, overrides, restore, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.incremental.building import Builds, Made
    from tests.incremental.comparing import Tree
    from tests.incremental.edits import Kinds
    from tests.incremental.project import Snapshot

SETTINGS = "pelicanconf.py"
RELEASES = 8  # each eighth build is a release
REMEMBERED = 5  # states that an editor may go back to
TOLD = 12  # differences, and edits before them, that are told
BACK = "back"  # the kind of edit that brings back an earlier state of everything
CHANGED, SAME, REFUSED = "changed", "same", "refused"


@dataclass(frozen=True)
class Step:
    """An edit, what the builds after it made of it, and whether they were releases."""

    kind: str
    description: str
    ended: str
    is_release: bool

    def __str__(self) -> str:
        return f"{self.kind}: {self.description} → {self.ended}{', a release' if self.is_release else ''}"


class DifferentError(AssertionError):
    """A build that made use of earlier ones made something else than one from nothing."""


def deck(names: Sequence[str], count: int, rng: Random) -> list[str]:
    """Return `count` names in a random order, each as often as the others or once more."""
    found: list[str] = []
    while len(found) < count:
        found += rng.sample(names, len(names))
    return found[:count]


@dataclass
class Walk:
    """A walk through edits of the project in a folder; the other builds are made in `aside`."""

    project: Path
    aside: Path
    warm: Builds
    cold: Builds
    seed: str
    steps: list[Step] = field(default_factory=list)
    _site: Tree = field(default_factory=dict)  # of the last build that succeeded
    _known: list[Snapshot] = field(
        default_factory=list
    )  # states that could be built, the last one at the end

    def begin(self) -> None:
        """Build the project as it is, both ways."""
        step = self._built("start", "the project as it is")
        if step.ended == REFUSED:
            raise AssertionError(f"the project cannot be built as it is: {step}")
        self._known.append(snapshot(self.project))

    def go(self, kinds: Kinds, count: int) -> None:
        """Make this many edits; raise DifferentError at the first difference."""
        for number, kind in enumerate(deck([*kinds, BACK], count, self.dice("deck")), start=len(self.steps)):
            rng, before = self.dice(f"{number} {kind}"), snapshot(self.project)
            if kind == BACK:
                restore(self.project, rng.choice(self._known), with_times=rng.random() < 1 / 2)
                description = "to an earlier state of everything"
            else:
                turn = sum(step.kind == kind for step in self.steps)
                description = kinds[kind][turn % len(kinds[kind])](self.project, rng)
            step = self._built(kind, description)
            self.steps.append(step)
            if step.ended == REFUSED:
                restore(self.project, before, with_times=rng.random() < 1 / 2)
            else:
                self._known = [*self._known, snapshot(self.project)][-REMEMBERED:]

    def dice(self, what: str) -> Random:
        """Return dice of their own for each step, so that one step's throws do not change the next one's."""
        return Random(f"{self.seed} {what}")  # noqa: S311 - to be the same each time

    def _built(self, kind: str, description: str) -> Step:
        """Build both ways, and compare."""
        is_release = len(self.steps) % RELEASES == RELEASES - 1
        cold = self.aside / "cold"
        shutil.rmtree(cold, ignore_errors=True)
        sources = snapshot(self.project)
        sites_before = [comparing.tree(self.project / name) for name in (OUTPUT, RELEASE)]
        self.cold.begin(self.project / SETTINGS, self._overrides(cold, is_release=is_release))
        self.warm.begin(self.project / SETTINGS, self._overrides(self.project, is_release=is_release))
        outcomes = self.warm.end(), self.cold.end()
        found = list(self._differences(*outcomes, cold, sites_before, is_release=is_release))
        if snapshot(self.project) != sources:
            found.append("a build has changed the sources, or their times")
        ended = REFUSED
        if not outcomes[0].status:
            site = comparing.tree(self.project / OUTPUT)
            ended = SAME if comparing.read(site) == comparing.read(self._site) else CHANGED
            self._site = site
        step = Step(kind, description, ended, is_release)
        if found:
            raise DifferentError(self._report(step, found, outcomes))
        return step

    def _overrides(self, folder: Path, *, is_release: bool) -> dict[str, Any]:
        compiled = self.aside / "compiled"  # templates, by their text: all builds may share them
        compiled.mkdir(parents=True, exist_ok=True)
        return {
            **overrides(self.project),
            "OUTPUT_PATH": str(folder / OUTPUT),
            "CACHE_PATH": str(folder / CACHE),
            "RELEASE_PATH": str(folder / RELEASE) if is_release else "",
            "COMPILED_PATH": str(compiled),
        }

    def _differences(
        self, warm: Made, cold: Made, folder: Path, before: list[Tree], *, is_release: bool
    ) -> Iterator[str]:
        yield from comparing.told_otherwise(warm, cold)
        for name, old in zip((OUTPUT, RELEASE), before, strict=True):
            ours = comparing.tree(self.project / name)
            if warm.status:
                found = comparing.differences(ours, old, with_times=True)
                yield from (f"{name} is not as before the build that failed: {text}" for text in found)
            elif is_release or name == OUTPUT:
                theirs = comparing.tree(folder / name)
                yield from comparing.differences(ours, theirs, with_times=is_release)
        if cold.status and (folder / OUTPUT).exists():
            yield f"{OUTPUT}: written by the cold build although it failed"

    def _report(self, step: Step, found: list[str], outcomes: tuple[Made, Made]) -> str:
        """Return all that is needed to find out why."""
        files = "\n".join(text.split("\n")[0] for text in found[1:TOLD])
        history = "\n".join(map(str, [*self.steps, step][-TOLD:]))
        return (
            f"seed {self.seed!r}, step {len(self.steps)}: {len(found)} differences\n{found[0]}\n{files}\n"
            f"edits, the last one at the end:\n{history}\n"
            f"the warm build in {self.project}: {outcomes[0].said}\n"
            f"the cold one in {self.aside}: {outcomes[1].said}"
        )
