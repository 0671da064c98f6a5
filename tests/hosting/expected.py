"""What a published site is to answer: its files, their headers, and which addresses it has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.hosting.headers import Headers

NOT_FOUND = "404.html"
CODINGS = {"br": ".br", "gzip": ".gz"}


@dataclass(frozen=True)
class Expected:
    """A site at `base` below its host's root; `prefixes` are its languages', `files` all that it has."""

    files: Mapping[str, bytes]
    headers: Headers
    base: str
    prefixes: tuple[str, ...]

    def targets(self) -> dict[str, str]:
        """Return request target → file, for every file that has an address of its own."""
        return {
            f"{self.base}/{path.removesuffix('index.html')}": path for path in self.files if is_public(path)
        }

    def sampled(self) -> Expected:
        """Return a site with all files of the root, and of each folder there one of each type."""
        samples: dict[tuple[str, str], str] = {}
        for path in filter(is_public, self.files):
            folder, _, rest = path.partition("/")
            samples.setdefault((folder, PurePosixPath(rest).suffix), path)
        kept = {*samples.values(), *(path for path in self.files if not is_public(path))}
        return replace(self, files={path: data for path, data in self.files.items() if path in kept})

    def codings(self, path: str) -> list[str]:
        """Return how a file is there compressed."""
        return [coding for coding, ending in CODINGS.items() if f"{path}{ending}" in self.files]

    def missing(self, target: str) -> str:
        """Return the 404 page for a target: that of the language in whose folder it claims to be."""
        fitting = [prefix for prefix in self.prefixes if target.startswith(f"{self.base}/{prefix}")]
        return max(fitting, key=len, default="") + NOT_FOUND


def is_public(path: str) -> bool:
    """Tell whether a file has an address: not what hosts read, nor compressed versions and 404 pages."""
    name = PurePosixPath(path).name
    return not name.startswith("_") and not name.endswith(tuple(CODINGS.values())) and name != NOT_FOUND
