"""The npm packages of the program are those of package-lock.json."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plugins.release import npm_packages
from plugins.release.npm_packages import NpmPackage

if TYPE_CHECKING:
    from pathlib import Path

PINNED = {
    "node_modules/@forms/cms": {
        "version": "1.2.3",
        "integrity": "sha512-AQI=",
        "license": "MIT",
        "dependencies": {"reader": "^2", "unused": "^3"},
    },
    "node_modules/reader": {"version": "2.0.0", "integrity": "sha512-Aw==", "license": "Apache-2.0"},
    "node_modules/unused": {"version": "3.0.0", "integrity": "sha512-BA==", "license": "ISC"},
}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    (tmp_path / npm_packages.LOCK).write_text(json.dumps({"packages": PINNED}), encoding="utf-8")
    listed = {"reader": {}, "@forms/cms": {"inner": "0.1.0"}}
    (tmp_path / npm_packages.LISTED).write_text(json.dumps(listed), encoding="utf-8")
    return tmp_path


def test_each_has_its_version_licence_and_hash_and_what_it_contains(program: Path) -> None:
    assert npm_packages.used(str(program), program) == [
        NpmPackage("@forms/cms", "1.2.3", "MIT", "0102", ("reader",), {"inner": "0.1.0"}),
        NpmPackage("reader", "2.0.0", "Apache-2.0", "03", (), {}),
    ]


def test_one_that_is_not_pinned_stops_the_release(program: Path) -> None:
    (program / npm_packages.LISTED).write_text('{"other": {}}', encoding="utf-8")
    with pytest.raises(KeyError, match="node_modules/other"):
        npm_packages.used(str(program), program)


def test_a_site_without_a_program_has_none(tmp_path: Path) -> None:
    assert npm_packages.used("", tmp_path) == []
