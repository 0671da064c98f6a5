"""Everything that is installed is pinned by its hash, and nothing else is installed."""

from __future__ import annotations

import json
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from audit import pins
from plugins.release.packages import pins as pins_of
from tests.supply import pinned, using

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = {file: (ROOT / file).read_text(encoding="utf-8") for file in pins.FILES}
HERE = "".join(PINNED[file] for file in (pins.SITE, pins.TESTS))  # what this environment consists of
PACKAGE = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))

A = "a" * 64
SMALL = f"""\
# made by uv
one==1.0 \\
    --hash=sha256:{A} \\
    --hash=sha256:{A}
    # via two-packages
two-packages==2.0 ; python_full_version >= '3.8' \\
    --hash=sha256:{A}
three==3.0 ; sys_platform == 'none' \\
    --hash=sha256:{A}
"""
MODULES: dict[str, Any] = {
    "packages": {"": {"name": "ours"}, "node_modules/axe": {"version": "1.0.0", "integrity": "sha512-x"}}
}


@pytest.mark.parametrize("file", pins.FILES)
def test_every_package_is_pinned_by_its_hash_and_no_host_is_named(file: str) -> None:
    assert list(pinned.loose(PINNED[file])) == []


@pytest.mark.parametrize("file", pins.FILES)
def test_every_declared_package_is_pinned(file: str) -> None:
    declared = [name for group in pins.FILES[file] for name in PROJECT["dependency-groups"][group]]
    built = PROJECT["project"]["dependencies"] if file == pins.SITE else []
    assert list(pinned.unpinned(PINNED[file], using.names([*declared, *built]))) == []


def test_what_is_installed_is_what_is_pinned() -> None:
    installed = {package.name: package.version for package in metadata.distributions()}
    assert list(pinned.different(HERE, installed)) == []


def test_no_package_is_pinned_to_two_versions() -> None:
    site, tests = (
        {pin.name: pin.version for pin in pins_of(PINNED[file])} for file in (pins.SITE, pins.TESTS)
    )
    assert {name for name in site.keys() & tests.keys() if site[name] != tests[name]} == set()


def test_every_module_is_pinned_by_its_hash_and_no_host_is_named() -> None:
    assert list(pinned.open_modules(PACKAGE, LOCK)) == []
    assert len(LOCK["packages"]) > len(PACKAGE["dependencies"])


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("one==1.0", "one>=1.0", ["2: one>=1.0 \\"]),
        ("one==1.0", "one", ["2: one \\"]),
        ("one==1.0", "one==1.*", ["2: one==1.* \\"]),
        (f"one==1.0 \\\n    --hash=sha256:{A} \\\n    --hash=sha256:{A}\n", "one==1.0\n", ["2: one==1.0"]),
        ("sha256:aa", "sha256:a", [f"3:     --hash=sha256:{A[1:]} \\"]),
        ("sha256:aa", "md5:aa", [f"3:     --hash=md5:{A} \\"]),
        ("# made by uv", "--index-url https://x.example/simple", ["1: --index-url https://x.example/simple"]),
        ("# made by uv", "# --index-url https://x.example", ["1: # --index-url https://x.example"]),
        ("# made by uv", "# from pypi.org", ["1: # from pypi.org"]),
        ("# made by uv", "--find-links /opt", ["1: --find-links /opt"]),
        ("# made by uv", "-e .", ["1: -e ."]),
        ("one==1.0", "one @ file:///one.whl", ["2: one @ file:///one.whl \\"]),
    ],
)
def test_what_is_not_pinned_is_found(old: str, new: str, found: list[str]) -> None:
    assert list(pinned.loose(SMALL)) == []
    assert old in SMALL
    assert list(pinned.loose(SMALL.replace(old, new, 1))) == found


def test_a_declared_package_that_is_missing_is_found() -> None:
    assert list(pinned.unpinned(SMALL, using.names(["One", "Two_Packages[x]>=1"]))) == []
    assert list(pinned.unpinned(SMALL, using.names(["One", "Four"]))) == ["four"]


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        ({"One": "1.0", "two_packages": "2.0", "pip": "23.2"}, []),
        ({"one": "1.1", "two-packages": "2.0"}, ["one: 1.0 is pinned, 1.1 is installed"]),
        ({"one": "1.0"}, ["two-packages: 2.0 is pinned, None is installed"]),
        ({"one": "1.0", "two-packages": "2.0", "x": "1"}, ["x: None is pinned, 1 is installed"]),
    ],
)
def test_an_environment_that_differs_is_found(installed: dict[str, str], found: list[str]) -> None:
    assert list(pinned.different(SMALL, installed)) == found


@pytest.mark.parametrize(
    ("version", "module", "found"),
    [
        ("1.0.0", {}, []),
        ("^1.0.0", {}, ["axe: ^1.0.0"]),
        ("latest", {}, ["axe: latest"]),
        ("1.0.0", {"integrity": ""}, ["node_modules/axe: no hash"]),
        ("1.0.0", {"integrity": "sha1-x"}, ["node_modules/axe: no hash"]),
        ("1.0.0", {"resolved": "https://x.example"}, ["node_modules/axe: https://x.example"]),
    ],
)
@pytest.mark.parametrize("field", ["dependencies", "devDependencies", "overrides"])
def test_a_module_that_can_change_is_found(
    field: str, version: str, module: dict[str, str], found: list[str]
) -> None:
    packages = {
        **MODULES["packages"],
        "node_modules/axe": {**MODULES["packages"]["node_modules/axe"], **module},
    }
    assert list(pinned.open_modules({field: {"axe": version}}, {"packages": packages})) == found
