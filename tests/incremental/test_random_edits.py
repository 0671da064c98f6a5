"""However the sources change, a build that makes use of earlier ones makes what one from nothing makes."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from tests.incremental import project
from tests.incremental.building import Builder
from tests.incremental.edits import KINDS
from tests.incremental.walking import BACK, CHANGED, REFUSED, RELEASES, Walk

if TYPE_CHECKING:
    from pathlib import Path

# EDITS_SEED=2 EDITS=1000 walks another way, and further; the workflow takes 200.
SEED = os.environ.get("EDITS_SEED", "1")
COUNT = int(os.environ.get("EDITS", "8"))


def test_each_build_after_an_edit_is_the_same_as_one_from_nothing(tmp_path: Path) -> None:
    folder = project.make(tmp_path / "project")
    with Builder() as warm, Builder() as cold:
        walk = Walk(folder, tmp_path / "aside", warm, cold, SEED)
        walk.begin()
        walk.go(KINDS, COUNT)
    ends = Counter(step.ended for step in walk.steps)
    assert len(walk.steps) == COUNT
    assert ends[CHANGED] >= 0.5 * COUNT, ends
    assert ends[REFUSED] >= 0.05 * COUNT, ends
    assert sum(step.is_release for step in walk.steps) == COUNT // RELEASES
    often = Counter(step.kind for step in walk.steps)
    assert {kind for kind in (*KINDS, BACK) if often[kind] < COUNT // (len(KINDS) + 1)} == set()
