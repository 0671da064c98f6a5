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

    import pytest

# EDITS_SEED=2 EDITS=1000 walks another way, and further; the workflow takes 200.
SEED = os.environ.get("EDITS_SEED", "1")
COUNT, FEW = int(os.environ.get("EDITS", "8")), 3


def test_each_build_after_an_edit_is_the_same_as_one_from_nothing(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    count = COUNT if pytestconfig.getoption("--all") else FEW
    folder = project.make(tmp_path / "project")
    with Builder() as warm, Builder() as cold:
        walk = Walk(folder, tmp_path / "aside", warm, cold, SEED)
        walk.begin()
        walk.go(KINDS, count)
    ends = Counter(step.ended for step in walk.steps)
    assert len(walk.steps) == count
    assert ends[CHANGED] >= 0.5 * count, ends
    assert ends[REFUSED] >= 0.05 * count or count == FEW, ends
    assert sum(step.is_release for step in walk.steps) == count // RELEASES
    often = Counter(step.kind for step in walk.steps)
    assert {kind for kind in (*KINDS, BACK) if often[kind] < count // (len(KINDS) + 1)} == set()
