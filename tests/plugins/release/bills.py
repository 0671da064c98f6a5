"""What a bill of materials must hold to: a pure function, which yields what is not true of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(.*(?:\n    --hash.*)*)", re.MULTILINE)


def untrue(bill: dict[str, Any], pinned: str, needed: Iterable[str]) -> Iterator[str]:
    """Yield how a bill differs from a requirements.txt, and which of the needed packages it lacks."""
    pins = {
        name: (version, re.findall(r"sha256:(\w+)", hashes)) for name, version, hashes in PIN.findall(pinned)
    }
    components = {component["name"]: component for component in bill["components"]}
    yield from (f"{name}: missing" for name in sorted({*needed} - components.keys()))
    for name, component in components.items():
        version, hashes = pins.get(name, ("", []))
        if component["version"] != version:
            yield f"{name}: {component['version']}, pinned is {version or 'none'}"
        if component["purl"] != f"pkg:pypi/{name}@{component['version']}":
            yield f"{name}: has the address {component['purl']}"
        files = [file["hashes"] for file in component["externalReferences"] if file["type"] == "distribution"]
        expected = [[{"alg": "SHA-256", "content": digits}] for digits in sorted(hashes)]
        if sorted(files, key=str) != expected:
            yield f"{name}: other hashes than are pinned"
