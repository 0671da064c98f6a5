"""The recorded run of tests claims nothing that these tests do not do."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from audit import record, tools
from tests.browser import recording, visits

if TYPE_CHECKING:
    from collections.abc import Iterator


def beyond(run: dict[str, Any], made: set[str]) -> Iterator[str]:
    """Yield what a record claims although these tests do not make it."""
    for check in run["checks"]:
        if check["id"] not in made:
            yield f"check {check['id']}"
        for look in check["looks"]:
            yield from (f"width {width}" for width in look["widths"] if width not in visits.WIDTHS)
            yield from (f"scheme {name}" for name in look["schemes"] if name not in visits.SCHEMES)


def made(config: pytest.Config) -> set[str]:
    """Return the checks that there are tests for, those included that this session has not collected."""
    folders = (Path(__file__).parent / "checks", Path(__file__).parents[1] / "site" / "checks")
    written = {path.stem for folder in folders for path in folder.glob("[!_]*.py")}
    return written | config.stash[recording.KEY].tests.keys()


def test_the_record_claims_nothing_that_the_tests_do_not_make(pytestconfig: pytest.Config) -> None:
    run = tomllib.loads((tools.ROOT / record.RECORD).read_text(encoding="utf-8"))["test_run"]
    assert list(beyond(run, made(pytestconfig))) == []


@pytest.mark.parametrize(
    ("check", "found"),
    [
        ({"id": "axe", "looks": [{"widths": [320], "schemes": ["dark"]}]}, []),
        ({"id": "screen-reader", "looks": []}, ["check screen-reader"]),
        ({"id": "axe", "looks": [{"widths": [320, 4000], "schemes": ["light"]}]}, ["width 4000"]),
        ({"id": "axe", "looks": [{"widths": [320], "schemes": ["sepia"]}]}, ["scheme sepia"]),
    ],
)
def test_a_claim_that_no_test_makes_is_found(check: dict[str, Any], found: list[str]) -> None:
    assert list(beyond({"checks": [check]}, {"axe"})) == found
