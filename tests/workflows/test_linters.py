"""The files for the code host are well-formed and safe: by its schemas, and by zizmor at its strictest."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from check_jsonschema import main as check_jsonschema

from tests.workflows.files import DAILY, DEPENDABOT, HOST, SITE, names, with_fault

pytestmark = pytest.mark.slow
BIN = Path(sys.executable).parent
WORKFLOW, DEPENDENCIES = "vendor.github-workflows", "vendor.dependabot"
TIMEOUTS = "custom.github-workflows-require-timeout"
SCHEMAS = [
    (DAILY, WORKFLOW),
    (DAILY, TIMEOUTS),
    (SITE, WORKFLOW),
    (SITE, TIMEOUTS),
    (DEPENDABOT, DEPENDENCIES),
]
STRICTEST = (
    "--offline",
    "--no-config",
    "--persona=auditor",  # what zizmor is not sure of, too
    "--collect=all",
    "--strict-collection",
)


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment."""
    return subprocess.run(  # noqa: S603 - a program that requirements.txt pins
        [BIN / program, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def unsafe(folder: Path) -> list[str]:
    """Return the names of what zizmor finds."""
    done = run("zizmor", *STRICTEST, "--no-progress", "--format=json", "--no-exit-codes", str(folder))
    assert done.returncode == 0, done.stderr
    return [finding["ident"] for finding in json.loads(done.stdout) if not finding["ignored"]]


def malformed(path: Path, schema: str) -> str:
    """Return what breaks a schema that check-jsonschema brings with it, or nothing."""
    with redirect_stdout(StringIO()) as told, pytest.raises(SystemExit) as end:
        check_jsonschema(["--builtin-schema", schema, str(path)])
    return told.getvalue() if end.value.code else ""


def seed(folder: Path, name: str, old: str, new: str) -> Path:
    """Make a copy of the files in which one has a fault."""
    copy = shutil.copytree(HOST, folder / HOST.name)
    (copy / name).write_text(with_fault(name, old, new), encoding="utf-8")
    return copy


def test_nothing_is_unsafe() -> None:
    assert unsafe(HOST) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (SITE, "checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "checkout@v7", "unpinned-uses"),
        (SITE, "run: make test-content", "run: echo ${{ github.head_ref }}", "template-injection"),
        (SITE, "  pull_request:", "  pull_request_target:", "dangerous-triggers"),
        (SITE, "persist-credentials: false", "persist-credentials: true", "artipacked"),
        (SITE, "permissions: {}", "permissions: write-all", "excessive-permissions"),
        (DEPENDABOT, "default-days: 7", "default-days: 1", "dependabot-cooldown"),
    ],
)
def test_what_is_unsafe_is_found(name: str, old: str, new: str, found: str, tmp_path: Path) -> None:
    assert found in unsafe(seed(tmp_path, name, old, new))


def test_every_file_has_a_schema() -> None:
    assert {name for name, _ in SCHEMAS} == names()


@pytest.mark.parametrize(("name", "schema"), SCHEMAS)
def test_a_file_is_well_formed(name: str, schema: str) -> None:
    assert malformed(HOST / name, schema) == ""


@pytest.mark.parametrize(
    ("name", "schema", "fault", "found"),
    [
        (SITE, WORKFLOW, ("runs-on:", "run-on:"), "run-on"),
        (SITE, WORKFLOW, ("pages: read", "pages: reed"), "reed"),
        (DAILY, WORKFLOW, ("- cron:", "- crom:"), "crom"),
        (SITE, TIMEOUTS, ("timeout-minutes: 30", "env: {}"), "timeout-minutes"),
        (DEPENDABOT, DEPENDENCIES, ("interval: weekly", "interval: wekly"), "wekly"),
    ],
)
def test_what_is_malformed_is_found(
    name: str, schema: str, fault: tuple[str, str], found: str, tmp_path: Path
) -> None:
    assert found in malformed(seed(tmp_path, name, *fault) / name, schema)
