"""What is not true of a bill of materials is found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plugins.release import bills

PINNED = f"""\
babel==2.18.0 \\
    --hash=sha256:{"0f" * 32} \\
    --hash=sha256:{"1e" * 32}
    # via nobody
jinja2==3.1.6 \\
    --hash=sha256:{"2d" * 32}
"""
OTHER_HASHES = "babel: other hashes than are pinned"


def distribution(digits: str) -> dict[str, Any]:
    """Return how a bill tells of a file from which a package can be installed."""
    return {"type": "distribution", "hashes": [{"alg": "SHA-256", "content": digits}]}


WHEEL, SOURCE = distribution("0f" * 32), distribution("1e" * 32)
BABEL = {
    "name": "babel",
    "version": "2.18.0",
    "purl": "pkg:pypi/babel@2.18.0",
    "externalReferences": [SOURCE, WHEEL],
}


def test_a_bill_may_leave_out_what_is_not_needed() -> None:
    assert list(bills.untrue({"components": [BABEL]}, PINNED, ["babel"])) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            {"name": "bable"},
            [
                "babel: missing",
                "bable: 2.18.0, pinned is none",
                "bable: has the address pkg:pypi/babel@2.18.0",
                "bable: other hashes than are pinned",
            ],
        ),
        (
            {"version": "2.17.0"},
            ["babel: 2.17.0, pinned is 2.18.0", "babel: has the address pkg:pypi/babel@2.18.0"],
        ),
        ({"purl": "pkg:npm/babel@2.18.0"}, ["babel: has the address pkg:npm/babel@2.18.0"]),
        ({"externalReferences": []}, [OTHER_HASHES]),
        ({"externalReferences": [WHEEL]}, [OTHER_HASHES]),
        ({"externalReferences": [WHEEL, WHEEL]}, [OTHER_HASHES]),
        ({"externalReferences": [WHEEL, SOURCE, SOURCE]}, [OTHER_HASHES]),
        ({"externalReferences": [WHEEL, distribution("2d" * 32)]}, [OTHER_HASHES]),
        ({"externalReferences": [WHEEL, {**SOURCE, "type": "website"}]}, [OTHER_HASHES]),
    ],
)
def test_what_is_untrue_is_found(change: dict[str, Any], found: list[str]) -> None:
    assert list(bills.untrue({"components": [BABEL | change]}, PINNED, ["babel"])) == found


def test_a_package_that_is_missing_is_found() -> None:
    assert list(bills.untrue({"components": [BABEL]}, PINNED, ["babel", "jinja2"])) == ["jinja2: missing"]
    assert list(bills.untrue({"components": []}, "", ["babel"])) == ["babel: missing"]
