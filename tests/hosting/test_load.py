"""Under load, every request is answered, and with the right bytes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from audit import tools
from tests.conftest import FIGURES
from tests.hosting import load
from tests.hosting.conftest import tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.hosting.conftest import Start
    from tests.hosting.planted import Placed

pytestmark = pytest.mark.slow
SECONDS = 3
GOOD = dict.fromkeys(load.ERRORS, 0.0) | {"requests": 9.0}


def test_under_load_every_answer_is_whole_and_right(
    start: Start, placed: Callable[[str], Placed], tmp_path: Path, record_property: Callable[[str, str], None]
) -> None:
    site, wrk = placed("root").site, tool("wrk")
    with start("nginx", "root") as server, load.sampling(server, site, seed=1) as samples:
        figures = load.run(wrk, tmp_path, server, site, SECONDS)
    record_property(FIGURES, load.told(figures, samples))
    kept = tools.ROOT / ".audit"
    kept.mkdir(exist_ok=True)
    (kept / "load.json").write_text(json.dumps({**figures, "compared": samples.count}), encoding="utf-8")
    assert samples.count > SECONDS
    assert (list(load.failed(figures)), samples.wrong) == ([], [])


def test_a_wrong_byte_is_found(start: Start, placed: Callable[[str], Placed], tmp_path: Path) -> None:
    built = placed("root")
    root = tmp_path / "root"
    shutil.copytree(built.root, root, symlinks=True)
    for page in root.glob("*/index.html"):
        page.write_bytes(page.read_bytes()[:-1] + b"!")
    with start("nginx", "root", root=root) as server, load.sampling(server, built.site, seed=1) as samples:
        load.run(tool("wrk"), tmp_path, server, built.site, 1)
    assert any(line.endswith("/index.html") for line in samples.wrong)


def test_an_error_is_found(start: Start, placed: Callable[[str], Placed], tmp_path: Path) -> None:
    built = placed("root")
    text = (built.release / "nginx.conf").read_text(encoding="utf-8")
    broken = text.replace("if ($site_allow) { return 405; }", 'if ($uri ~ "/index.html$") { return 500; }')
    with start("nginx", "root", broken) as server, load.sampling(server, built.site, seed=1) as samples:
        figures = load.run(tool("wrk"), tmp_path, server, built.site, 1)
    assert [line.partition(":")[0] for line in load.failed(figures)] == ["status"]
    assert any(line.endswith(": 500") for line in samples.wrong)


@pytest.mark.parametrize("name", load.ERRORS)
def test_each_kind_of_error_counts(name: str) -> None:
    assert list(load.failed(GOOD)) == []
    assert list(load.failed({**GOOD, name: 2.0})) == [f"{name}: 2"]


def test_no_load_is_no_success() -> None:
    assert list(load.failed({**GOOD, "requests": 0.0})) == ["no requests"]
