"""The bill of materials is true, well-formed and the same for the same release."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from plugins.release import bill_of_materials, packages
from plugins.release.npm_packages import NpmPackage
from plugins.release.packages import Package
from plugins.release.provenance import ROOT, Revision
from tests.plugins.release import bills

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
PINNED = (ROOT / packages.PINNED).read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = PROJECT["dependencies"]
MADE_FROM = Revision("1f" * 20, 1_700_000_000)
PYTHONS = {"setuptools"}  # environments of Python 3.11 have it, and it loads itself
# Babel and docutils load these where they are there, as with the tests; one is a plugin in Pelican's folder.
TESTS = {"pillow", "pytz", "pelican-readtime"}
DIRECT = {"babel", "jinja2", "pelican", "segno"}  # some of them
# Builds the site and tells which packages were loaded for it.
BUILDS = """
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from plugins.run import build
status = build(Path("pelicanconf.py").resolve())
found = packages_distributions()
print(*{name for module in sys.modules if "." not in module for name in found.get(module, [])})
sys.exit(status)
"""


def text(used: list[Package] | None = None, **changed: Any) -> str:
    found, problems = packages.used(DECLARED, PINNED)
    assert problems == []
    given = {"project": PROJECT, "made_from": MADE_FROM, **changed}
    return bill_of_materials.text(used=found if used is None else used, **given)


TEXT = text()


@pytest.fixture(scope="module", autouse=True)
def _parsed_once() -> Iterator[None]:
    """Let the schema's validator parse each address once: the bill has each many times."""
    name = "rfc3987_syntax.syntax_helpers"
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(f"{name}.parse", cache(import_module(name).parse))
        yield


def bill() -> dict[str, Any]:
    """Return a copy of the bill, which a test may break."""
    found: dict[str, Any] = json.loads(TEXT)
    return found


def component(name: str, within: dict[str, Any]) -> dict[str, Any]:
    [found] = [each for each in within["components"] if each["name"] == name]
    return dict(found)


def invalid(written: str) -> bool:
    return JsonStrictValidator(SchemaVersion.V1_7).validate_str(written) is not None


def test_the_bill_follows_the_schema() -> None:
    assert bill()["$schema"] == "http://cyclonedx.org/schema/bom-1.7.schema.json"
    assert not invalid(TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"alg": "SHA-256"', '"alg": "SHA-255"'),
        ('"id": "MIT"', '"id": "Mit"'),
        ('"timestamp": "2023', '"timestamp": "23'),
        ('"serialNumber": "urn:', '"serialNumber": "'),
        ('"type": "library"', '"kind": "library"'),
    ],
)
def test_what_does_not_follow_the_schema_is_found(old: str, new: str) -> None:
    assert old in TEXT
    assert invalid(TEXT.replace(old, new, 1))


