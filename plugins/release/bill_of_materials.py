"""The bill of materials of a release (CycloneDX 1.7, ECMA-424): every package that the site was built with.

These are the packages that the build imports, what they need in turn, and what they load where it is
installed; and those of npm that the program of the page for writing is made of, each with what it was itself
bundled from. What only tests, lints or previews stands in requirements.txt or package-lock.json alone.

cyclonedx-bom can make reproducible bills, but each of its modes gives half of this one: of a requirements
file it lists hashes without licences or dependencies; of an environment, these without hashes, and the tests'
packages too.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from plugins.release import npm_packages, packages
from plugins.release.provenance import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from cyclonedx.model import HashType
    from cyclonedx.model.component import Component
    from cyclonedx.model.license import License
    from packageurl import PackageURL

    from plugins.release.npm_packages import NpmPackage
    from plugins.release.packages import Package
    from plugins.release.provenance import Revision
    from plugins.report.problems import Problem

NAME = "sbom.cdx.json"  # CycloneDX, "Recognized file patterns"
NAMESPACE = UUID("9a1f6f0c-3c55-4a5d-8d0e-6b4f0c8f2d17")  # RFC 9562: numbers of bills are made from it


def text(
    project: Mapping[str, Any],
    used: Sequence[Package],
    made_from: Revision,
    program: Sequence[NpmPackage] = (),
) -> str:
    """Return the bill of a project, a table of pyproject.toml, as JSON: the same for the same release.

    `program` are the packages of the page for writing.
    """
    # Not above: they take a tenth of a second to load, and only a release needs them.
    from cyclonedx.model.bom import Bom, BomMetaData  # noqa: PLC0415
    from cyclonedx.model.component import Component, ComponentType, Swhid  # noqa: PLC0415
    from cyclonedx.model.lifecycle import LifecyclePhase, PredefinedLifecycle  # noqa: PLC0415
    from cyclonedx.output.json import JsonV1Dot7  # noqa: PLC0415

    site = Component(
        type=ComponentType.APPLICATION,
        bom_ref=project["name"],
        name=project["name"],
        version=project["version"],
        description=project["description"],
        licenses=_licences({"license_expression": project["license"]}),
        # The name of a git commit, as ISO/IEC 18670 has it.
        swhids=[Swhid(f"swh:1:rev:{made_from.name}")] if made_from.name else [],
    )
    components = {package.pin.name: _component(package) for package in used}
    of_program = {package.name: _npm_component(package) for package in program}
    bill = Bom(
        components=[*components.values(), *of_program.values()],
        metadata=BomMetaData(
            component=site,
            lifecycles=[PredefinedLifecycle(LifecyclePhase.BUILD)],
            timestamp=datetime.fromtimestamp(made_from.time, UTC),
        ),
        serial_number=UUID(int=0),
    )
    for package in used:
        bill.register_dependency(components[package.pin.name], [components[name] for name in package.needs])
    direct = packages.closure(project["dependencies"], lambda _name: [])
    for each in program:
        bill.register_dependency(of_program[each.name], [of_program[name] for name in each.needs])
    needed = {name for package in program for name in package.needs}
    loaded = [each for name, each in of_program.items() if name not in needed]
    bill.register_dependency(site, [*(components[name] for name in direct), *loaded])
    written = JsonV1Dot7(bill).output_as_string(indent=1)
    # A bill's number is that of its content, so that the same release has the same one.
    return written.replace(str(UUID(int=0)), str(uuid5(NAMESPACE, written)), 1) + "\n"


def _component(package: Package) -> Component:
    from cyclonedx.model import HashAlgorithm, HashType  # noqa: PLC0415 - as above
    from packageurl import PackageURL  # noqa: PLC0415

    pin = package.pin
    address = PackageURL("pypi", None, pin.name, pin.version)
    files = [HashType(alg=HashAlgorithm.SHA_256, content=digits) for digits in pin.hashes]
    return _pinned(pin.name, address, files, _licences(package.about))


def _npm_component(package: NpmPackage) -> Component:
    from cyclonedx.model import HashAlgorithm, HashType  # noqa: PLC0415 - as above
    from cyclonedx.model.component import Component  # noqa: PLC0415

    address = _npm_address(package.name, package.version)
    files = [HashType(alg=HashAlgorithm.SHA_512, content=package.sha512)]
    found = _pinned(package.name, address, files, _licences({"license_expression": package.licence}))
    for name, version in package.contains.items():
        inner = _npm_address(name, version)
        found.components.add(Component(bom_ref=f"{address}#{inner}", name=name, version=version, purl=inner))
    return found


def _npm_address(name: str, version: str) -> PackageURL:
    from packageurl import PackageURL  # noqa: PLC0415 - as above

    scope, _, rest = name.rpartition("/")
    return PackageURL("npm", scope or None, rest, version)


def _pinned(
    name: str, address: PackageURL, files: Iterable[HashType], licences: Iterable[License]
) -> Component:
    """Return a package that is installed from one of these files."""
    from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri  # noqa: PLC0415 - as above
    from cyclonedx.model.component import Component, ComponentScope  # noqa: PLC0415

    # The hash of a file to download belongs to that file, not to what is installed from one of them.
    kind, url = ExternalReferenceType.DISTRIBUTION, XsUri(str(address))
    return Component(
        bom_ref=str(address),
        name=name,
        version=address.version,
        purl=address,
        scope=ComponentScope.REQUIRED,
        external_references=[ExternalReference(type=kind, url=url, hashes=[digest]) for digest in files],
        licenses=licences,
    )


def _licences(about: Mapping[str, Any]) -> list[License]:
    """Return a package's licences: an SPDX expression if it gives one, or else what its index page shows."""
    from cyclonedx.contrib.license.factories import LicenseFactory  # noqa: PLC0415 - as above
    from cyclonedx.model.license import LicenseAcknowledgement  # noqa: PLC0415
    from cyclonedx.spdx import is_supported_id  # noqa: PLC0415

    make, declared = LicenseFactory(), LicenseAcknowledgement.DECLARED
    older = about.get("license", "")  # before PEP 639, anything could stand there
    if expression := about.get("license_expression") or (older if is_supported_id(older) else ""):
        return [make.make_from_string(expression, license_acknowledgement=declared)]
    named = [
        line.rpartition(" :: ")[2] for line in about.get("classifier", []) if line.startswith("License ::")
    ]
    return [make.make_with_name(name, acknowledgement=declared) for name in named]


def write(folder: Path, made_from: Revision, program: str = "") -> list[Problem]:
    """Write the bill into a folder; packages that are not those of requirements.txt are problems.

    `program` is the folder with that of the page for writing, if there is one.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = (ROOT / packages.PINNED).read_text(encoding="utf-8")
    found, problems = packages.used(project["dependencies"], pinned)
    if not problems:
        bill = text(project, found, made_from, npm_packages.used(program, ROOT))
        (folder / NAME).write_text(bill, encoding="utf-8")
    return problems
