"""The program of the page for writing, made once on this machine."""

from __future__ import annotations

from pathlib import Path

from audit import tools
from tests.needed import needed
from writing import bundle


def program() -> Path:
    """Return the folder that holds it; without npm's packages, the tests that need it are left out."""

    def found() -> Path:
        for package in bundle.PACKAGES:
            tools.module(package)
        tools.node()
        folder = bundle.made(tools.ROOT)
        assert folder, "the program cannot be made"
        return Path(folder)

    return needed(found, "tests/writing")