def test_the_bill_is_true_and_names_all_that_a_build_loads(project: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", BUILDS],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    loaded = {canonicalize_name(name) for name in done.stdout.split()}
    assert loaded >= DIRECT
    assert list(bills.untrue(bill(), PINNED, loaded - PYTHONS - TESTS)) == []
    assert {each["scope"] for each in bill()["components"]} == {"required"}


def test_the_bill_tells_of_the_site_when_it_is_from_and_what_it_needs() -> None:
    found = bill()
    assert found["metadata"] == {
        "component": {
            "bom-ref": "first-step-guide",
            "description": PROJECT["description"],
            "licenses": [{"license": {"acknowledgement": "declared", "id": "MIT"}}],
            "name": "first-step-guide",
            "swhid": [f"swh:1:rev:{MADE_FROM.name}"],
            "type": "application",
            "version": PROJECT["version"],
        },
        "lifecycles": [{"phase": "build"}],
        "timestamp": "2023-11-14T22:13:20+00:00",
    }
    needs = {entry["ref"].split("@")[0]: entry.get("dependsOn", []) for entry in found["dependencies"]}
    assert [ref.split("@")[0] for ref in needs["pkg:pypi/jinja2"]] == ["pkg:pypi/markupsafe"]
    assert {f"pkg:pypi/{name}" for name in DIRECT} <= {ref.split("@")[0] for ref in needs["first-step-guide"]}
    assert "swhid" not in json.loads(text(made_from=Revision("", 1)))["metadata"]["component"]


PROGRAM = [
    NpmPackage(
        "@forms/cms", "1.2.3", "MIT", "ab" * 64, ("reader",), {"@inner/ui": "0.1.0", "reader": "2.0.0"}
    ),
    NpmPackage("reader", "2.0.0", "Apache-2.0", "cd" * 64, (), {}),
]


def test_the_bill_names_what_the_program_of_the_page_for_writing_is_made_of() -> None:
    written = text(program=PROGRAM)
    assert not invalid(written)
    found = json.loads(written)
    forms = component("@forms/cms", found)
    assert (forms["version"], forms["purl"], forms["scope"]) == (
        "1.2.3",
        "pkg:npm/%40forms/cms@1.2.3",
        "required",
    )
    assert forms["licenses"] == [{"license": {"acknowledgement": "declared", "id": "MIT"}}]
    assert forms["externalReferences"] == [
        {
            "type": "distribution",
            "url": "pkg:npm/%40forms/cms@1.2.3",
            "hashes": [{"alg": "SHA-512", "content": "ab" * 64}],
        }
    ]
    inner = [(each["name"], each["version"], each["purl"]) for each in forms["components"]]
    assert inner == [
        ("@inner/ui", "0.1.0", "pkg:npm/%40inner/ui@0.1.0"),
        ("reader", "2.0.0", "pkg:npm/reader@2.0.0"),
    ]
    needs = {entry["ref"]: entry.get("dependsOn", []) for entry in found["dependencies"]}
    assert needs["pkg:npm/%40forms/cms@1.2.3"] == ["pkg:npm/reader@2.0.0"]
    assert [ref for ref in needs["first-step-guide"] if "npm" in ref] == ["pkg:npm/%40forms/cms@1.2.3"]


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"license_expression": "MIT"}, [{"license": {"acknowledgement": "declared", "id": "MIT"}}]),
        (
            {"license_expression": "Apache-2.0 OR MIT", "license": "old"},
            [{"acknowledgement": "declared", "expression": "Apache-2.0 OR MIT"}],
        ),
        ({"license": "BSD-3-Clause"}, [{"license": {"acknowledgement": "declared", "id": "BSD-3-Clause"}}]),
        (
            {"license": "GPL", "classifier": ["Framework :: X", "License :: OSI Approved :: GPL, version 2"]},
            [{"license": {"acknowledgement": "declared", "name": "GPL, version 2"}}],
        ),
        ({}, None),
    ],
)
def test_licences_are_as_the_packages_declare_them(about: dict[str, Any], told: list[Any] | None) -> None:
    [pin] = packages.pins(f"babel==2.18.0 \\\n    --hash=sha256:{'0f' * 32}\n")
    project = {**PROJECT, "dependencies": ["babel"]}
    written = text([Package(pin, set(), about)], project=project)
    assert component("babel", json.loads(written)).get("licenses") == told
    assert not invalid(written)


def test_the_same_release_has_the_same_bill_and_another_one_another_number() -> None:
    found, _ = packages.used(DECLARED, PINNED)
    assert text(found[::-1]) == TEXT
    numbers = {
        json.loads(each)["serialNumber"]
        for each in (
            TEXT,
            text(made_from=replace(MADE_FROM, name="2e" * 20)),
            text(made_from=replace(MADE_FROM, time=1)),
        )
    }
    assert len(numbers) == 3


def test_the_bill_is_written_beside_the_site(tmp_path: Path) -> None:
    assert bill_of_materials.write(tmp_path, MADE_FROM) == []
    assert (tmp_path / "sbom.cdx.json").read_text(encoding="utf-8") == TEXT


def test_a_bill_that_would_be_untrue_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / packages.PINNED).write_text(
        PINNED.replace("\npelican==", "\npelican==4.0+"), encoding="utf-8"
    )
    monkeypatch.setattr(bill_of_materials, "ROOT", tmp_path)
    problems = bill_of_materials.write(tmp_path, MADE_FROM)
    assert [problem.code for problem in problems] == ["other-version"]
    assert not (tmp_path / "sbom.cdx.json").exists()
