"""Each night it is looked for what becomes wrong by itself, whatever else happens in it."""

from __future__ import annotations

import pytest

from tests.workflows import rules, watching
from tests.workflows.files import DAILY, SITE, read, with_fault

WATCH, VULNERABILITIES = "    name: Watch\n", "        run: make vulnerabilities\n"
EXPIRING = f"        if: {watching.AFTER_A_FAILURE} # after a failure too: both are told in one night\n"
NIGHTS = 'on:\n  schedule:\n    - cron: "7 15 * * *"'


def test_nothing_is_unwatched() -> None:
    assert list(watching.unwatched(rules.load(read(DAILY)))) == []


def test_the_site_is_published_whatever_is_found() -> None:
    assert "needs" not in rules.load(read(DAILY))["jobs"]["site"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (VULNERABILITIES, "        run: make list\n", ["make vulnerabilities: nobody runs it at night"]),
        (
            VULNERABILITIES,
            "        run: make vulnerabilities || true\n",
            ["make vulnerabilities: nobody runs it at night"],
        ),
        ("run: make expiring", "run: make list", ["make expiring: nobody runs it at night"]),
        (
            NIGHTS,
            "on: push",
            ["make vulnerabilities: nobody runs it at night", "make expiring: nobody runs it at night"],
        ),
        (
            VULNERABILITIES,
            f"{VULNERABILITIES}        continue-on-error: true\n",
            ["make vulnerabilities: may fail unseen"],
        ),
        (
            VULNERABILITIES,
            f"{VULNERABILITIES}        if: failure()\n",
            ["make vulnerabilities: may be left out"],
        ),
        (EXPIRING, "", ["make expiring: is left out if another finds something"]),
        (EXPIRING, "        if: success()\n", ["make expiring: may be left out"]),
        (
            WATCH,
            f"{WATCH}    needs: site\n",
            ["make vulnerabilities: may be left out", "make expiring: may be left out"],
        ),
        (
            WATCH,
            f"{WATCH}    continue-on-error: true\n",
            ["make vulnerabilities: may fail unseen", "make expiring: may fail unseen"],
        ),
        (
            "    name: Site\n",
            "    name: Site\n    needs: [watch]\n",
            ["make vulnerabilities: site waits for it", "make expiring: site waits for it"],
        ),
    ],
)
def test_what_is_unwatched_is_found(old: str, new: str, found: list[str]) -> None:
    assert list(watching.unwatched(rules.load(with_fault(DAILY, old, new)))) == found


def test_another_workflow_watches_nothing() -> None:
    assert [*watching.unwatched(rules.load(read(SITE)))] == [
        "make vulnerabilities: nobody runs it at night",
        "make expiring: nobody runs it at night",
    ]
