"""Tests that need what is not on the machine are left out, or fail where nothing may be."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from audit import tools
from tests.needed import needed

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
import pytest
from audit import tools
from tests.needed import needed

def missing():
    raise tools.MissingToolError("no Java")

@pytest.fixture
def java():
    return needed(missing, "tests/x")

@pytest.mark.parametrize("number", range(3))
def test_one(java, number):
    pass

def test_another(java):
    pass
"""


def missing() -> str:
    raise tools.MissingToolError("no Java")


@pytest.mark.parametrize("required", ["0", "1"])
def test_what_is_there_is_handed_on(required: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_TOOLS", required)
    assert needed(lambda: "java", "tests/x") == "java"


def test_what_is_missing_leaves_tests_out_and_the_reason_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUIRE_TOOLS", raising=False)
    with pytest.raises(pytest.skip.Exception) as skipped:
        needed(missing, "tests/x")
    assert str(skipped.value) == "tests/x: no Java"


def test_where_nothing_may_be_left_out_what_is_missing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_TOOLS", "1")
    with pytest.raises(pytest.fail.Exception) as failed:
        needed(missing, "tests/x")
    assert str(failed.value) == "REQUIRE_TOOLS=1: no Java"


def test_many_tests_that_lack_the_same_give_one_reason(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(TESTS, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", "-p", "tests.conftest", tmp_path],
        env={**os.environ, "PYTHONPATH": str(tools.ROOT), "REQUIRE_TOOLS": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    lines = [line for line in done.stdout.splitlines() if line.endswith(": tests/x: no Java")]
    assert [line.partition("] ")[0] for line in lines] == ["SKIPPED [4"]
