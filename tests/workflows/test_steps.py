"""The steps of site.yml that are more than one command, run as the runner runs them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.browser.visits import KEPT
from tests.workflows import rules
from tests.workflows.files import ROOT, SITE, read

if TYPE_CHECKING:
    from pathlib import Path

STEPS = {step["name"]: step for job in rules.load(read(SITE))["jobs"].values() for step in job["steps"]}
FIND, CHECK = STEPS["Find the published revision"], STEPS["Check the content"]
INSTALL = STEPS["Install a Japanese font, browsers and web servers"]
KEEP = STEPS["Keep the pictures of pages"]

# Stand-ins: gh gives the answer that a test wrote for an address, make tells what it is asked.
GH = """#!/bin/bash
cat "$ANSWERS/${2//[^a-z0-9]/-}"
"""
MAKE = """#!/bin/bash
printf '%s\\n' "$@" "${SITEURL-no address}"
"""
DEPLOYMENTS = "repos/owner/site/deployments"
NEWEST_FIRST = f"{DEPLOYMENTS}?environment=github-pages&per_page=100"


def run(step: rules.Block, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the shell text of a step, with stand-ins for gh and make."""
    for name, text in (("gh", GH), ("make", MAKE)):
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    return subprocess.run(  # noqa: S603 - the text of our own workflow
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", **env},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def published(folder: Path, states: dict[str, str], *, unanswered: str = "") -> tuple[bool, str]:
    """Return whether a revision can be looked for, and what is handed on; states are by deployment."""
    answers = {NEWEST_FIRST: " ".join(states)}
    answers |= {f"{DEPLOYMENTS}/{name}/statuses": found.replace(" ", "\n") for name, found in states.items()}
    answers |= {f"{DEPLOYMENTS}/{name}": f"revision-of-{name}" for name in states}
    for address in answers.keys() - {unanswered}:
        name = "".join(letter if letter.isalnum() else "-" for letter in address)
        (folder / name).write_text(answers[address], encoding="utf-8")
    output = folder / "output"
    output.touch()
    done = run(FIND, folder, GITHUB_REPOSITORY="owner/site", GITHUB_OUTPUT=str(output), ANSWERS=str(folder))
    return done.returncode == 0, output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("states", "handed_on"),
    [
        ({}, ""),
        ({"1": "failure in_progress"}, ""),
        ({"1": "unsuccessful"}, ""),
        ({"1": "success in_progress"}, "revision=revision-of-1\n"),
        ({"2": "success in_progress", "1": "inactive success"}, "revision=revision-of-2\n"),
        ({"3": "error", "2": "failure", "1": "inactive success"}, "revision=revision-of-1\n"),
    ],
)
def test_the_published_revision_is_that_of_the_newest_deployment_that_succeeded(
    states: dict[str, str], handed_on: str, tmp_path: Path
) -> None:
    assert published(tmp_path, states) == (True, handed_on)


@pytest.mark.parametrize("address", [NEWEST_FIRST, f"{DEPLOYMENTS}/1/statuses", f"{DEPLOYMENTS}/1"])
def test_a_request_that_fails_ends_the_checks(address: str, tmp_path: Path) -> None:
    assert published(tmp_path, {"1": "success"}, unanswered=address) == (False, "")


def test_only_the_request_has_the_token() -> None:
    assert [name for name, step in STEPS.items() if "github.token" in str(step)] == [FIND["name"]]


@pytest.mark.parametrize(
    ("address", "told"), [("https://x.example", "https://x.example"), ("", "no address")]
)
@pytest.mark.parametrize(("revision", "arguments"), [("abc", "ARGS=--against abc"), ("", "ARGS=")])
def test_the_content_is_checked_against_what_is_published(
    address: str, told: str, revision: str, arguments: str, tmp_path: Path
) -> None:
    done = run(CHECK, tmp_path, REVISION=revision, SITEURL=address)
    assert done.stdout.splitlines() == ["check", arguments, told]


def test_the_content_is_always_checked_and_before_the_tests() -> None:
    assert "if" not in CHECK
    assert CHECK["env"]["REVISION"] == "${{ needs.scope.outputs.published }}"
    assert (FIND["id"], "if" in FIND) == ("published", False)
    names = list(STEPS)
    assert names.index(FIND["name"]) < names.index(CHECK["name"]) < names.index("Test")


def test_a_japanese_font_browsers_and_servers_are_there_before_the_tests() -> None:
    install = "sudo apt-get install --yes --no-install-recommends"
    assert INSTALL["run"].splitlines() == [
        r"printf '#!/bin/sh\nexit 101\n' | sudo install -m 755 /dev/stdin /usr/sbin/policy-rc.d",
        "sudo apt-get update",
        f"{install} fonts-noto-cjk nginx caddy wrk openssl \\",
        "  webkit2gtk-driver xvfb libegl1 libgl1 libxkbfile1 libxshmfence1 libxtst6",
    ]
    assert "if" not in INSTALL
    names = list(STEPS)
    assert names.index(INSTALL["name"]) < names.index("Test")


def test_pictures_are_kept_for_some_days_after_a_failure_too() -> None:
    assert KEEP["if"] == "${{ !cancelled() }}"
    assert ROOT / KEEP["with"]["path"] == KEPT.parent
    # Left alone, the action takes no hidden folder, and each file stays for 90 days.
    assert (KEEP["with"]["include-hidden-files"], KEEP["with"]["retention-days"]) == (True, 7)
    names = list(STEPS)
    assert names.index(KEEP["name"]) == names.index("Test") + 1
