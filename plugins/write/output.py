"""The folders that a build writes: the site, and the files of a release beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.write.atomic_swap import Folder, swap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

DIGITS = 16  # of the name of a folder that stands for another one


@dataclass(frozen=True)
class Output:
    """The folder of the site, and that of the files of a release; None where this is no release."""

    site: Folder
    release: Folder | None = None

    @property
    def _folders(self) -> list[Folder]:
        return [self.site, self.release] if self.release else [self.site]

    def prepare(self, wanted: Collection[str]) -> None:
        """Create the staging folders, with the `wanted` files of the previous build; raise OSError."""
        for folder in self._folders:
            folder.prepare(wanted)

    def swap(self, without: Iterable[str] = ()) -> None:
        """Let the prepared folders replace the old ones, all or none; raise OSError.

        `without` are paths in the site that an earlier build has left and this one does not have.
        """
        self.site.remove(without)
        swap(self._folders)

    def discard(self) -> None:
        """Remove what is prepared, if anything is."""
        for folder in self._folders:
            folder.discard()


def output(settings: Mapping[str, Any]) -> Output:
    """Return the folders that Pelican's settings name."""
    target = Path(settings.get("PUBLIC_PATH") or settings["OUTPUT_PATH"]).resolve()  # a link stays one
    if settings["RELEASE_PATH"]:  # it sets times and modes: it must not share files with another site
        return Output(Folder(target), Folder(Path(settings["RELEASE_PATH"]).resolve()))
    reuses = settings["USE_CACHE"] and not settings.get("CHECK_ONLY")
    return Output(Folder(target, previous_build(Path(settings["CACHE_PATH"]), target) if reuses else None))


def previous_build(cache: Path, target: Path) -> Path:
    """Return the folder in the cache for the site that was in a target before the present one."""
    return cache / f"site-{hashing.digest(os.fsencode(target))[:DIGITS]}"
